import type { SampleRow } from '../../../contract/sample-state.ts';

export type ItemFilter = 'to-do' | 'all' | 'reviewed' | 'unavailable' | 'missing' | 'out-of-frame' | 'second';

/** What is to be worked on: the drawn items and the spares that took a place, by stratum and in the order of the draw. */
export function workRows(rows: readonly SampleRow[]): readonly SampleRow[] {
  return rows
    .filter(({ item, inPlaceOf }) => item.role === 'sample' || inPlaceOf !== null)
    .toSorted((a, b) => compare(a.item.stratum, b.item.stratum) || a.item.order - b.item.order);
}

export function isUnder(row: SampleRow, filter: ItemFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'second':
      return row.second !== null;
    case 'to-do':
    case 'reviewed':
    case 'unavailable':
    case 'missing':
    case 'out-of-frame':
      return row.state === filter;
  }
}

/** How many of the work are settled; what is out of frame and replaced counts with its spare. */
export function settledOf(rows: readonly SampleRow[]): { readonly settled: number; readonly all: number } {
  const counted = rows.filter(({ replacedBy }) => replacedBy === null);
  return {
    settled: counted.filter(({ state }) => state !== 'to-do').length,
    all: counted.length,
  };
}

/** "item 12 of 59": the place of an item in the work, from 1; null when it isn't part of it. */
export function placeIn(
  rows: readonly SampleRow[],
  itemId: string,
): { readonly number: number; readonly of: number } | null {
  const at = rows.findIndex(({ item }) => item.id === itemId);
  return at < 0 ? null : { number: at + 1, of: rows.length };
}

/** The next item that is to do after this one, going round; null when nothing else is. */
export function nextToDo(rows: readonly SampleRow[], itemId: string): SampleRow | null {
  const at = rows.findIndex(({ item }) => item.id === itemId);
  const turned = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))];
  return turned.find(({ state }) => state === 'to-do') ?? null;
}

/** The video that an item is reviewed on: its own, the one found before, or the only one that overlaps the call. */
export function videoOf(row: SampleRow): string | null {
  if (row.video !== null) return row.video.id;
  if (row.kept?.videoId != null) return row.kept.videoId;
  const [first, ...others] = row.dispatch?.videos ?? [];
  return first !== undefined && others.length === 0 ? first.id : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
