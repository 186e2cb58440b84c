// Things that stand about in several scenes: street lamps, trees, shrubs, fences.

import { egg, limb, melt } from './distance.mjs';
import { bulb } from './lamps.mjs';
import { bumps, clouds } from './noise.mjs';
import { box, shadowless, shape } from './rays.mjs';
import { lit, plain } from './surfaces.mjs';

const METAL = plain(0.06, 0.06, 0.065);

/** A street lamp with its arm towards +x or -x: the things and its light. */
export function streetLamp(
  group,
  x,
  z,
  side,
  { colour = [1, 0.62, 0.28], power = 26, height = 6.4, glare = 9 } = {},
) {
  const out = x + side * 1.5;
  return {
    things: [
      box(x, height / 2, z, 0.07, height / 2, 0.07, METAL),
      box(x + side * 0.75, height, z, 0.75, 0.04, 0.04, METAL),
      shadowless(
        box(
          out,
          height - 0.06,
          z,
          0.3,
          0.05,
          0.12,
          lit(group, colour[0] * glare, colour[1] * glare, colour[2] * glare),
        ),
      ),
    ],
    light: bulb(group, out, height - 0.2, z, colour, power, 0.12),
  };
}

/** A leafy tree: crown half width and height, trunk below. */
export function tree(x, z, { height = 6, spread = 2, leaf = [0.05, 0.085, 0.025], seed = 1 } = {}) {
  const crown = height - spread * 1.1;
  const distance = (lx, ly, lz) => {
    const ripple =
      0.32 * (bumps(lx * 1.6 + seed * 7, ly * 1.6 + lz * 1.1, 3) - 0.5) +
      0.26 * (bumps(lz * 3.4 + seed, ly * 3.2 + lx, 9) - 0.5);
    const middle = egg(lx, ly, lz, spread * 0.82, spread * 0.95, spread * 0.82);
    const left = egg(
      lx + spread * 0.45,
      ly + spread * 0.3,
      lz - 0.2,
      spread * 0.5,
      spread * 0.5,
      spread * 0.5,
    );
    const right = egg(
      lx - spread * 0.5,
      ly + spread * 0.15,
      lz + 0.3,
      spread * 0.48,
      spread * 0.5,
      spread * 0.5,
    );
    return (Math.min(melt(middle, left, 0.2), right) + ripple * spread * 0.5) * 0.7;
  };
  const surface = (lx, ly, lz, _nx, _ny, _nz, s) => {
    const mottle = 0.45 + 1.1 * clouds(lx * 4 + seed, ly * 4 + lz * 3, 3, 6);
    s.r = leaf[0] * mottle;
    s.g = leaf[1] * mottle;
    s.b = leaf[2] * mottle;
  };
  const trunk = (lx, ly, lz) => limb(lx, ly, lz, [0, -crown / 2, 0], [0.08, crown / 2, 0], 0.16, 0.1);
  return [
    shape(x, crown, z, spread * 1.15, spread * 1.15, spread * 1.15, distance, surface),
    shape(x, crown / 2, z, 0.3, crown / 2, 0.3, trunk, plain(0.07, 0.05, 0.035, 0.5)),
  ];
}

/** A clipped shrub of about `size` metres. */
export function shrub(x, z, size, leaf = [0.05, 0.1, 0.03], y = 0) {
  const distance = (lx, ly, lz) =>
    (egg(lx, ly, lz, size, size * 0.85, size) +
      0.16 * size * (bumps(lx * 11 + x, ly * 11 + lz * 8, 2) - 0.5)) *
    0.7;
  const surface = (lx, ly, lz, _nx, _ny, _nz, s) => {
    const mottle = 0.4 + 1.2 * clouds(lx * 12 + x, ly * 12 + lz * 9, 2, 6);
    s.r = leaf[0] * mottle;
    s.g = leaf[1] * mottle;
    s.b = leaf[2] * mottle;
  };
  return shape(x, y + size * 0.75, z, size * 1.15, size, size * 1.15, distance, surface);
}
