import type { VideoRow } from '../../../contract/library-state.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { ReadDb } from '../db/sql.ts';
import type { Sizes } from './choice.ts';
import { type CountedLists, createCountedLists, type Slice } from './counted-lists.ts';
import { firstNumbers } from './list.ts';
import { type Place, startOf } from './list-sql.ts';
import { type Names, namesOf, rowsOf } from './rows.ts';
import { never } from './store.ts';
import type { Wanted } from './wanted.ts';

export type Page = { rows: VideoRow[]; next: string | null };
export type PageWish = {
  readonly after?: string | undefined;
  readonly row?: number | undefined;
  readonly limit: number;
};

/** The pages of one reviewer's library. */
export type Library = {
  readonly page: (wanted: Wanted, wish: PageWish) => Promise<Page | Refusal>;
  readonly count: (wanted: Wanted) => Promise<number>;
};

/** `revision`: of the pulled catalogue; what is remembered here is good for one of them. */
export function createLibrary(db: ReadDb, revision: () => number, now: () => number): Library {
  const lists: CountedLists = createCountedLists(db, revision, now);
  let remembered: {
    readonly revision: number;
    readonly names: Names;
    readonly sizes: Sizes;
  } | null = null;

  return {
    count: lists.count,
    page: async (wanted, { after, row, limit }) => {
      if (row !== undefined && row > 0 && after === undefined)
        return pageOf(wanted, await lists.slice(wanted, row, row + limit));
      const place = after === undefined ? null : readPlace(after);
      if (after !== undefined && place === null)
        return refuse('bad-request', 'That is no place in a list of videos.');
      return pageAfter(wanted, place, limit);
    },
  };

  /** From the counted list when there is one, else from the index itself. */
  async function pageAfter(wanted: Wanted, after: Place | null, limit: number): Promise<Page> {
    const counted = lists.sliceAfter(wanted, after?.no ?? null, limit);
    if (counted) return pageOf(wanted, counted);
    // One more than asked tells whether there is more.
    const wish = { after: after ?? startOf(wanted), limit: limit + 1, sizes: memory().sizes };
    const numbers = await firstNumbers(db, wanted, wish);
    return pageOf(wanted, { numbers: numbers.slice(0, limit), hasMore: numbers.length > limit });
  }

  function pageOf({ sort }: Wanted, { numbers, hasMore }: Slice): Page {
    const rows = rowsOf(db, numbers, memory().names);
    const last = rows.at(-1);
    const no = numbers.at(-1);
    if (!hasMore || !last || no === undefined) return { rows, next: null };
    const key = sort === 'recorded' ? last.recordedAt : (last.deletedAt ?? never);
    return { rows, next: writePlace({ key, no }) };
  }

  function memory() {
    if (remembered?.revision !== revision())
      remembered = { revision: revision(), names: namesOf(db), sizes: new Map() };
    return remembered;
  }
}

function writePlace({ key, no }: Place): string {
  return `${key}.${no}`;
}

function readPlace(text: string): Place | null {
  const match = /^(-?\d{1,16})\.(\d{1,10})$/.exec(text);
  return match ? { key: Number(match[1]), no: Number(match[2]) } : null;
}
