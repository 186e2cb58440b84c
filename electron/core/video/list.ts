import { setImmediate as breathe } from 'node:timers/promises';
import type { ReadDb } from '../db/sql.ts';
import {
  deletionsOf,
  endOf,
  type Place,
  placeFurther,
  placesBetween,
  type Statement,
  sizeOf,
  startOf,
} from './list-sql.ts';
import { choosePlan, countLimit, type Plan, readsEverything, type Source, sourcesFor } from './plan.ts';
import type { Wanted } from './wanted.ts';

/** How many rows of the source one step looks at: small enough that other calls are answered in between. */
const firstStepRows = 500;
const stepRows = 4000;

/**
 * The places of a list after one, in order, a step at a time; a step may find none. Each step is a few milliseconds'
 * work, whatever the size of the table. `limit`: no more than so many are wanted. `read` says what is taken of a place.
 */
export function* stepsAfter<T>(
  db: ReadDb,
  plan: Plan,
  { after, limit }: { readonly after: Place; readonly limit: number },
  read: (statement: Statement<Place>) => readonly T[],
): Generator<readonly T[], void> {
  const end = endOf(plan.wanted);
  if (plan.way === 'gather') {
    yield read(placesBetween(plan, after, end, limit));
    return;
  }
  let from = after;
  let left = limit;
  let rows = firstStepRows;
  while (left > 0) {
    const further = placeFurther(plan, from, rows);
    const until = db.get(further.query, further.params) ?? null;
    const found = read(placesBetween(plan, from, until ?? end, left));
    left -= found.length;
    yield found;
    if (until === null) return;
    from = until;
    rows = stepRows;
  }
}

/** The first places of a list after one. Lets other calls be answered between steps. */
export async function firstPlaces(
  db: ReadDb,
  plan: Plan,
  after: Place,
  limit: number,
): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (const places of stepsAfter(db, plan, { after, limit }, ({ query, params }) => db.all(query, params))) {
    found.push(...places);
    if (found.length < limit) await breathe();
  }
  return found;
}

/**
 * The numbers of all videos of a list, in order, a step at a time. Unlike a page, a whole list may be gathered in
 * another order first, where that is a small part of everything.
 */
export function* allNumbers(db: ReadDb, wanted: Wanted): Generator<readonly number[], void> {
  const plan = planFor(db, wanted, new Map());
  const all = { after: startOf(wanted), limit: Number.MAX_SAFE_INTEGER };
  if (!readsEverything(plan)) {
    yield* stepsAfter(db, plan, all, ({ query, params }) =>
      db.column<typeof params, number>(query as never, params),
    );
    return;
  }
  const byTime = planFor(db, { ...wanted, sort: 'recorded' }, new Map());
  const found: Place[] = [];
  const steps = stepsAfter(db, byTime, { ...all, after: startOf(byTime.wanted) }, (statement) => {
    const { query, params } = deletionsOf(statement);
    return db.all(query, params);
  });
  for (const places of steps) {
    for (const place of places) found.push(place);
    yield [];
  }
  yield found.sort((a, b) => a.key - b.key || a.no - b.no).map(({ no }) => no);
}

/** Chooses how a list is read. `sizes` keeps what was counted, for as long as the caller keeps it. */
export function planFor(db: ReadDb, wanted: Wanted, sizes: Map<string, number>): Plan {
  const sources = sourcesFor(wanted);
  const [only] = sources;
  if (only && sources.length === 1 && only.order === wanted.sort)
    return { source: only, way: 'walk', wanted };
  return choosePlan(wanted, new Map(sources.map((source) => [source, sizeIn(db, source, wanted, sizes)])));
}

function sizeIn(db: ReadDb, source: Source, wanted: Wanted, sizes: Map<string, number>): number {
  const { query, params } = sizeOf(source, wanted, countLimit);
  const name = `${query.name} ${JSON.stringify(params)}`;
  const size = sizes.get(name) ?? db.get(query, params)?.size ?? 0;
  sizes.set(name, size);
  return size;
}
