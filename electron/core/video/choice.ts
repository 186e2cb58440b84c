import { type ReadDb, sql } from '../db/sql.ts';
import { sizeOf } from './list-sql.ts';
import {
  costOf,
  fittingOf,
  mostCounted,
  type Plan,
  planOf,
  type Size,
  type Sized,
  walkCost,
} from './plan.ts';
import { holdsAll, type Source } from './sources.ts';
import type { Wanted } from './wanted.ts';

/** Sizes that were counted, by what was counted; good for one state of the catalogue. */
export type Sizes = Map<string, Size>;

/** A walk that was begun: of so many rows so many fitted, and so many more are wanted. */
export type Begun = {
  readonly source: Source;
  readonly rows: number;
  readonly found: number;
  readonly left: number;
};

/**
 * The cheapest way to the first `limit` videos of a list. Sources are counted only as far as it takes to tell: the one
 * that seems cheapest is counted on, until it is counted to its end and still is.
 */
export function choosePlan(
  db: ReadDb,
  { wanted, sources, limit }: { wanted: Wanted; sources: readonly Source[]; limit: number },
  sizes: Sizes,
  begun: Begun | null,
): Plan {
  const total = db.get(lastNumber)?.no ?? 0;
  const everything: Size = { rows: total, isExact: true };
  const sized = new Map(sources.map((source) => [source, firstSize(source)]));
  for (;;) {
    const all = [...sized].map(([source, size]) => ({ source, size }));
    const fitting = begunFitting() ?? fittingOf(all, wanted, total);
    const cost = (each: Sized): number =>
      each.source === begun?.source ? walkCost(begun, wanted) : costOf(each, wanted, limit, fitting);
    const [best] = all.toSorted((a, b) => cost(a) - cost(b));
    if (!best) throw new Error('a list without a source');
    const { source, size } = best;
    if (source === begun?.source || size.isExact) return planOf(source, wanted);
    const most = mostCounted(source, wanted);
    const further = Math.min(size.rows * 4, most);
    // Longer than that, it has as many as there are, for all that matters.
    sized.set(source, size.rows >= most ? everything : sizeIn(db, source, wanted, further, sizes));
  }

  function firstSize(source: Source): Size {
    if (holdsAll(source, wanted)) return everything;
    // No source has fewer than fit.
    const least = begunFitting();
    return least === null
      ? sizeIn(db, source, wanted, firstCount, sizes)
      : { rows: Math.min(Math.ceil(least), mostCounted(source, wanted)), isExact: false };
  }

  /** About how many fit in all, by what a walk through everything has found; null: it can't be said. */
  function begunFitting(): number | null {
    if (begun === null || begun.found === 0 || !holdsAll(begun.source, wanted)) return null;
    return (total * begun.found) / begun.rows;
  }
}

const firstCount = 256;

function sizeIn(db: ReadDb, source: Source, wanted: Wanted, limit: number, sizes: Sizes): Size {
  const { query, params } = sizeOf(source, wanted, limit);
  const name = `${query.name} ${JSON.stringify({ ...params, limit: null })}`;
  const known = sizes.get(name);
  if (known && (known.isExact || known.rows >= limit)) return known;
  const rows = db.get(query, params)?.size ?? 0;
  const size = { rows, isExact: rows < limit };
  sizes.set(name, size);
  return size;
}

/** About how many videos there are: numbers of those that have gone are missing. */
const lastNumber = sql<[], { no: number | null }>('last video number', 'SELECT max(no) AS no FROM video');
