// An apartment corridor at night: doors, ceiling panels (one failing), carpet; a tenant in a doorway.

import { talker } from '../actors.mjs';
import { egg } from '../distance.mjs';
import { bulb } from '../lamps.mjs';
import { painted } from '../letters.mjs';
import { clouds, speckle } from '../noise.mjs';
import { box, ground, shadowless, shape } from '../rays.mjs';
import { glossy, lit, plain } from '../surfaces.mjs';
import { officer, tenant } from '../wardrobe.mjs';

const BASE = 0;
const FAILING = 1;
const WIDE = 1.05;
const HIGH = 2.48;
const END = 21;

function carpet(x, _y, z, _nx, _ny, _nz, s) {
  const tile = (Math.floor(x / 0.5 + 100) + Math.floor(z / 0.5)) & 1;
  const fibre = 0.7 + 0.35 * clouds(x * 24, z * 24, 2) + 0.5 * (clouds(x * 0.9, z * 0.9, 3, 7) - 0.5);
  const stripe = Math.abs((((x + z) * 4) % 1) - 0.5) < 0.09 ? 1.25 : 1;
  const tone = (tile ? 0.075 : 0.062) * fibre * stripe;
  s.r = tone * 0.85;
  s.g = tone * 0.98;
  s.b = tone * 1.25;
}

function wall(_x, y, z, _nx, _ny, _nz, s) {
  const scuff = 0.94 + 0.1 * clouds(z * 1.3, y * 2 + 30, 4, 2);
  if (y < -0.3) {
    s.r = 0.31 * scuff;
    s.g = 0.27 * scuff;
    s.b = 0.2 * scuff;
    return;
  }
  s.r = 0.56 * scuff;
  s.g = 0.52 * scuff;
  s.b = 0.43 * scuff;
}

function ceiling(x, _y, z, _nx, _ny, _nz, s) {
  const joint = Math.abs(((x + 9) / 0.6) % 1) < 0.03 || Math.abs((z / 0.6) % 1) < 0.03;
  const dots = speckle(Math.floor(x * 60), Math.floor(z * 60)) > 0.9 ? 0.85 : 1;
  s.r = s.g = s.b = (joint ? 0.36 : 0.62) * dots;
}

function doorway(side, z, number) {
  const x = side * WIDE;
  const frame = plain(0.2, 0.17, 0.13, 0.1);
  const leaf = plain(0.17, 0.085, 0.04, 0.35);
  const sign = (_x, ly, lz, _nx, _ny, _nz, s) => {
    const ink = painted(`2${String(number).padStart(2, '0')}`, side * -lz, ly, 0.06, 0.5);
    s.r = s.g = ink ? 0.05 : 0.5;
    s.b = ink ? 0.05 : 0.42;
  };
  return [
    box(x - side * 0.01, 1.03, z, 0.03, 1.03, 0.44, leaf),
    box(x - side * 0.03, 1.05, z - 0.49, 0.06, 1.06, 0.05, frame),
    box(x - side * 0.03, 1.05, z + 0.49, 0.06, 1.06, 0.05, frame),
    box(x - side * 0.03, 2.11, z, 0.06, 0.05, 0.54, frame),
    box(x - side * 0.07, 1.0, z - 0.36, 0.035, 0.025, 0.07, glossy(0.45, 0.42, 0.36, 0.25)),
    box(x - side * 0.05, 1.52, z, 0.01, 0.02, 0.02, glossy(0.5, 0.45, 0.3, 0.25)),
    box(x - side * 0.025, 1.62, z + 0.74, 0.01, 0.07, 0.1, sign),
    box(x - side * 0.2, 0.006, z, 0.18, 0.008, 0.34, plain(0.06, 0.05, 0.045, 0.6)),
  ];
}

function panel(z, group, strength) {
  return {
    things: [
      shadowless(
        box(0, HIGH - 0.01, z, 0.3, 0.015, 0.6, lit(group, 4.2 * strength, 4 * strength, 3.4 * strength)),
      ),
    ],
    light: bulb(group, 0, HIGH - 0.12, z, [1, 0.95, 0.8], 1.25 * strength, 0.28),
  };
}

export function hallway() {
  const panels = [
    panel(-1.2, BASE, 0.9),
    panel(2.6, BASE, 1),
    panel(6.4, FAILING, 1),
    panel(10.2, BASE, 1),
    panel(14, BASE, 0.9),
    panel(17.8, BASE, 0.9),
  ];
  const bottle = (x, y, z) => Math.min(egg(x, y, z, 0.07, 0.24, 0.07), egg(x, y - 0.24, z, 0.03, 0.07, 0.03));
  return {
    groups: ['base', 'failing'],
    fill: [0.1, 0.09, 0.075],
    sky: (_dx, _dy, _dz, out) => out.fill(0.05),
    view: { x: -0.28, y: 1.4, z: 0, yaw: 0.1, pitch: -0.04, half: 0.88 },
    cast: [
      talker({ x: 0.42, z: 2.45, yaw: 0.25, wear: tenant, hand: 'left', build: 1 }),
      talker({ x: -0.45, z: 7.2, yaw: -0.2, wear: officer }),
    ],
    things: [
      ground(0, carpet),
      box(0, HIGH + 0.1, 9, WIDE + 0.4, 0.1, 14, ceiling),
      box(-WIDE - 0.2, 1.25, 9, 0.2, 1.25, 14, wall),
      box(WIDE + 0.2, 1.25, 9, 0.2, 1.25, 14, wall),
      box(0, 1.25, END + 0.2, WIDE, 1.25, 0.2, plain(0.5, 0.46, 0.38)),
      box(0, 1.25, -4, WIDE, 1.25, 0.2, plain(0.5, 0.46, 0.38)),
      ...[-1, 1].flatMap((side) => [
        box(side * (WIDE - 0.01), 0.06, 9, 0.015, 0.06, 14, plain(0.16, 0.13, 0.1)),
        box(side * (WIDE - 0.015), 0.95, 9, 0.02, 0.035, 14, plain(0.2, 0.16, 0.11)),
      ]),
      ...doorway(-1, 2.5, 3),
      ...doorway(-1, 6.3, 5),
      ...doorway(-1, 10.1, 7),
      ...doorway(-1, 13.9, 9),
      ...doorway(1, 4.4, 4),
      ...doorway(1, 8.2, 6),
      ...doorway(1, 12, 8),
      ...doorway(1, 15.8, 10),
      box(0.1, 1.1, END - 0.02, 0.5, 1.1, 0.03, plain(0.12, 0.13, 0.14)),
      box(0.1, 1.55, END - 0.06, 0.16, 0.3, 0.02, lit(BASE, 0.03, 0.045, 0.09)),
      box(0.1, 2.34, END - 3, 0.26, 0.1, 0.03, lit(BASE, 1.8, 0.12, 0.08)),
      shape(WIDE - 0.1, 1.05, 6.2, 0.1, 0.36, 0.1, bottle, glossy(0.5, 0.02, 0.02, 0.06, 0.05)),
      box(WIDE - 0.02, 1.62, 6.2, 0.015, 0.12, 0.1, plain(0.5, 0.05, 0.04)),
      ...panels.flatMap((one) => one.things),
    ],
    lights: [...panels.map((one) => one.light), bulb(BASE, 0.1, 2.2, END - 3.2, [1, 0.1, 0.06], 0.14, 0.1)],
  };
}
