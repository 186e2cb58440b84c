// Paints a scene once for good: the whole picture with everybody in their first pose, then a small piece for each
// further pose. Painting takes minutes, so the result is kept in a cache folder under the hash of all that made it.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aim, camera, project } from './lens.mjs';
import { paint } from './light.mjs';
import { arrange, blocked } from './rays.mjs';
import { scenes } from './scenes.mjs';
import { glow } from './smooth.mjs';

export const STAGE = { width: 848, height: 480, margin: 24 };
const EDGE = 8;

/** A painted scene by name; `fineness` squared is the number of rays per pixel. */
export function stage(name, { cache, fineness, say = () => {} }) {
  const file = join(cache, `${name}-${fineness}-${sourceHash()}.stage`);
  if (existsSync(file)) return unpack(readFileSync(file));
  mkdirSync(cache, { recursive: true });
  const made = paintStage(scenes[name](), fineness, (words) => say(`${name}: ${words}`));
  const half = `${file}.${process.pid}`;
  writeFileSync(half, pack(made));
  renameSync(half, file);
  return made;
}

function sourceHash() {
  const hash = createHash('sha256');
  const folder = import.meta.dirname;
  const painting = [
    'actors',
    'car',
    'distance',
    'lamps',
    'lens',
    'letters',
    'light',
    'noise',
    'person',
    'rays',
    'scenery',
    'scenes',
    'smooth',
    'stage',
    'surfaces',
    'wardrobe',
  ];
  for (const file of painting) hash.update(readFileSync(join(folder, `${file}.mjs`)));
  for (const file of readdirSync(join(folder, 'scenes')).sort())
    hash.update(readFileSync(join(folder, 'scenes', file)));
  return hash.digest('hex').slice(0, 12);
}

function paintStage(scene, fineness, say) {
  const view = camera({ ...scene.view, ...STAGE });
  const whole = { x: 0, y: 0, width: view.width, height: view.height };
  const standing = scene.cast.filter((actor) => actor.kind === 'talker');
  const others = (actor) => standing.filter((one) => one !== actor).flatMap((one) => one.poses[0].things);
  say('the whole picture');
  const layers = paint(
    { ...scene, world: arrange([...scene.things, ...others(null)]) },
    view,
    whole,
    fineness,
  );
  const cast = scene.cast.map((actor, number) => {
    const together = actor.kind === 'talker' ? actor.poses.flatMap((one) => one.things) : null;
    const poses = actor.poses.map((pose, i) => {
      if (actor.kind === 'talker' && i === 0) return null;
      if (i % 10 === 1) say(`actor ${number + 1}, pose ${i + 1} of ${actor.poses.length}`);
      const seen = together ?? pose.things;
      const area = areaOf(view, seen);
      if (area === null) return null;
      const world = arrange([...scene.things, ...others(actor), ...pose.things]);
      const lights = [...scene.lights, ...pose.lights];
      const share = pose.lights.length > 0 ? faded(area, view) : silhouette(view, area, seen);
      return {
        area,
        layers: change(
          paint({ ...scene, world, lights }, view, area, fineness, share),
          layers,
          area,
          view,
          share,
        ),
      };
    });
    return { kind: actor.kind, poses };
  });
  const glows = layers.map((layer) => glow(layer, view.width, view.height));
  return {
    width: view.width,
    height: view.height,
    groups: scene.groups,
    layers: layers.map((layer, g) => layer.map((v, i) => v + glows[g][i])),
    cast,
  };
}

/** The rectangle of the picture that some things cover, with room for the seam; null when it is outside. */
function areaOf(view, things) {
  let [left, top, right, low] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const one of things) {
    for (const [sx, sy, sz] of [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [
      i & 1 ? 1 : -1,
      i & 2 ? 1 : -1,
      i & 4 ? 1 : -1,
    ])) {
      const shrink = 0.86;
      const ax = sx * one.hx * shrink;
      const az = sz * one.hz * shrink;
      const at = project(
        view,
        one.x + one.c * ax + one.s * az,
        one.y + sy * one.hy,
        one.z - one.s * ax + one.c * az,
      );
      if (at === null) continue;
      left = Math.min(left, at.x);
      right = Math.max(right, at.x);
      top = Math.min(top, at.y);
      low = Math.max(low, at.y);
    }
  }
  const room = EDGE + 6;
  const x = Math.max(0, Math.floor(left - room));
  const y = Math.max(0, Math.floor(top - room));
  const width = Math.min(view.width, Math.ceil(right + room)) - x;
  const height = Math.min(view.height, Math.ceil(low + room * 2)) - y;
  return width > 16 && height > 16 ? { x, y, width, height } : null;
}

/** How much of each pixel a piece decides when it brings light along: all, fading out at its border. */
function faded(area, view) {
  const share = new Float32Array(area.width * area.height);
  for (let row = 0; row < area.height; row++) {
    for (let column = 0; column < area.width; column++) {
      const inset = Math.min(
        area.x === 0 ? EDGE : column,
        area.y === 0 ? EDGE : row,
        area.x + area.width === view.width ? EDGE : area.width - 1 - column,
        area.y + area.height === view.height ? EDGE : area.height - 1 - row,
      );
      share[row * area.width + column] = Math.min(1, inset / EDGE);
    }
  }
  return share;
}

/** The same for people: where one sees them, and a few pixels around that fade out. */
function silhouette(view, area, things) {
  const world = arrange(things);
  const ray = [0, 0, 0];
  let share = new Float32Array(area.width * area.height);
  for (let row = 0; row < area.height; row++) {
    for (let column = 0; column < area.width; column++) {
      aim(view, area.x + column + 0.5, area.y + row + 0.5, ray);
      if (blocked(world, view.x, view.y, view.z, ray[0], ray[1], ray[2], 400))
        share[row * area.width + column] = 1;
    }
  }
  for (const grown of [true, true, true, true, false, false]) share = spread(share, area, grown);
  return share;
}

function spread(share, { width, height }, grown) {
  const out = new Float32Array(share.length);
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      const around = [share[at], share[at - 1], share[at + 1], share[at - width], share[at + width]];
      out[at] = grown ? Math.max(...around) : around.reduce((sum, one) => sum + one, 0) / 5;
    }
  }
  return out;
}

/** Turns a painted piece into its difference from the whole picture. */
function change(piece, layers, area, view, share) {
  return piece.map((layer, g) => {
    const out = new Float32Array(layer.length);
    for (let row = 0; row < area.height; row++) {
      for (let column = 0; column < area.width; column++) {
        const at = row * area.width + column;
        const whole = ((row + area.y) * view.width + column + area.x) * 3;
        for (let k = 0; k < 3; k++)
          out[at * 3 + k] = share[at] === 0 ? 0 : (layer[at * 3 + k] - layers[g][whole + k]) * share[at];
      }
    }
    return out;
  });
}

function pack(made) {
  const blobs = [];
  let length = 0;
  const keep = (array) => {
    blobs.push(Buffer.from(array.buffer, array.byteOffset, array.byteLength));
    length += array.length;
    return { at: length - array.length, length: array.length };
  };
  const plan = {
    ...made,
    layers: made.layers.map(keep),
    cast: made.cast.map((actor) => ({
      ...actor,
      poses: actor.poses.map((pose) => pose && { ...pose, layers: pose.layers.map(keep) }),
    })),
  };
  const head = Buffer.from(JSON.stringify(plan));
  const padded = Buffer.alloc(Math.ceil((head.length + 4) / 4) * 4, 32);
  padded.writeUInt32LE(padded.length, 0);
  head.copy(padded, 4);
  return Buffer.concat([padded, ...blobs]);
}

function unpack(bytes) {
  const start = bytes.readUInt32LE(0);
  const plan = JSON.parse(bytes.subarray(4, start).toString());
  const floats = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length),
  );
  const open = ({ at, length }) => floats.subarray(at, at + length);
  return {
    ...plan,
    layers: plan.layers.map(open),
    cast: plan.cast.map((actor) => ({
      ...actor,
      poses: actor.poses.map((pose) => pose && { ...pose, layers: pose.layers.map(open) }),
    })),
  };
}
