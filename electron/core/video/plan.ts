import { conditionsOf, type Part } from './conditions.ts';
import { coversAll, looksUp, type Source } from './sources.ts';
import type { Wanted } from './wanted.ts';

/**
 * How a list is read. `walk`: the source has the list's order, and is left as soon as the page is full. `gather`: it
 * hasn't, but has few rows; all of them are read and sorted.
 */
export type Plan = { readonly source: Source; readonly way: 'walk' | 'gather'; readonly wanted: Wanted };

/** How many rows a source has for a filter; at least so many, when its counting stopped there. */
export type Size = { readonly rows: number; readonly isExact: boolean };
export type Sized = { readonly source: Source; readonly size: Size };

/** No more rows than these are gathered and sorted, since that is one step: some ten milliseconds' work off an index. */
const mostGathered = 40_000;
const mostLookedUp = 4000;
/** Whether a walk has more rows than these hardly matters: it is left when the page is full. */
const mostWalked = 10_000;

export function planOf(source: Source, wanted: Wanted): Plan {
  return { source, way: source.order === wanted.sort ? 'walk' : 'gather', wanted };
}

/**
 * The walk to begin with before anything is counted, since it is read off one index and most filters fill a page soon.
 * `isSure`: nothing can be better, as each row of it fits or it is the only way. Null: there is none.
 */
export function likelyWalk(
  sources: readonly Source[],
  wanted: Wanted,
): { readonly source: Source; readonly isSure: boolean } | null {
  const walks = sources.filter(({ order }) => order === wanted.sort);
  const [only] = sources.length === 1 ? walks : [];
  if (only) return { source: only, isSure: true };
  const source = walks.find((each) => !looksUp(each, wanted));
  return source ? { source, isSure: coversAll(source, wanted) } : null;
}

/**
 * About how many videos fit, of `total`, as if each part of a filter fell evenly on what the others leave. Of sources
 * that take care of the same part only the shortest tells anything.
 */
export function fittingOf(sized: readonly Sized[], wanted: Wanted, total: number): number {
  const asked = conditionsOf(wanted).map(({ part }) => part);
  const told = new Set<Part>();
  let share = 1;
  for (const { source, size } of sized.toSorted((a, b) => a.size.rows - b.size.rows)) {
    const parts = source.covers.filter((part) => asked.includes(part));
    if (parts.length === 0 || parts.some((part) => told.has(part))) continue;
    for (const part of parts) told.add(part);
    share *= size.rows / Math.max(1, total);
  }
  return Math.max(1, share * total);
}

/**
 * What reading the first `limit` videos of a list from a source costs, in rows of an index. A walk meets those that fit
 * evenly, so it is left the sooner the more there are.
 */
export function costOf({ source, size }: Sized, wanted: Wanted, limit: number, fitting: number): number {
  const all = size.rows * unitOf(source, wanted);
  if (source.order !== wanted.sort) return size.rows >= mostCounted(source, wanted) ? outOfReach : all;
  return comesLate(wanted) ? all : all * Math.min(1, limit / fitting);
}

/** How far it makes sense to count a source. */
export function mostCounted(source: Source, wanted: Wanted): number {
  if (source.order === wanted.sort) return mostWalked;
  return looksUp(source, wanted) ? mostLookedUp : mostGathered;
}

/** What going on with a walk costs that found so many in so many rows, until it has found those that are left. */
export function walkCost(
  { source, rows, found, left }: { source: Source; rows: number; found: number; left: number },
  wanted: Wanted,
): number {
  const evenly = ((left * rows) / Math.max(found, 0.5)) * unitOf(source, wanted);
  return comesLate(wanted) ? evenly * 8 : evenly;
}

/** What is deleted soonest was recorded first mostly, and comes last in a walk from the newest on. */
function comesLate({ sort, deletesBefore }: Wanted): boolean {
  return sort === 'recorded' && deletesBefore !== undefined;
}

const outOfReach = Number.MAX_SAFE_INTEGER;
/** What looking a video up costs, in rows of an index: most of the time it is a page to read and decrypt. */
const lookUpCost = 30;

function unitOf(source: Source, wanted: Wanted): number {
  return looksUp(source, wanted) ? lookUpCost : 1;
}
