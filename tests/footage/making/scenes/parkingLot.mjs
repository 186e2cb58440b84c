// Dusk, a supermarket's parking lot, seen by two cameras at the same incident.

import { talker, walker } from '../actors.mjs';
import { car } from '../car.mjs';
import { beam, bulb, sun } from '../lamps.mjs';
import { painted } from '../letters.mjs';
import { clouds, speckle } from '../noise.mjs';
import { box, ground, shadowless } from '../rays.mjs';
import { shrub, tree } from '../scenery.mjs';
import { asphalt, concrete, lit, plain, windows } from '../surfaces.mjs';
import { clerk, officer, passerby } from '../wardrobe.mjs';

const BASE = 0;
const RED = 1;
const BLUE = 2;
const STALL = 2.75;

function marks(x, z) {
  const row = z > 3.6 && z < 8.6 ? 1 : z > 14.5 && z < 24.5 ? 1 : 0;
  if (row === 0) return 0;
  const across = Math.abs((((x + 40.6) / STALL) % 1) - 0.5) * STALL;
  if (across < 0.055) return 0.8;
  return Math.abs(z - 19.5) < 0.05 ? 0.7 : 0;
}

function sky(dx, dy, dz, out) {
  const up = Math.max(0, dy);
  const ember = Math.exp(-up * 7) * (0.55 + 0.45 * Math.max(0, -dx));
  const cloud = Math.max(0, clouds((dx / (up + 0.2)) * 0.9, (dz / (up + 0.2)) * 0.5, 5, 8) - 0.42) * 2;
  out[0] = 0.035 + ember * 0.5 + cloud * (0.03 + ember * 0.35);
  out[1] = 0.055 + ember * 0.22 + cloud * (0.03 + ember * 0.12);
  out[2] = 0.12 + ember * 0.13 + cloud * (0.045 + ember * 0.06);
}

function front(x, y, _z, _nx, _ny, nz, s) {
  s.r = 0.3;
  s.g = 0.27;
  s.b = 0.23;
  if (nz > -0.5) return;
  if (y > 0.9 && y < 1.02) s.r = s.g = s.b = 0.5;
  const bay = (((x + 40) / 3.2) % 1) * 3.2;
  if (y < -0.25 && Math.abs(x) < 15 && bay > 0.18) {
    const goods = 0.35 + 0.65 * speckle(Math.floor(x / 0.35), Math.floor(y / 0.4), 3);
    const inside = y < -1.4 ? 0.55 * goods : 1.2;
    s.er = 0.95 * inside;
    s.eg = 0.98 * inside;
    s.eb = 0.86 * inside;
  }
  if (painted('EASTGATE MARKET', x, y - 1.75, 1.0)) {
    s.er = 3.4;
    s.eg = 0.5;
    s.eb = 0.25;
  }
}

function mast(x, z) {
  return {
    things: [
      box(x, 3.6, z, 0.08, 3.6, 0.08, plain(0.07, 0.07, 0.075)),
      box(x, 0.35, z, 0.28, 0.35, 0.28, concrete(3, 0.4)),
      shadowless(box(x - 0.5, 7.2, z, 0.42, 0.05, 0.16, lit(BASE, 8, 8.4, 8))),
      shadowless(box(x + 0.5, 7.2, z, 0.42, 0.05, 0.16, lit(BASE, 8, 8.4, 8))),
    ],
    light: bulb(BASE, x, 7.05, z, [0.95, 1, 0.96], 24, 0.4),
  };
}

function parked() {
  const paints = [
    [0.28, 0.28, 0.27],
    [0.04, 0.05, 0.09],
    [0.2, 0.02, 0.02],
    [0.45, 0.44, 0.42],
    [0.03, 0.03, 0.03],
    [0.1, 0.14, 0.1],
    [0.3, 0.25, 0.17],
  ];
  const stalls = [
    [-4.1, 6.1, 0],
    [2.75, 6.2, Math.PI],
    [5.5, 6.0, 0],
    [-8.25, 6.2, 0],
    [-6.9, 17.1, 0],
    [-1.4, 17.0, Math.PI],
    [4.1, 17.2, 0],
    [9.6, 17, 0],
    [-12.4, 22, Math.PI],
    [-4.2, 22, 0],
    [1.4, 22, 0],
    [12.2, 22, 0],
  ];
  return stalls.map(([x, z, yaw], i) => car({ x, z, yaw, paint: paints[i % paints.length] }));
}

/** `from` "a" stands in front, "b" to the right looking back across the same people. */
export function parkingLot(from = 'a') {
  const masts = [mast(-5.5, 11.6), mast(8.2, 11.6), mast(-16, 27), mast(3, 27), mast(18, 27)];
  const view =
    from === 'a'
      ? { x: 0, y: 1.4, z: 0, yaw: -0.02, pitch: -0.05, half: 0.84 }
      : { x: 2.6, y: 1.42, z: 0.4, yaw: -0.62, pitch: -0.05, half: 0.86 };
  const cast = [
    talker({ x: -0.45, z: 2.75, yaw: from === 'a' ? 0.1 : -0.35, wear: passerby, build: 1 }),
    talker(
      from === 'a'
        ? { x: 1.75, z: 3.6, yaw: 0.85, wear: officer, hand: 'left' }
        : { x: -1.5, z: 0.9, yaw: 2.5, wear: officer },
    ),
    walker({ from: { x: -9, z: 12.9 }, to: { x: 3.4, z: 13.4 }, frames: 120, wear: clerk }),
  ];
  return {
    cast,
    groups: ['base', 'red', 'blue'],
    fill: [0.03, 0.03, 0.035],
    sky,
    view,
    things: [
      ground(0, asphalt(0.5, marks, 0.06)),
      box(0, 3.2, 52, 26, 3.2, 6, (x, y, z, nx, ny, nz, s) => front(x, y - 0.2, z, nx, ny, nz, s)),
      box(0, 0.08, 44.6, 26, 0.08, 1.4, concrete(2, 0.35)),
      box(-46, 4, 40, 10, 4, 20, windows([0.06, 0.055, 0.06], BASE, 0.3, 4)),
      box(-34, 3.2, 6, 6, 3.2, 9, windows([0.07, 0.06, 0.055], BASE, 0.35, 6)),
      box(-40, 5, -16, 8, 5, 9, windows([0.06, 0.055, 0.06], BASE, 0.3, 7)),
      box(44, 3, 46, 9, 3, 16, plain(0.07, 0.06, 0.055)),
      ...masts.flatMap((one) => one.things),
      ...parked(),
      ...tree(-13, 12.5, { height: 5.4, spread: 1.7, seed: 5 }),
      ...tree(13.5, 12.5, { height: 5.6, spread: 1.8, seed: 8 }),
      ...tree(-23, 33, { height: 7, spread: 2.6, seed: 2 }),
      ...tree(-26, 20, { height: 7.5, spread: 2.7, seed: 12 }),
      shrub(-12.2, 11.4, 0.5),
      box(-3.3, 0.09, 11.6, 3.4, 0.09, 0.7, concrete(3, 0.35)),
      box(8.2, 0.09, 11.6, 3.4, 0.09, 0.7, concrete(3, 0.35)),
    ],
    lights: [
      ...masts.map((one) => one.light),
      bulb(BASE, 0, 2.4, 43, [1, 0.97, 0.88], 20, 1),
      sun(BASE, [-0.9, 0.22, 0.55], [1, 0.5, 0.3], 0.16, 0.2),
      beam(BASE, -2.9, 0.75, -4.5, [-0.6, 0.9, 4], [1, 0.96, 0.88], 30, 9, 26),
      bulb(RED, -3.4, 1.7, -5, [1, 0.03, 0.02], 30, 0.1),
      bulb(BLUE, -2.4, 1.7, -5, [0.03, 0.09, 1], 44, 0.1),
    ],
  };
}
