import type { PackedColumn } from '../contract/packed-rows.ts';

/** Packs the cells of one column as they come. */
export type Packing = {
  readonly add: (cell: unknown) => void;
  /** The cells since the last time; null: there is nothing but nulls. */
  readonly take: () => PackedColumn | null;
};

/** More different values in a batch than this, and a column of choices it is not. */
const mostWords = 1000;

/**
 * Each value once and a number for each row, as long as there are few values: what is said again lets go of its text at
 * once. Of many, numbers as their differences, texts as they are.
 */
export function createPacking(): Packing {
  let places = new Map<unknown, number>();
  let at: number[] = [];
  /** The cells, once there are too many values; from then on in each batch, as their columns don't change their kind. */
  let cells: unknown[] | null = null;
  let last: unknown;
  let lastPlace = -1;

  function place(cell: unknown): number {
    let known = places.get(cell);
    if (known === undefined) {
      known = places.size;
      places.set(cell, known);
    }
    return known;
  }

  return {
    add: (cell) => {
      if (cells !== null) {
        cells.push(cell);
        return;
      }
      if (lastPlace < 0 || cell !== last) {
        lastPlace = place(cell);
        last = cell;
      }
      at.push(lastPlace);
      if (places.size <= mostWords) return;
      const words = [...places.keys()];
      cells = at.map((one) => words[one]);
    },
    take: () => {
      const packed = cells === null ? inWords([...places.keys()], at) : inFull(cells);
      places = new Map();
      at = [];
      if (cells !== null) cells = [];
      last = undefined;
      lastPlace = -1;
      return packed;
    },
  };
}

function inWords(words: unknown[], at: number[]): PackedColumn | null {
  if (words.length !== 1) return { words, at };
  return words[0] === null ? null : { words };
}

function inFull(cells: unknown[]): PackedColumn | null {
  if (cells.every((cell) => cell === null)) return null;
  const isWhole = cells.every((cell) => cell === null || Number.isSafeInteger(cell));
  return isWhole ? { steps: stepsOf(cells as (number | null)[]) } : { cells };
}

function stepsOf(numbers: readonly (number | null)[]): (number | null)[] {
  let last = 0;
  return numbers.map((number) => {
    if (number === null) return null;
    const step = number - last;
    last = number;
    return step;
  });
}
