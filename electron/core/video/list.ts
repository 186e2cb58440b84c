import { setImmediate as breathe } from 'node:timers/promises';
import type { ReadDb } from '../db/sql.ts';
import { type Begun, choosePlan, type Sizes } from './choice.ts';
import { endOf, numbersBetween, type Place, placeFurther, placeOf, startOf } from './list-sql.ts';
import { likelyWalk, type Plan, planOf } from './plan.ts';
import { coversAll, looksUp, sourcesFor } from './sources.ts';
import type { Wanted } from './wanted.ts';

/** How many rows of an index one step looks at: small enough that other calls are answered in between. */
const stepRows = 4000;
/** The same where each row's video has to be looked up. */
const stepVideos = 400;
/** How many a walk looks at before it is asked whether there is a better way. */
const trialRows = 1000;

/** What is wanted of a list: after a place, no more than so many. `sizes`: what was counted before. */
type Wish = { readonly after: Place; readonly limit: number; readonly sizes: Sizes };

/** The numbers of the first videos of a list after a place. Lets other calls be answered between steps. */
export async function firstNumbers(db: ReadDb, wanted: Wanted, wish: Wish): Promise<readonly number[]> {
  const { after, limit, sizes } = wish;
  const sources = sourcesFor(wanted);
  const likely = likelyWalk(sources, wanted);
  const choose = (begun: Begun | null): Plan => choosePlan(db, { wanted, sources, limit }, sizes, begun);
  if (!likely) return takeSteps(stepsAfter(db, choose(null), after, limit), limit);
  const walk = planOf(likely.source, wanted);
  if (likely.isSure) return takeSteps(stepsAfter(db, walk, after, limit), limit);

  const trial = step(db, walk, after, { rows: trialRows, limit });
  if (trial.last === null || trial.numbers.length === limit) return trial.numbers;
  const found = trial.numbers.length;
  const left = limit - found;
  const better = choose({ source: walk.source, rows: trialRows, found, left });
  await breathe();
  if (better.source !== walk.source) return takeSteps(stepsAfter(db, better, after, limit), limit);
  return [...trial.numbers, ...(await takeSteps(stepsAfter(db, walk, trial.last, left), left))];
}

/** The numbers of all videos of a list, in order, a step at a time; a step may find none. */
export function allNumbers(db: ReadDb, wanted: Wanted): Generator<readonly number[], void> {
  const sources = sourcesFor(wanted);
  const limit = Number.MAX_SAFE_INTEGER;
  const likely = likelyWalk(sources, wanted);
  const plan = likely?.isSure
    ? planOf(likely.source, wanted)
    : choosePlan(db, { wanted, sources, limit }, new Map(), null);
  return stepsAfter(db, plan, startOf(wanted), limit);
}

async function takeSteps(steps: Iterable<readonly number[]>, limit: number): Promise<readonly number[]> {
  const all: number[] = [];
  for (const numbers of steps) {
    all.push(...numbers);
    if (all.length < limit) await breathe();
  }
  return all;
}

/** Each step is a few milliseconds' work, whatever the size of the table. */
function* stepsAfter(
  db: ReadDb,
  plan: Plan,
  after: Place,
  limit: number,
): Generator<readonly number[], void> {
  if (plan.way === 'gather') {
    const { query, params } = numbersBetween(plan, after, endOf(plan.wanted), limit);
    yield db.column(query, params);
    return;
  }
  const rows = looksUp(plan.source, plan.wanted) ? stepVideos : stepRows;
  let from: Place | null = after;
  let left = limit;
  while (from !== null && left > 0) {
    const { numbers, last }: Step = step(db, plan, from, { rows, limit: left });
    left -= numbers.length;
    from = last;
    yield numbers;
  }
}

/** `last`: up to and with where it looked; null: the list ends there. */
type Step = { readonly numbers: readonly number[]; readonly last: Place | null };

function step(
  db: ReadDb,
  plan: Plan,
  from: Place,
  { rows, limit }: { readonly rows: number; readonly limit: number },
): Step {
  const end = endOf(plan.wanted);
  if (coversAll(plan.source, plan.wanted)) {
    // Each row fits, so that none has to be counted to know how far to look.
    const most = Math.min(rows, limit);
    const { query, params } = numbersBetween(plan, from, end, most);
    const numbers = db.column(query, params);
    const no = numbers.length < most ? undefined : numbers.at(-1);
    return { numbers, last: no === undefined ? null : (placeOf(db, plan.wanted, no) ?? null) };
  }
  const further = placeFurther(plan, from, rows);
  const last = db.get(further.query, further.params) ?? null;
  const { query, params } = numbersBetween(plan, from, last ?? end, limit);
  return { numbers: db.column(query, params), last };
}
