// How each painted scene is filmed: exposure, which lamps pulse, who in it moves when.

import { overlay } from './camera.mjs';
import { breathing, flashers, followedBy, passing, roofLights, seated, steps, talking } from './film.mjs';

const CITIZENS = ['citizen', 'woman', 'elder'];

// `roof`: how strong the patrol car's lights are; the people and passers-by stand in the order of the scene's cast.
const SCENES = {
  trafficStop: {
    exposure: 1.35,
    place: 'street',
    roof: 0.8,
    lamps: (pulse, t) => [1, ...pulse, flashers(t)],
    cast: ['citizen', 'partner', { passes: 58 }],
  },
  porch: { exposure: 0.72, place: 'yard', lamps: () => [1], cast: ['citizen'] },
  hallway: {
    exposure: 0.9,
    place: 'corridor',
    lamps: (_pulse, t) => [1, failing(t)],
    cast: ['citizen', 'partner'],
  },
  storeFront: {
    exposure: 0.95,
    place: 'shop',
    roof: 0.55,
    lamps: (pulse) => [1, ...pulse, 1],
    cast: ['citizen', { passes: 130 }],
  },
  parkingLotA: {
    exposure: 1.15,
    place: 'lot',
    roof: 0.5,
    lamps: (pulse) => [1, ...pulse],
    cast: ['citizen', 'partner', { passes: 120 }],
  },
  parkingLotB: {
    exposure: 1.15,
    place: 'lot',
    roof: 0.5,
    lamps: (pulse) => [1, ...pulse],
    cast: ['citizen', 'partner', { passes: 120 }],
  },
};

// Poses of passers-by were made for this many pictures a second.
const PASSING_RATE = 15;

/** A ceiling panel that drops out now and then. */
function failing(t) {
  const spell = t % 7.3;
  return spell > 5 && spell < 6.1 ? (Math.floor(spell * 9) % 3 === 0 ? 0.25 : 1) : 1;
}

/**
 * The shot of a clip, for film(). Of `clip` it reads: `scene`, `officer`, `recordedMs`, `voices`, `buffer`; and if given
 * `calm` (no roof lights, a seated officer), `walks` (intervals in seconds), `passes` (when somebody goes by),
 * `flashes` (seconds), `tint` [r, g, b], `exposure`, `burn`.
 */
export function shotOf(clip) {
  const scene = SCENES[clip.scene];
  const seed = clip.recordedMs / 1000 / 7919;
  const roof = clip.calm ? 0 : (scene.roof ?? 0);
  const still = seated(seed);
  let sway = clip.calm ? still : breathing(seed, 1.3);
  // Before an officer acts there is little to see: on the way, or waiting in the car.
  if (!clip.calm && clip.buffer > 0) sway = followedBy(still, sway, clip.buffer - 5);
  for (const [from, to] of clip.walks ?? []) sway = steps(sway, from, to);
  return {
    sway,
    exposure: clip.exposure ?? scene.exposure,
    tint: clip.tint ?? [1, 1, 1],
    gains: (t) =>
      scene.lamps(
        roofLights(t).map((pulse) => pulse * roof),
        t,
      ),
    acting: scene.cast.map((role, i) => acting(role, clip, seed + i)),
    overlay: overlay(clip.officer, clip.recordedMs),
    flash: (t) =>
      (clip.flashes ?? []).reduce((sum, at) => sum + (t >= at ? 6 * Math.exp(-(t - at) * 9) : 0), 0),
    burn: clip.burn,
  };
}

function acting(role, { voices = [], passes = [] }, seed) {
  if (typeof role !== 'string') {
    const walks = passes.map((from) => passing(from, role.passes, PASSING_RATE));
    return (t) => walks.map((walk) => walk(t)).find((pose) => pose !== null) ?? null;
  }
  const said = role === 'citizen' ? voices.filter(({ who }) => CITIZENS.includes(who)) : [];
  return talking(
    said.map(({ startMs, endMs }) => [startMs / 1000 - 0.3, endMs / 1000 + 0.5]),
    seed,
  );
}

/** Where the sound of a scene is. */
export function placeOf(scene) {
  return SCENES[scene].place;
}
