import { compareBytes, inUtf8Order } from './byteOrder.ts';
import { byStretches, type Steps, stepItems } from './steps.ts';

type WithId = { readonly id: string };

/** Ids that would need more than so many characters in memory (256 MB) are sorted by comparing them, at one go. */
const mostRead = 2 ** 27;
/** What a column holds where an id has ended: less than any character of a readable text. */
const ended = 0;
const codes = 0x1_0000;

/** What the ids have at one place or at several neighbouring ones: a key for each item, smaller than `keys`. */
type Column = { readonly ofItems: Uint16Array; readonly keys: number };

/**
 * A copy sorted by the UTF-8 bytes of the ids, equal ids as they came. Column by column from the last, each time keeping
 * what the later columns gave; columns in which all ids agree are left out, and neighbours with few different characters
 * (digits) are taken together. Comparing ids two by two took three times as long for a million.
 */
export function* sortingById<T extends WithId>(items: readonly T[]): Steps<T[]> {
  const count = items.length;
  const read = yield* reading(items);
  if (read === null) return [...items].sort((a, b) => compareBytes(a.id, b.id));
  const columns = yield* joining(yield* ranking(read));
  let order = new Uint32Array(count);
  let spare = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) order[at] = at;
  for (const column of columns) {
    yield* orderingBy(column, order, spare);
    [order, spare] = [spare, order];
  }
  const sorted = items.slice();
  yield* byStretches(count, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const item = items[order[at] ?? 0];
      if (item !== undefined) sorted[at] = item;
    }
  });
  return sorted;
}

/** What the ids have at each place, first place first; null if one of them is too long for that. */
function* reading(items: readonly WithId[]): Steps<Uint16Array[] | null> {
  const columns: Uint16Array[] = [];
  const mostColumns = mostRead / items.length;
  let tooLong = false;
  yield* byStretches(items.length, (from, to) => {
    for (let item = from; item < to && !tooLong; item += 1) {
      const id = items[item]?.id ?? '';
      tooLong = id.length > mostColumns;
      while (columns.length < id.length && !tooLong) columns.push(new Uint16Array(items.length));
      for (let at = 0; at < id.length && !tooLong; at += 1) {
        const column = columns[at];
        if (column !== undefined) column[item] = inUtf8Order(id.charCodeAt(at));
      }
    }
  });
  return tooLong ? null : columns;
}

/** Each column with its characters numbered in their order, without those that are the same in all ids; the last first. */
function* ranking(read: readonly Uint16Array[]): Steps<Column[]> {
  const columns: Column[] = [];
  for (const ofItems of read.toReversed()) {
    const ranks = new Uint16Array(codes);
    yield* byStretches(
      ofItems.length,
      (from, to) => {
        for (let item = from; item < to; item += 1) ranks[ofItems[item] ?? ended] = 1;
      },
      16 * stepItems,
    );
    let keys = 0;
    for (let code = 0; code < codes; code += 1) if (ranks[code] === 1) ranks[code] = keys++;
    if (keys < 2) continue;
    yield* byStretches(
      ofItems.length,
      (from, to) => {
        for (let item = from; item < to; item += 1) ofItems[item] = ranks[ofItems[item] ?? ended] ?? 0;
      },
      16 * stepItems,
    );
    columns.push({ ofItems, keys });
  }
  return columns;
}

/** Columns taken together as long as their keys still fit 16 bits. Later characters count less. */
function* joining(columns: readonly Column[]): Steps<Column[]> {
  const joined: Column[] = [];
  for (const column of columns) {
    const later = joined.at(-1);
    if (later === undefined || later.keys * column.keys > codes) {
      joined.push(column);
      continue;
    }
    yield* byStretches(
      column.ofItems.length,
      (from, to) => {
        for (let item = from; item < to; item += 1)
          later.ofItems[item] = (column.ofItems[item] ?? 0) * later.keys + (later.ofItems[item] ?? 0);
      },
      16 * stepItems,
    );
    joined[joined.length - 1] = { ofItems: later.ofItems, keys: later.keys * column.keys };
  }
  return joined;
}

/** Writes `order` into `into`, by what the column holds for each item; equal ones keep their order. */
function* orderingBy({ ofItems, keys }: Column, order: Uint32Array, into: Uint32Array): Steps<void> {
  const next = new Uint32Array(keys + 1);
  for (const key of ofItems) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 1; key < keys; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  yield;
  yield* byStretches(
    order.length,
    (from, to) => {
      for (let place = from; place < to; place += 1) {
        const item = order[place] ?? 0;
        const key = ofItems[item] ?? 0;
        const at = next[key] ?? 0;
        into[at] = item;
        next[key] = at + 1;
      }
    },
    4 * stepItems,
  );
}
