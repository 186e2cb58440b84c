// A four-door sedan: body and cabin drawn from the side, rounded, with lamps, glass and plate by place.
// Its own coordinates: z forward, y up from the road (the middle of its bounding box is at y = 0.72).

import { limb, outline } from './distance.mjs';
import { bumps } from './noise.mjs';
import { shape } from './rays.mjs';

const HALF_LENGTH = 2.4;
const HALF_WIDTH = 0.92;
const MIDDLE = 0.76;

const BODY = outline([
  [-2.34, 0.34],
  [-2.38, 0.62],
  [-2.32, 0.98],
  [-2.16, 1.05],
  [-1.5, 1.06],
  [0.9, 1.0],
  [1.9, 0.9],
  [2.28, 0.74],
  [2.36, 0.5],
  [2.28, 0.28],
  [-2.2, 0.24],
]);

const CABIN = outline([
  [-1.66, 1.0],
  [-0.98, 1.4],
  [-0.5, 1.455],
  [0.1, 1.45],
  [0.42, 1.38],
  [1.22, 0.96],
]);

function wheel(x, y, z, at) {
  const dz = z - at;
  const dy = y - 0.33;
  const ring = Math.sqrt(dz * dz + dy * dy) - 0.33;
  const side = Math.abs(Math.abs(x) - 0.8) - 0.11;
  return Math.max(ring, side);
}

function distance(x, up, z) {
  const y = up + MIDDLE;
  const body = BODY(z, y);
  const taper = HALF_WIDTH - 0.07 * Math.max(0, Math.abs(z) - 1.5) - 0.05 * Math.abs(y - 0.7);
  const wide = Math.abs(x) - taper;
  let d = round(body + 0.09, wide + 0.09) - 0.09;
  const cabin = CABIN(z, y);
  const lean = 0.84 - 0.42 * Math.max(0, y - 0.95);
  d = Math.min(d, round(cabin + 0.07, Math.abs(x) - lean + 0.07) - 0.07);
  const arch = Math.min(Math.hypot(z + 1.38, y - 0.33), Math.hypot(z - 1.42, y - 0.33)) - 0.39;
  d = Math.max(d, -Math.max(arch, 0.66 - Math.abs(x)));
  d = Math.min(d, wheel(x, y, z, -1.38), wheel(x, y, z, 1.42));
  const mirror = limb(Math.abs(x), y, z, [0.86, 1.06, 0.72], [1.0, 1.09, 0.68], 0.05, 0.07);
  return Math.min(d, mirror);
}

function round(a, b) {
  const ax = Math.max(a, 0);
  const bx = Math.max(b, 0);
  return Math.sqrt(ax * ax + bx * bx) + Math.min(Math.max(a, b), 0);
}

/**
 * A car standing at (x, z), nose turned by `yaw` from straight ahead.
 * `paint`: [r, g, b]; `tail`, `blink`: lamp groups for running lights and flashers (or null for dark);
 * `head`: headlamps' group or null; `plate`: shows a plate.
 */
export function car({ x, z, yaw = 0, paint, tail = null, blink = null, head = null }) {
  const surface = (lx, ly, lz, nx, ny, nz, s) =>
    dress(lx, ly + MIDDLE, lz, nx, ny, nz, s, { paint, tail, blink, head });
  return shape(x, MIDDLE, z, 1.08, MIDDLE, HALF_LENGTH + 0.04, distance, surface, yaw);
}

function dress(x, y, z, _nx, ny, _nz, s, { paint, tail, blink, head }) {
  const side = Math.abs(x);
  s.r = paint[0];
  s.g = paint[1];
  s.b = paint[2];
  s.gloss = 0.05;
  s.rough = 0.02;
  const wheelAt = z < 0 ? Math.hypot(z + 1.38, y - 0.33) : Math.hypot(z - 1.42, y - 0.33);
  if (wheelAt < 0.36 && side > 0.6 && y < 0.72) return tyre(wheelAt, s);
  if (y < 0.3) return matte(s, 0.02);
  if (isGlass(side, y, z)) {
    matte(s, 0.012);
    s.gloss = 0.09;
    s.rough = 0;
    return;
  }
  if (z < -2.05) return stern(x, y, s, { tail, blink });
  if (z > 2.0) return bow(x, y, s, head);
  const seam = Math.min(Math.abs(z - 0.98), Math.abs(z + 0.16), Math.abs(z + 1.02));
  if (side > 0.78 && seam < 0.012 && y > 0.36 && y < 1.02) matte(s, 0.01);
  if (side > 0.78 && y > 0.84 && y < 0.885 && ((z > -0.08 && z < 0.12) || (z > -1 && z < -0.8)))
    matte(s, 0.12);
  const dirt = bumps(x * 3 + 9, z * 3, 5) * Math.max(0, 0.6 - y);
  s.r += dirt * 0.06;
  s.g += dirt * 0.055;
  s.b += dirt * 0.045;
  if (ny > 0.8) s.gloss = 0.07;
}

function isGlass(side, y, z) {
  if (y < 1.06) return false;
  const cabin = CABIN(z, y);
  const onSide = side > 0.84 - 0.42 * (y - 0.95) - 0.05;
  if (onSide) {
    const pillar = Math.min(Math.abs(z + 0.16), Math.abs(z + 1.02));
    return cabin < -0.075 && pillar > 0.035;
  }
  return side < 0.68 - 0.3 * (y - 1) && y < 1.39 && (z < -0.8 || z > 0.5);
}

function tyre(at, s) {
  if (at > 0.21) return matte(s, 0.016);
  matte(s, at < 0.05 ? 0.1 : 0.32);
  s.gloss = 0.1;
  s.rough = 0.3;
}

function stern(x, y, s, { tail, blink }) {
  const side = Math.abs(x);
  if (side < 0.27 && y > 0.66 && y < 0.79) {
    const letter = y > 0.69 && y < 0.76 && side < 0.22 && bumps(x * 34 + 100, 3, 2) > 0.5;
    matte(s, letter ? 0.06 : 0.62);
    return;
  }
  if (y > 0.8 && y < 0.96 && side > 0.44 && side < 0.9) {
    s.r = 0.32;
    s.g = 0.015;
    s.b = 0.015;
    s.gloss = 0.06;
    const inner = side < 0.6;
    if (blink !== null && !inner && y < 0.9) return lamp(s, blink, 5.5, 1.25, 0.12);
    if (tail !== null) return lamp(s, tail, inner ? 0.9 : 2.1, 0.06, 0.04);
    return;
  }
  if ((Math.abs(y - 0.62) < 0.009 && side < 0.86) || (Math.abs(y - 0.97) < 0.008 && side < 0.8))
    matte(s, 0.008);
  if (y < 0.46) matte(s, 0.03);
  if (y > 0.47 && y < 0.52 && side > 0.6 && side < 0.82) matte(s, 0.2);
}

function bow(x, y, s, head) {
  const side = Math.abs(x);
  if (y > 0.62 && y < 0.76 && side > 0.5 && side < 0.88) {
    matte(s, 0.5);
    s.gloss = 0.1;
    if (head !== null) lamp(s, head, 14, 13, 11);
    return;
  }
  if (side < 0.46 && y > 0.5 && y < 0.74) matte(s, Math.abs((y * 16) % 1) < 0.4 ? 0.1 : 0.015);
  if (y < 0.4) matte(s, 0.02);
}

function lamp(s, group, r, g, b) {
  s.group = group;
  s.er = r;
  s.eg = g;
  s.eb = b;
}

function matte(s, tone) {
  s.r = s.g = s.b = tone;
  s.gloss = 0;
}
