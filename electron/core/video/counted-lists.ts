import { setImmediate as breathe } from 'node:timers/promises';
import type { ReadDb } from '../db/sql.ts';
import { allNumbers } from './list.ts';
import type { Wanted } from './wanted.ts';

export type Slice = { readonly numbers: readonly number[]; readonly hasMore: boolean };

/**
 * Lists counted to their end, so that any row of them is a look-up: the videos' numbers in order, four bytes each. A
 * list is counted once, a step at a time between other calls, and kept until the catalogue changes.
 */
export type CountedLists = {
  readonly count: (wanted: Wanted) => Promise<number>;
  /** The numbers from one row up to, not including, another; fewer at the end. Waits only until it is counted so far. */
  readonly slice: (wanted: Wanted, from: number, to: number) => Promise<Slice>;
  /** The same from a place on, if this list is counted already and up to date; null: it isn't. */
  readonly sliceAfter: (wanted: Wanted, no: number | null, limit: number) => Slice | null;
};

const keptLists = 8;
/** While a pull changes the catalogue several times a second, a list this old still serves. */
const freshMs = 2000;

export function createCountedLists(db: ReadDb, revision: () => number, now: () => number): CountedLists {
  const lists = new Map<string, Counting>();

  return {
    count: async (wanted) => (await reach(wanted, Number.POSITIVE_INFINITY)).length(),
    slice: async (wanted, from, to) => {
      // One more than asked tells whether there is more.
      const list = await reach(wanted, to + 1);
      return sliceOf(list, from, to);
    },
    sliceAfter: (wanted, no, limit) => {
      const list = lists.get(JSON.stringify(wanted));
      if (!list?.isDone() || list.revision !== revision()) return null;
      const before = no === null ? -1 : list.indexOf(no);
      return no !== null && before === -1 ? null : sliceOf(list, before + 1, before + 1 + limit);
    },
  };

  async function reach(wanted: Wanted, rows: number): Promise<Counting> {
    const list = listFor(wanted);
    while (!list.isDone() && list.length() < rows) await list.nextStep();
    return list;
  }

  function listFor(wanted: Wanted): Counting {
    const name = JSON.stringify(wanted);
    const known = lists.get(name);
    const isGood = known && (known.revision === revision() || now() - known.startedAt < freshMs);
    const list = isGood ? known : startCounting(db, wanted, revision(), now());
    // The one used last is the last to go.
    lists.delete(name);
    lists.set(name, list);
    for (const oldest of [...lists.keys()].slice(0, -keptLists)) lists.delete(oldest);
    return list;
  }
}

function sliceOf(list: Counting, from: number, to: number): Slice {
  return { numbers: list.slice(from, to), hasMore: list.length() > to };
}

type Counting = {
  readonly revision: number;
  readonly startedAt: number;
  readonly length: () => number;
  readonly slice: (from: number, to: number) => readonly number[];
  readonly indexOf: (no: number) => number;
  readonly isDone: () => boolean;
  readonly nextStep: () => Promise<void>;
};

function startCounting(db: ReadDb, wanted: Wanted, revision: number, startedAt: number): Counting {
  const steps = allNumbers(db, wanted);
  let numbers = new Int32Array(1024);
  let length = 0;
  let isDone = false;
  let step: Promise<void> | null = null;

  return {
    revision,
    startedAt,
    length: () => length,
    slice: (from, to) => [...numbers.subarray(from, Math.min(to, length))],
    indexOf: (no) => numbers.subarray(0, length).indexOf(no),
    isDone: () => isDone,
    // Whoever waits for this list waits for the same step.
    nextStep: () => {
      step ??= take().finally(() => {
        step = null;
      });
      return step;
    },
  };

  async function take(): Promise<void> {
    const found = steps.next();
    if (found.done) {
      isDone = true;
      return;
    }
    const added = found.value;
    if (length + added.length > numbers.length) {
      const larger = new Int32Array(Math.max(numbers.length * 2, length + added.length));
      larger.set(numbers);
      numbers = larger;
    }
    numbers.set(added, length);
    length += added.length;
    await breathe();
  }
}
