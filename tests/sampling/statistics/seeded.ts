/** Numbers from 0 to 1 that are the same in each run: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many of `sample` items drawn without replacement are bad. */
export function drawn(
  random: () => number,
  sample: number,
  population: { size: number; bad: number },
): number {
  let bad = 0;
  for (let i = 0; i < sample; i += 1) {
    if (random() * (population.size - i) < population.bad - bad) bad += 1;
  }
  return bad;
}
