import { draw } from '../../electron/core/sync/jitter.ts';

export type Dice = {
  readonly chance: (of: number) => boolean;
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** Repeatable: the same seed rolls the same. */
export function createDice(from: number): Dice {
  let seed = Math.imul(from, 0x9e3779b1) >>> 0;
  const roll = (): number => {
    const drawn = draw(seed);
    seed = drawn.seed;
    return drawn.value;
  };
  return {
    chance: (of) => roll() < of,
    below: (below) => Math.floor(roll() * below),
    pick: <T>(from_: readonly T[]): T => from_[Math.floor(roll() * from_.length)] as T,
  };
}
