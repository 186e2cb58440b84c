import { type Compare, compareBytes, compareUnits, ordersAlike } from './byteOrder.ts';
import type { FrameItem } from './record.ts';
import { sortingById } from './sorting.ts';
import { byStretches, type Steps, stepItems } from './steps.ts';

/** Checked and sorted: what can be hashed, committed to and drawn from. Only `checking` makes one. */
export type Frame = {
  readonly items: readonly FrameItem[];
  /** How many items each stratum has, by the UTF-8 bytes of its key. */
  readonly populations: ReadonlyMap<string, number>;
  readonly isFrame: typeof isFrame;
};
declare const isFrame: unique symbol;

/**
 * Why a list of items can't be a frame. `ids` and `keys` name the first twenty as they were given, `count` says how many
 * there are. *unreadable*: with a control character or half a character (a lone surrogate), which two programs would not
 * write alike. Any other Unicode is fine and stays as it is, for "é" in one and in two code points may be two real ids.
 */
export type FrameProblem =
  | { readonly kind: 'frame-empty' }
  | { readonly kind: 'ids-empty'; readonly count: number }
  | { readonly kind: 'ids-unreadable'; readonly ids: readonly string[]; readonly count: number }
  | { readonly kind: 'strata-unreadable'; readonly keys: readonly string[]; readonly count: number }
  | { readonly kind: 'ids-twice'; readonly ids: readonly string[]; readonly count: number };

export type Checked<T, Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const mostNamed = 20;

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** Whether every program would write the text alike: no control characters, no half of a surrogate pair. */
export function isReadable(text: string): boolean {
  return isPlain(text) || !/[\p{Cc}\p{Cs}]/u.test(text);
}

/** A frame of these items, in whatever order they come. Items already in the order of their ids are the quickest. */
export function* checking(items: readonly FrameItem[]): Steps<Checked<Frame, FrameProblem>> {
  const { counts, unreadable, empty, inOrder } = yield* readingThrough(items);
  if (items.length === 0) return problem({ kind: 'frame-empty' });
  if (empty > 0) return problem({ kind: 'ids-empty', count: empty });
  if (unreadable.length > 0)
    return problem({ kind: 'ids-unreadable', ids: named(unreadable), count: unreadable.length });
  const keys = [...counts.keys()].sort(compareBytes);
  const badKeys = keys.filter((key) => !isReadable(key));
  if (badKeys.length > 0)
    return problem({ kind: 'strata-unreadable', keys: named(badKeys), count: badKeys.length });
  const sorted = inOrder ? items : yield* sortingById(items);
  const twice = yield* findingTwice(sorted);
  if (twice.length > 0) return problem({ kind: 'ids-twice', ids: named(twice), count: twice.length });
  const populations = new Map(keys.map((key) => [key, counts.get(key)?.items ?? 0]));
  return { ok: true, value: { items: sorted, populations } as unknown as Frame };
}

function* readingThrough(items: readonly FrameItem[]) {
  const counts = new Map<string, { items: number }>();
  const unreadable: string[] = [];
  let [empty, alike] = [0, true];
  yield* byStretches(items.length, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const { id, stratum } = items[at] ?? nobody;
      const count = counts.get(stratum);
      if (count === undefined) counts.set(stratum, { items: 1 });
      else count.items += 1;
      if (id === '') empty += 1;
      if (!isPlain(id)) {
        if (!isReadable(id)) unreadable.push(id);
        alike &&= ordersAlike(id);
      }
    }
  });
  return {
    counts,
    unreadable,
    empty,
    inOrder: yield* lookingForOrder(items, alike ? compareUnits : compareBytes),
  };
}

function* lookingForOrder(items: readonly FrameItem[], compare: Compare): Steps<boolean> {
  let before = '';
  for (let at = 0; at < items.length; at += 1) {
    const { id } = items[at] ?? nobody;
    if (compare(before, id) > 0) return false;
    before = id;
    if (at % stepItems === 0) yield;
  }
  return true;
}

/** Each id that occurs more than once, named once. */
function* findingTwice(sorted: readonly FrameItem[]): Steps<string[]> {
  const twice: string[] = [];
  let before: string | null = null;
  yield* byStretches(sorted.length, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const { id } = sorted[at] ?? nobody;
      if (id === before && twice.at(-1) !== id) twice.push(id);
      before = id;
    }
  });
  return twice;
}

/** Stands where the compiler thinks that a list could have a hole. */
const nobody: FrameItem = { id: '', stratum: '' };

const named = (texts: readonly string[]): string[] => texts.slice(0, mostNamed);

function problem(what: FrameProblem): Checked<Frame, FrameProblem> {
  return { ok: false, problem: what };
}
