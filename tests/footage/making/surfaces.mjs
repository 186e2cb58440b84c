// What things are made of. A surface writes colour, own light and gloss into `s` for a place on the thing.

import { bumps, clouds, speckle } from './noise.mjs';

function tone(s, r, g, b) {
  s.r = r;
  s.g = g;
  s.b = b;
}

/** One even colour with faint stains. */
export function plain(r, g, b, stain = 0.15) {
  return (x, y, z, nx, _ny, _nz, s) => {
    const spot = 1 + stain * (clouds((Math.abs(nx) > 0.5 ? z : x) * 1.7 + 11, y * 1.7 + z * 0.6, 3) - 0.5);
    tone(s, r * spot, g * spot, b * spot);
  };
}

/** A lamp or a lit panel: light of its own, in a lamp group. */
export function lit(group, r, g, b) {
  return (_x, _y, _z, _nx, _ny, _nz, s) => {
    tone(s, 0.2, 0.2, 0.2);
    s.group = group;
    s.er = r;
    s.eg = g;
    s.eb = b;
  };
}

/** Polished metal or glazed paint. */
export function glossy(r, g, b, gloss = 0.12, rough = 0.05) {
  return (_x, _y, _z, _nx, _ny, _nz, s) => {
    tone(s, r, g, b);
    s.gloss = gloss;
    s.rough = rough;
  };
}

/** Asphalt; `wet` from 0 to 1 makes puddles that mirror. `marks(x, z)` answers how white the paint is there. */
export function asphalt(wet, marks = () => 0, dark = 0.055) {
  return (x, _y, z, _nx, _ny, _nz, s) => {
    const grain = bumps(x * 22, z * 22) * 0.35 + clouds(x * 0.8, z * 0.8, 4, 3) * 0.9;
    const base = dark * (0.45 + grain);
    tone(s, base, base * 1.0, base * 1.04);
    const patch = clouds(x * 0.35 + 40, z * 0.22 + 7, 3, 9);
    const crack = Math.abs(clouds(x * 0.7 + 3, z * 0.5, 3, 21) - 0.5);
    if (crack < 0.003) tone(s, base * 0.6, base * 0.6, base * 0.6);
    const worn = bumps(x * 9, z * 9, 4) * 0.5 + 0.55;
    const white = marks(x, z) * Math.min(1, worn);
    if (white > 0) {
      s.r += (0.5 - s.r) * white;
      s.g += (0.48 - s.g) * white;
      s.b += (0.42 - s.b) * white;
    }
    const puddle = Math.min(1, Math.max(0, (patch - 0.5) * 6));
    s.gloss = wet * (0.02 + 0.12 * puddle);
    s.rough = 0.3 - 0.22 * puddle;
  };
}

/** Lapped boards, `pitch` metres apart. */
export function boards(r, g, b, pitch = 0.13) {
  return (x, y, z, nx, _ny, _nz, s) => {
    const along = Math.abs(nx) > 0.5 ? z : x;
    const lap = (((y / pitch) % 1) + 1) % 1;
    const edge = lap < 0.1 ? 0.5 : 0.9 + lap * 0.12;
    const wear = 0.93 + 0.12 * clouds(along * 0.9, y * 4, 3, Math.floor(y / pitch) & 7);
    tone(s, r * edge * wear, g * edge * wear, b * edge * wear);
  };
}

/** Bricks in running bond with pale joints. */
export function bricks(r, g, b) {
  return (x, y, z, nx, _ny, _nz, s) => {
    const along = Math.abs(nx) > 0.5 ? z : x;
    const row = Math.floor(y / 0.075);
    const shifted = along / 0.22 + (row & 1) * 0.5;
    const u = shifted - Math.floor(shifted);
    const v = y / 0.075 - row;
    if (u < 0.05 || v < 0.14) return tone(s, 0.24, 0.22, 0.2);
    const own = 0.68 + 0.55 * speckle(Math.floor(shifted), row, 5);
    tone(s, r * own, g * own, b * own);
  };
}

/** Mown grass with worn places. */
export function grass(r = 0.09, g = 0.17, b = 0.04) {
  return (x, z) => {
    const blade = 0.55 + 0.5 * bumps(x * 30, z * 14) + 0.5 * (clouds(x * 0.6, z * 0.6, 4, 2) - 0.3);
    return [r * blade * (1 + 0.3 * bumps(x * 0.4, z * 0.4, 6)), g * blade, b * blade];
  };
}

/** Poured slabs with joints every `size` metres. */
export function concrete(size = 1.5, light = 0.38) {
  return (x, _y, z, _nx, ny, _nz, s) => {
    const stain = 0.75 + 0.3 * clouds(x * 1.1, z * 1.1, 4, 4) + 0.1 * (bumps(x * 30, z * 30) - 0.5);
    const joint =
      ny > 0.5 && (Math.abs((x / size + 40.5) % 1) < 0.012 || Math.abs((z / size + 40.5) % 1) < 0.012);
    const t = light * stain * (joint ? 0.4 : 1);
    tone(s, t, t * 0.97, t * 0.91);
  };
}

/** Rows of windows on a distant house front; some lit. Sizes in metres, `share` of them lit. */
export function windows(wall, group, share, seed, { wide = 2.2, high = 3, warm = 1 } = {}) {
  return (x, y, z, nx, ny, _nz, s) => {
    tone(s, wall[0], wall[1], wall[2]);
    if (ny > 0.5) return;
    const along = Math.abs(nx) > 0.5 ? z + 31 : x + 31;
    const column = Math.floor(along / wide);
    const row = Math.floor((y + 60) / high);
    const u = along / wide - column;
    const v = (y + 60) / high - row;
    if (u < 0.28 || u > 0.72 || v < 0.3 || v > 0.78) return;
    tone(s, 0.015, 0.018, 0.022);
    s.gloss = 0.05;
    const frame = Math.abs(u - 0.5) < 0.018 || Math.abs(v - 0.54) < 0.02;
    if (frame) return tone(s, wall[0] * 1.4, wall[1] * 1.4, wall[2] * 1.4);
    if (speckle(column, row, seed) > share) return;
    const curtain = 0.35 + 0.65 * bumps(u * 14 + column, v * 2, seed);
    const power = (0.5 + 0.9 * speckle(column, row, seed + 1)) * curtain * (0.55 + 0.6 * v);
    const blue = speckle(column, row, seed + 2) > 0.8;
    s.group = group;
    s.er = power * (blue ? 0.35 : 1.0) * warm;
    s.eg = power * (blue ? 0.5 : 0.62) * warm;
    s.eb = power * (blue ? 0.8 : 0.24) * warm;
  };
}
