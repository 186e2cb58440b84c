// Repeatable randomness: everything that looks natural here comes from a seed, so each run makes the same files.

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) that belongs to a whole-numbered place. */
export function speckle(x, y, z = 0) {
  let mixed = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(z | 0, 2147483647);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1) over the plane; one bump per unit. */
export function bumps(x, y, layer = 0) {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const top = speckle(column, row, layer) * (1 - u) + speckle(column + 1, row, layer) * u;
  const low = speckle(column, row + 1, layer) * (1 - u) + speckle(column + 1, row + 1, layer) * u;
  return top * (1 - v) + low * v;
}

/** Noise at several sizes at once, in [0, 1): clouds, stains, grass. */
export function clouds(x, y, octaves = 4, layer = 0) {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * bumps(x * scale, y * scale, layer + octave);
    weight *= 0.5;
    scale *= 2.03;
  }
  return sum / (1 - weight * 2);
}

/** A slow wandering value in about [-1, 1] of time in seconds, made of three unrelated sines. */
export function drift(seconds, seed) {
  return (
    0.5 * Math.sin(seconds * 0.71 + seed * 1.7) +
    0.3 * Math.sin(seconds * 1.63 + seed * 4.1) +
    0.2 * Math.sin(seconds * 2.87 + seed * 2.3)
  );
}
