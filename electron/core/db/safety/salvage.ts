import { type Handle, isDamage } from '../handle.ts';
import { quoted } from './whole.ts';

/** What came of reading one table of a damaged file. */
export type Salvaged = { readonly rows: number; readonly isWhole: boolean };

type Cells = readonly unknown[];

/**
 * Reads a table of a damaged file row by row, past pages that can't be read, and hands every readable row on. Tables
 * with row numbers are searched on behind a gap by leaps that grow and are then narrowed, so that nothing readable is
 * missed; the others are read from both ends.
 */
export function salvage(handle: Handle, table: string, take: (row: Cells) => void): Salvaged {
  const isNumbered = !/WITHOUT ROWID/i.test(shapeOf(handle, table));
  return isNumbered ? byNumber(handle, table, take) : fromBothEnds(handle, table, take);
}

/** The columns of a table, in the order in which its rows are handed on. */
export function columnsOf(handle: Handle, table: string): string[] {
  return (handle.pragma(`table_info(${quoted(table)})`) as { name: string }[]).map(({ name }) => name);
}

function shapeOf(handle: Handle, table: string): string {
  return String(handle.prepare(`SELECT sql FROM sqlite_schema WHERE name = ?`).pluck().get(table));
}

function byNumber(handle: Handle, table: string, take: (row: Cells) => void): Salvaged {
  const name = quoted(table);
  const walk = handle
    .prepare(`SELECT rowid, * FROM ${name} NOT INDEXED WHERE rowid > ? ORDER BY rowid`)
    .raw();
  const probe = handle
    .prepare(`SELECT rowid FROM ${name} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1`)
    .pluck();
  let [rows, isWhole, after] = [0, true, -1];
  for (;;) {
    try {
      for (const row of walk.iterate(after) as Iterable<Cells>) {
        take(row.slice(1));
        rows += 1;
        after = Number(row[0]);
      }
      return { rows, isWhole };
    } catch (error) {
      if (!isDamage(error)) throw error;
      isWhole = false;
      const next = firstReadable(probe, after);
      if (next === null) return { rows, isWhole };
      after = next - 1;
    }
  }
}

type Probe = { get: (after: number) => unknown };

/** The number of the first readable row behind a gap. Null: there is none. */
function firstReadable(probe: Probe, from: number): number | null {
  // Above every row number that this desk's tables come to.
  const farthest = 2 ** 40;
  let [bad, leap] = [from, 1];
  for (;;) {
    const found = tryAt(probe, from + leap);
    if (found === null) return null;
    if (typeof found === 'number') {
      // Between what can't be read and what can, narrowed to the very row.
      let good = from + leap;
      let row = found;
      while (good - bad > 1) {
        const middle = Math.floor((bad + good) / 2);
        const there = tryAt(probe, middle);
        if (typeof there === 'number') [good, row] = [middle, there];
        else bad = middle;
      }
      return row;
    }
    bad = from + leap;
    leap *= 2;
    if (leap > farthest) return null;
  }
}

/** A row's number, `bad` where a page on the way can't be read, null behind the last row. */
function tryAt(probe: Probe, after: number): number | 'bad' | null {
  try {
    const found = probe.get(after);
    return found === undefined ? null : Number(found);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return 'bad';
  }
}

function fromBothEnds(handle: Handle, table: string, take: (row: Cells) => void): Salvaged {
  const name = quoted(table);
  const keys = (handle.pragma(`table_info(${name})`) as { name: string; pk: number }[])
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk);
  const order = (way: string): string => keys.map((key) => `${quoted(key.name)} ${way}`).join(', ');
  let rows = 0;
  for (const way of ['ASC', 'DESC']) {
    try {
      for (const row of handle
        .prepare(`SELECT * FROM ${name} NOT INDEXED ORDER BY ${order(way)}`)
        .raw()
        .iterate()) {
        take(row as Cells);
        rows += 1;
      }
      return { rows, isWhole: true };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  return { rows, isWhole: false };
}
