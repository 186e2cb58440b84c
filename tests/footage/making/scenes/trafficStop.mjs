// Night, a two-lane street after rain: a sedan stopped at the kerb, flashers on, the patrol car's lights from behind.

import { driver as drives, talker } from '../actors.mjs';
import { car } from '../car.mjs';
import { beam, bulb, sun } from '../lamps.mjs';
import { clouds } from '../noise.mjs';
import { box, ground } from '../rays.mjs';
import { shrub, streetLamp, tree } from '../scenery.mjs';
import { asphalt, concrete, lit, plain, windows } from '../surfaces.mjs';
import { driver, officer } from '../wardrobe.mjs';

const BASE = 0;
const RED = 1;
const BLUE = 2;
const FLASHERS = 3;

function marks(x, z) {
  if (Math.abs(x + 1.9) < 0.055 || Math.abs(x + 2.12) < 0.055) return ((z % 6) + 6) % 6 < 3.2 ? 0.9 : 0;
  return Math.abs(x - 2.35) < 0.05 ? 0.75 : 0;
}

function sky(_dx, dy, dz, out) {
  const up = Math.max(0, dy);
  const haze = Math.exp(-up * 5.5);
  const cloud = clouds((_dx / (up + 0.18)) * 1.1, (dz / (up + 0.18)) * 0.7, 4, 5);
  out[0] = 0.006 + haze * 0.075 + cloud * 0.014;
  out[1] = 0.009 + haze * 0.05 + cloud * 0.012;
  out[2] = 0.018 + haze * 0.04 + cloud * 0.014;
}

/** A car that comes towards the camera on the other side of the road. */
function oncoming(s) {
  const z = 58 - 60 * s;
  const x = -4.1;
  return {
    things: [car({ x, z, yaw: Math.PI, paint: [0.08, 0.08, 0.1], head: BASE })],
    lights: [
      beam(BASE, x - 0.6, 0.7, z - 2.5, [x - 0.3, 0, z - 14], [1, 0.95, 0.85], 18, 10, 30),
      beam(BASE, x + 0.6, 0.7, z - 2.5, [x + 0.6, 0, z - 14], [1, 0.95, 0.85], 18, 10, 30),
    ],
  };
}

export function trafficStop() {
  const lamps = [
    streetLamp(BASE, 3.6, 9, -1),
    streetLamp(BASE, -7.2, 17, 1),
    streetLamp(BASE, 3.6, 31, -1),
    streetLamp(BASE, -7.2, 44, 1),
    streetLamp(BASE, 3.6, 60, -1),
  ];
  const house = (x, z, w, h, d, colour, share, seed) =>
    box(x, h / 2, z, w, h / 2, d, windows(colour, BASE, share, seed, { warm: 0.8 }));
  return {
    groups: ['base', 'red', 'blue', 'flashers'],
    fill: [0.012, 0.012, 0.015],
    sky,
    view: { x: 0, y: 1.38, z: 0, yaw: 0.1, pitch: -0.05, half: 0.86 },
    cast: [
      talker({ x: -0.2, z: 2.55, yaw: 0.08, wear: driver }),
      talker({ x: 3.0, z: 6.0, yaw: 0.5, wear: officer, hand: 'left' }),
      drives({ frames: 58, at: oncoming }),
    ],
    things: [
      ground(0, asphalt(1, marks)),
      box(12.9, 0.07, 40, 10.2, 0.08, 80, concrete(1.6, 0.2)),
      box(-17.4, 0.07, 40, 10.2, 0.08, 80, concrete(1.6, 0.2)),
      car({ x: 1.35, z: 6.6, paint: [0.1, 0.115, 0.13], tail: BASE, blink: FLASHERS }),
      car({ x: -6.2, z: 14.5, paint: [0.16, 0.15, 0.14], yaw: Math.PI }),
      car({ x: -6.25, z: 21, paint: [0.12, 0.02, 0.02], yaw: Math.PI }),
      car({ x: 1.4, z: 19, paint: [0.25, 0.25, 0.24] }),
      house(10.5, 15, 4.6, 7, 5, [0.06, 0.05, 0.045], 0.4, 3),
      house(9.6, 27, 3.8, 9.5, 5, [0.045, 0.04, 0.045], 0.34, 5),
      house(10.2, 41, 4.4, 6.5, 6, [0.06, 0.055, 0.05], 0.4, 8),
      house(11, 62, 5, 12, 9, [0.04, 0.04, 0.045], 0.4, 9),
      house(-14.6, 13, 4, 6.5, 4, [0.055, 0.05, 0.045], 0.42, 11),
      house(-13.6, 25, 4.2, 9, 5, [0.05, 0.04, 0.035], 0.35, 13),
      house(-14.2, 40, 4.6, 7, 6, [0.05, 0.05, 0.05], 0.45, 15),
      house(-14, 64, 5, 11, 10, [0.04, 0.04, 0.045], 0.4, 17),
      house(0, 130, 22, 8, 5, [0.03, 0.03, 0.035], 0.4, 19),
      ...tree(5.6, 21.5, { height: 6.4, spread: 1.9, seed: 2 }),
      ...tree(-9.2, 9.5, { height: 6.8, spread: 2.2, seed: 4 }),
      ...tree(-8.8, 31, { height: 7, spread: 2.3, seed: 7 }),
      shrub(5.2, 11.6, 0.55),
      shrub(6.4, 11.9, 0.5),
      box(4.3, 1.1, 6.2, 0.03, 1.1, 0.03, plain(0.2, 0.2, 0.2)),
      box(4.3, 1.95, 6.16, 0.24, 0.32, 0.01, plain(0.55, 0.56, 0.55)),
      box(3.4, 2.6, 46, 0.12, 0.35, 0.12, plain(0.02, 0.02, 0.02)),
      box(-1.2, 5.6, 74, 0.2, 0.5, 0.1, plain(0.02, 0.02, 0.02)),
      box(-1.2, 5.3, 73.88, 0.14, 0.14, 0.02, lit(BASE, 0.2, 4.5, 1.6)),
      ...lamps.flatMap((lamp) => lamp.things),
    ],
    lights: [
      ...lamps.map((lamp) => lamp.light),
      sun(BASE, [-0.4, 0.8, -0.3], [0.5, 0.65, 1], 0.012, 0.3),
      beam(BASE, 0.7, 0.75, -5.5, [1.0, 0.7, 8], [1, 0.95, 0.84], 26, 9, 24),
      beam(BASE, 2.0, 0.75, -5.5, [1.8, 0.7, 8], [1, 0.95, 0.84], 26, 9, 24),
      bulb(RED, 0.8, 1.75, -5, [1, 0.03, 0.02], 42, 0.1),
      bulb(BLUE, 1.9, 1.75, -5, [0.03, 0.09, 1], 60, 0.1),
      bulb(BASE, 1.35, 0.85, 4.0, [1, 0.05, 0.03], 0.16, 0.2),
      bulb(FLASHERS, 0.6, 0.85, 3.95, [1, 0.35, 0.05], 0.5, 0.1),
      bulb(FLASHERS, 2.1, 0.85, 3.95, [1, 0.35, 0.05], 0.5, 0.1),
    ],
  };
}
