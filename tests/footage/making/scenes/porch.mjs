// Daylight, a small house: siding, a door, steps; the resident stands on the porch.

import { talker } from '../actors.mjs';
import { car } from '../car.mjs';
import { egg, outline, pillow } from '../distance.mjs';
import { sun } from '../lamps.mjs';
import { painted } from '../letters.mjs';
import { clouds } from '../noise.mjs';
import { box, ground, shape } from '../rays.mjs';
import { shrub, tree } from '../scenery.mjs';
import { boards, concrete, glossy, grass, plain } from '../surfaces.mjs';
import { resident } from '../wardrobe.mjs';

const WHITE = plain(0.66, 0.66, 0.63, 0.08);
const PORCH = 0.42;
const lawn = grass(0.1, 0.145, 0.05);
const path = concrete(1.3, 0.46);

function floor(x, y, z, nx, ny, nz, s) {
  if (Math.abs(x) < 0.72 + 0.02 * Math.sin(z * 9)) return path(x, y, z, nx, ny, nz, s);
  const [r, g, b] = lawn(x, z);
  s.r = r;
  s.g = g;
  s.b = b;
}

function sky(dx, dy, dz, out) {
  const up = Math.max(0, dy);
  const white =
    Math.max(0, clouds((dx / (up + 0.22)) * 0.8 + 3, (dz / (up + 0.22)) * 0.8, 5, 3) - 0.47) * 3.2;
  const cover = Math.min(1, white) * Math.min(1, up * 5);
  const haze = Math.exp(-up * 4);
  out[0] = (0.2 + 0.42 * haze) * (1 - cover) + 1.0 * cover;
  out[1] = (0.38 + 0.32 * haze) * (1 - cover) + 1.0 * cover;
  out[2] = (0.72 + 0.12 * haze) * (1 - cover) + 1.02 * cover;
}

function roof(x, y, z, corners, half) {
  const profile = outline(corners);
  const distance = (lx, ly, lz) => Math.max(profile(lz, ly), Math.abs(lx) - half);
  const shingle = (lx, _ly, lz, nx, _ny, _nz, s) => {
    const row = Math.floor(lz / 0.16);
    const tab = Math.abs(nx) > 0.9 ? 0 : ((lx / 0.3 + (row & 1) * 0.5) % 1) + 1;
    const tone =
      (0.07 + 0.035 * clouds(lx * 3, row, 2)) * (tab % 1 < 0.06 || ((lz / 0.16) % 1) + 1 < 0.14 ? 0.5 : 1);
    s.r = tone * 1.08;
    s.g = tone;
    s.b = tone * 0.96;
  };
  return shape(x, y, z, half + 0.1, 1.4, 4, distance, shingle);
}

function houseNumber(x, y, _z, _nx, _ny, _nz, s) {
  s.r = s.g = s.b = painted('1128', x, y, 0.08) ? 0.6 : 0.03;
}

function door(x, z) {
  const panel = plain(0.23, 0.035, 0.03, 0.1);
  const things = [box(x, PORCH + 1.03, z, 0.48, 1.03, 0.03, panel)];
  for (const [px, py, hx, hy] of [
    [-0.2, 1.55, 0.14, 0.26],
    [0.2, 1.55, 0.14, 0.26],
    [-0.2, 0.66, 0.14, 0.42],
    [0.2, 0.66, 0.14, 0.42],
  ]) {
    things.push(box(x + px, PORCH + py, z - 0.035, hx, hy, 0.012, plain(0.27, 0.045, 0.04, 0.1)));
  }
  things.push(
    box(x - 0.56, PORCH + 1.1, z - 0.02, 0.08, 1.1, 0.06, WHITE),
    box(x + 0.56, PORCH + 1.1, z - 0.02, 0.08, 1.1, 0.06, WHITE),
    box(x, PORCH + 2.16, z - 0.02, 0.64, 0.09, 0.06, WHITE),
    box(x + 0.4, PORCH + 1.02, z - 0.06, 0.025, 0.06, 0.03, glossy(0.5, 0.38, 0.15, 0.2)),
    box(x - 0.95, PORCH + 1.75, z - 0.06, 0.07, 0.14, 0.07, plain(0.03, 0.03, 0.03)),
    box(x + 0.9, PORCH + 1.75, z - 0.02, 0.17, 0.07, 0.01, houseNumber),
    box(x, PORCH + 0.012, z - 0.45, 0.42, 0.012, 0.24, plain(0.12, 0.085, 0.05, 0.8)),
  );
  return things;
}

function window(x, y, z, hx, hy) {
  return [
    box(x, y, z, hx, hy, 0.02, (lx, _ly, _lz, _nx, _ny, _nz, s) => {
      const fold = 0.5 + 0.5 * Math.sin(lx * 38);
      const curtain = Math.abs(lx) > hx * 0.42;
      const tone = curtain ? 0.26 + 0.1 * fold : 0.02;
      s.r = tone;
      s.g = tone * 0.98;
      s.b = tone * 0.9;
      s.gloss = 0.1;
    }),
    box(x - hx, y, z - 0.03, 0.06, hy + 0.06, 0.05, WHITE),
    box(x + hx, y, z - 0.03, 0.06, hy + 0.06, 0.05, WHITE),
    box(x, y + hy, z - 0.03, hx, 0.06, 0.05, WHITE),
    box(x, y - hy, z - 0.04, hx + 0.1, 0.05, 0.08, WHITE),
    box(x, y, z - 0.025, hx, 0.022, 0.03, WHITE),
  ];
}

function pot(x, z) {
  const distance = (lx, ly, lz) => Math.max(Math.hypot(lx, lz) - 0.14 - ly * 0.16, Math.abs(ly) - 0.16);
  return [
    shape(x, PORCH + 0.16, z, 0.2, 0.17, 0.2, distance, plain(0.36, 0.16, 0.09, 0.3)),
    shrub(x, z, 0.2, [0.1, 0.17, 0.05], PORCH + 0.24),
    shape(
      x + 0.06,
      PORCH + 0.56,
      z - 0.14,
      0.09,
      0.09,
      0.09,
      (a, b, c) => egg(a, b, c, 0.08, 0.07, 0.08),
      plain(0.6, 0.12, 0.16),
    ),
    shape(
      x - 0.1,
      PORCH + 0.5,
      z - 0.12,
      0.08,
      0.08,
      0.08,
      (a, b, c) => egg(a, b, c, 0.07, 0.06, 0.07),
      plain(0.62, 0.3, 0.1),
    ),
  ];
}

function railing(from, to, z) {
  const things = [
    box((from + to) / 2, PORCH + 0.86, z, (to - from) / 2, 0.035, 0.04, WHITE),
    box((from + to) / 2, PORCH + 0.14, z, (to - from) / 2, 0.03, 0.03, WHITE),
  ];
  for (let x = from + 0.09; x < to; x += 0.16) things.push(box(x, PORCH + 0.5, z, 0.018, 0.36, 0.018, WHITE));
  return things;
}

const post = (x, z) =>
  shape(x, PORCH + 1.25, z, 0.1, 1.26, 0.1, (a, b, c) => pillow(a, b, c, 0.075, 1.25, 0.075, 0.02), WHITE);

export function porch() {
  return {
    groups: ['base'],
    fill: [0.09, 0.1, 0.12],
    sky,
    view: { x: -0.25, y: 1.55, z: 1.75, yaw: 0.08, pitch: 0.0, half: 0.84 },
    cast: [talker({ x: 0.28, z: 4.55, y: 0.42, wear: resident, build: 1.15 })],
    things: [
      ground(0, floor),
      box(0.6, 1.9, 8.6, 5.2, 1.9, 2.6, boards(0.36, 0.43, 0.47)),
      box(-4.6, 1.9, 5.98, 0.08, 1.9, 0.05, WHITE),
      box(5.8, 1.9, 5.98, 0.08, 1.9, 0.05, WHITE),
      roof(
        0.6,
        4.9,
        8.4,
        [
          [-3.3, -1.15],
          [0, 1.1],
          [3.3, -1.15],
        ],
        5.7,
      ),
      box(0.5, PORCH / 2, 5.2, 2.5, PORCH / 2, 0.85, plain(0.3, 0.28, 0.25, 0.4)),
      box(0, 0.14, 4.05, 0.8, 0.14, 0.3, concrete(3, 0.42)),
      box(0, 0.07, 3.6, 0.85, 0.07, 0.25, concrete(3, 0.42)),
      box(0.5, PORCH + 2.62, 5.15, 2.75, 0.1, 1.05, WHITE),
      box(0.5, PORCH + 2.76, 5.1, 2.85, 0.05, 1.12, plain(0.08, 0.075, 0.07)),
      post(-1.92, 4.42),
      post(-0.9, 4.42),
      post(0.92, 4.42),
      post(2.92, 4.42),
      ...railing(-1.9, -0.9, 4.42),
      ...railing(0.94, 2.92, 4.42),
      ...door(0.15, 5.97),
      ...window(2.0, 1.75, 5.98, 0.62, 0.62),
      ...window(-2.9, 1.75, 5.98, 0.7, 0.66),
      ...window(4.3, 1.75, 5.98, 0.6, 0.62),
      ...pot(1.35, 4.75),
      ...pot(-1.45, 4.8),
      shrub(-3, 5.2, 0.5),
      shrub(-3.9, 5.25, 0.46),
      shrub(3.7, 5.1, 0.48),
      shrub(4.7, 5.2, 0.55),
      ...tree(-7.4, 7.5, { height: 6.5, spread: 2.3, leaf: [0.16, 0.13, 0.03], seed: 3 }),
      ...tree(8.6, 9.5, { height: 7.4, spread: 2.6, leaf: [0.09, 0.13, 0.03], seed: 6 }),
      ...tree(-12, 16, { height: 8, spread: 3, leaf: [0.18, 0.09, 0.02], seed: 9 }),
      box(-14, 1.8, 15, 4, 1.8, 4, boards(0.5, 0.47, 0.38)),
      roof(
        -14,
        4.7,
        15,
        [
          [-4.6, -1.1],
          [0, 1.2],
          [4.6, -1.1],
        ],
        4.4,
      ),
      box(-6.6, 0.04, 3, 1.5, 0.05, 14, concrete(2.4, 0.4)),
      car({ x: -6.6, z: 6.5, paint: [0.05, 0.09, 0.17] }),
    ],
    lights: [sun(0, [-0.55, 0.75, -0.62], [1, 0.93, 0.8], 2.5, 0.03)],
  };
}
