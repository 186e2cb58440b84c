import { createHash } from 'node:crypto';

/** Chance that repeats: the same seed and label throw the same numbers for ever, on every machine. */
export type Dice = {
  /** From 0 up to, not including, 1; 32 bits. */
  readonly fraction: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** A number between two others. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the list, each as often as its weight says. */
  readonly weighted: <T>(list: readonly T[], weightOf: (one: T) => number) => T;
  /** Skewed like waits and lengths are: half lie below `median`; `spread` 0.5 is moderate, 1 wild. */
  readonly skewed: (median: number, spread: number) => number;
};

/** A stream of its own for each label, so that a change to one part of the seed leaves the others as they were. */
export function createDice(seed: string, label: string): Dice {
  const fraction = sfc32(
    createHash('sha256')
      .update(JSON.stringify([seed, label]))
      .digest(),
  );
  const between = (least: number, most: number) => least + fraction() * (most - least);
  return {
    fraction,
    between,
    whole: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    chance: (probability) => fraction() < probability,
    pick: (list) => atOf(list, Math.floor(fraction() * list.length)),
    weighted: (list, weightOf) => {
      let left = fraction() * list.reduce((sum, one) => sum + weightOf(one), 0);
      for (const one of list) {
        left -= weightOf(one);
        if (left < 0) return one;
      }
      return atOf(list, list.length - 1);
    },
    skewed: (median, spread) => {
      // Box and Muller's normal deviate; 1 - fraction, because the logarithm of 0 is none.
      const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
      return median * Math.exp(spread * Math.max(-2.5, Math.min(2.5, normal)));
    },
  };
}

function atOf<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error('There is nothing to pick from.');
  return one;
}

/** Chris Doty-Humphrey's "small fast counter" generator (PractRand), public domain; 12 rounds mix the seed in. */
function sfc32(seed: Buffer): () => number {
  let a = seed.readInt32LE(0);
  let b = seed.readInt32LE(4);
  let c = seed.readInt32LE(8);
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
