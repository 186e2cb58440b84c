// Evening, a corner shop: brick, lit shelves behind the window, a neon sign; the clerk waits outside.

import { talker, walker } from '../actors.mjs';
import { beam, bulb, sun } from '../lamps.mjs';
import { painted } from '../letters.mjs';
import { clouds, speckle } from '../noise.mjs';
import { box, ground, shadowless } from '../rays.mjs';
import { streetLamp } from '../scenery.mjs';
import { bricks, concrete, glossy, lit, plain } from '../surfaces.mjs';
import { clerk, passerby } from '../wardrobe.mjs';

const BASE = 0;
const RED = 1;
const BLUE = 2;
const NEON = 3;
const FRONT = 5.4;

function sky(_dx, dy, _dz, out) {
  const haze = Math.exp(-Math.max(0, dy) * 4);
  out[0] = 0.01 + haze * 0.06;
  out[1] = 0.014 + haze * 0.04;
  out[2] = 0.035 + haze * 0.05;
}

function shelf(x, y, z, _nx, _ny, _nz, s) {
  const row = Math.floor((y + 3) / 0.36);
  const v = (y + 3) / 0.36 - row;
  const wide = 0.1 + 0.08 * speckle(row, 3, 1);
  const column = Math.floor((x + z + 20) / wide);
  const u = (x + z + 20) / wide - column;
  if (v < 0.12) return tint(s, 0.5, 0.5, 0.48);
  const top = 0.55 + 0.4 * speckle(column, row, 2);
  if (v > top || u < 0.06) return tint(s, 0.05, 0.05, 0.05);
  const kind = Math.floor(column / 4);
  tint(
    s,
    0.12 + 0.6 * speckle(kind, row, 3),
    0.12 + 0.5 * speckle(kind, row, 4),
    0.1 + 0.45 * speckle(kind, row, 5),
  );
  if (v > 0.3 && v < 0.5) tint(s, 0.65, 0.62, 0.55);
}

function tint(s, r, g, b) {
  s.r = r;
  s.g = g;
  s.b = b;
}

function neon(x, y, _z, _nx, _ny, _nz, s) {
  tint(s, 0.015, 0.015, 0.02);
  const edge = Math.abs(x) > 0.43 || Math.abs(y) > 0.155;
  s.group = NEON;
  if (edge) {
    s.er = 0.25;
    s.eg = 0.6;
    s.eb = 4.2;
    return;
  }
  if (!painted('OPEN', x, y, 0.17)) return;
  s.er = 5.5;
  s.eg = 0.5;
  s.eb = 0.35;
}

function awning(x, _y, _z, _nx, _ny, _nz, s) {
  const stripe = ((x + 20) / 0.5) % 2 < 1;
  const dirt = 0.8 + 0.3 * clouds(x * 2, 1, 3, 4);
  if (stripe) tint(s, 0.05 * dirt, 0.17 * dirt, 0.11 * dirt);
  else tint(s, 0.5 * dirt, 0.48 * dirt, 0.42 * dirt);
}

function board(x, y, _z, _nx, _ny, _nz, s) {
  const ink = painted('CORNER GROCERY', x, y, 0.4, 0.62);
  s.r = s.g = s.b = 0.2;
  s.er = ink ? 0.04 : 0.55;
  s.eg = ink ? 0.16 : 0.5;
  s.eb = ink ? 0.1 : 0.36;
}

function poster(x, y, _z, _nx, _ny, _nz, s) {
  tint(s, 0.7, 0.62, 0.16);
  if (Math.abs(y - 0.12) < 0.06 && Math.abs(x) < 0.2) tint(s, 0.6, 0.06, 0.05);
  else if (y < 0 && speckle(Math.floor(x * 60), Math.floor(y * 30), 9) > 0.6) tint(s, 0.1, 0.1, 0.1);
}

const FRAME = plain(0.05, 0.055, 0.06);

function glazing(from, to) {
  const things = [
    box((from + to) / 2, 0.62, FRONT, (to - from) / 2, 0.05, 0.07, FRAME),
    box((from + to) / 2, 2.62, FRONT, (to - from) / 2, 0.05, 0.07, FRAME),
  ];
  const panes = Math.round((to - from) / 1.25);
  for (let i = 0; i <= panes; i++)
    things.push(box(from + ((to - from) * i) / panes, 1.6, FRONT, 0.035, 1.02, 0.07, FRAME));
  return things;
}

export function storeFront() {
  const wall = bricks(0.27, 0.115, 0.08);
  const tubes = [-3.4, -1.2, 1, 3.2];
  const lamp = streetLamp(BASE, 7.6, 2.2, -1, { height: 5.4, power: 20 });
  return {
    groups: ['base', 'red', 'blue', 'neon'],
    fill: [0.03, 0.028, 0.026],
    sky,
    view: { x: 0, y: 1.4, z: 0.5, yaw: 0.04, pitch: -0.01, half: 0.9 },
    cast: [
      talker({ x: 0.45, z: 2.9, yaw: 0.08, wear: clerk, hand: 'left' }),
      walker({ from: { x: -7, z: 4.3 }, to: { x: 7, z: 4.0 }, frames: 130, wear: passerby }),
    ],
    things: [
      ground(0, concrete(1.5, 0.22)),
      box(-7.6, 2.6, FRONT + 0.3, 3.0, 2.6, 0.3, wall),
      box(7.6, 2.6, FRONT + 0.3, 3.0, 2.6, 0.3, wall),
      box(0, 4.1, FRONT + 0.3, 4.7, 1.4, 0.3, wall),
      box(-2.15, 0.28, FRONT + 0.15, 2.45, 0.29, 0.15, wall),
      box(3.15, 0.28, FRONT + 0.15, 1.45, 0.29, 0.15, wall),
      box(0, 5.3, FRONT + 0.2, 11, 0.16, 0.5, plain(0.2, 0.19, 0.17)),
      ...glazing(-4.6, 0.3),
      ...glazing(1.7, 4.6),
      box(0.35, 1.3, FRONT, 0.06, 1.3, 0.08, FRAME),
      box(1.65, 1.3, FRONT, 0.06, 1.3, 0.08, FRAME),
      box(1.0, 2.2, FRONT, 0.65, 0.05, 0.06, FRAME),
      box(1.0, 0.16, FRONT, 0.62, 0.16, 0.03, FRAME),
      box(1.52, 1.1, FRONT - 0.06, 0.02, 0.3, 0.03, glossy(0.5, 0.5, 0.5, 0.3)),
      box(0, 2.98, FRONT - 0.62, 4.75, 0.05, 0.68, awning),
      box(0, 2.82, FRONT - 1.28, 4.75, 0.15, 0.02, awning),
      box(0, 3.75, FRONT - 0.05, 3.6, 0.36, 0.06, board),
      box(0, 0.005, FRONT + 4, 4.6, 0.01, 3.6, plain(0.42, 0.4, 0.36)),
      box(0, 1.5, FRONT + 5.2, 4.6, 1.5, 0.1, shelf),
      box(-3.2, 0.95, FRONT + 2.2, 1.1, 0.95, 0.3, shelf),
      box(-0.8, 0.8, FRONT + 3.2, 0.9, 0.8, 0.25, shelf),
      box(3.2, 0.9, FRONT + 2, 1, 0.9, 0.3, shelf),
      box(-4.65, 1.5, FRONT + 3, 0.1, 1.5, 3, plain(0.45, 0.43, 0.38)),
      box(4.65, 1.5, FRONT + 3, 0.1, 1.5, 3, plain(0.45, 0.43, 0.38)),
      box(0, 3.05, FRONT + 3, 4.7, 0.05, 3, plain(0.5, 0.5, 0.48)),
      ...tubes.map((x) => shadowless(box(x, 2.98, FRONT + 2.4, 0.08, 0.02, 1.4, lit(BASE, 5, 5.2, 4.8)))),
      shadowless(box(-1.6, 2.1, FRONT - 0.02, 0.46, 0.18, 0.02, neon)),
      box(-3.6, 1.9, FRONT - 0.03, 0.3, 0.42, 0.01, poster),
      box(3.8, 1.85, FRONT - 0.03, 0.3, 0.42, 0.01, poster),
      box(-5.7, 0.85, FRONT - 0.45, 0.75, 0.85, 0.4, plain(0.5, 0.54, 0.57)),
      box(-5.7, 1.35, FRONT - 0.86, 0.6, 0.16, 0.01, lit(BASE, 0.35, 0.6, 0.9)),
      box(5.6, 0.5, FRONT - 0.3, 0.28, 0.5, 0.28, plain(0.06, 0.09, 0.07)),
      ...lamp.things,
    ],
    lights: [
      ...tubes.map((x) => bulb(BASE, x, 2.85, FRONT + 2.2, [1, 1, 0.92], 4.6, 0.35)),
      beam(BASE, 0.25, 1.3, 0.2, [0.45, 1.25, 2.9], [0.95, 1, 1], 5, 9, 24),
      bulb(BASE, 0, 2.65, FRONT - 0.7, [1, 0.86, 0.62], 3.2, 0.5),
      lamp.light,
      bulb(NEON, -1.6, 2.1, FRONT - 0.35, [1, 0.16, 0.22], 0.5, 0.3),
      sun(BASE, [0.3, 0.8, -0.4], [0.4, 0.5, 1], 0.03, 0.4),
      bulb(RED, 2.6, 1.7, -4.2, [1, 0.03, 0.02], 30, 0.1),
      bulb(BLUE, 3.6, 1.7, -4.2, [0.03, 0.09, 1], 44, 0.1),
    ],
  };
}
