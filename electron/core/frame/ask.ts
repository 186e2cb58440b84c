import { setImmediate } from 'node:timers/promises';
import type { Unit } from '../../../contract/nouns/officer.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { FrameItem } from '../../../sampling/draw/record.ts';
import { inOneGo, inTurns, type Steps } from '../../../sampling/draw/steps.ts';
import { classificationsOf, officersOf, unitsOf } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchesFor } from './dispatches.ts';
import type { Found } from './found.ts';
import { reviewsFor } from './reviews.ts';
import { type Department, stratumKey, watchOf } from './strata.ts';
import { videosOf } from './videos.ts';

export type Question = Pick<Plan, 'query' | 'strata' | 'watches' | 'zone'>;

/** What a question found. `targets`: from an item's real-world id to its id on this desk. */
export type Asked = {
  readonly items: readonly FrameItem[];
  readonly targets: ReadonlyMap<string, string>;
  /** Left out, because the real world has no name for them. */
  readonly withoutId: number;
};

/** Asks the data for a frame, a page to a step. */
export function* asking(db: ReadDb, { query, strata, watches, zone }: Question): Steps<Asked> {
  const department = departmentOf(db);
  const keyOf = stratumKey(strata, department, watchOf(watches, zone));
  const items: FrameItem[] = [];
  const targets = new Map<string, string>();
  let withoutId = 0;
  for (const page of pagesOf(db, query, department)) {
    for (const found of page) {
      if (found.realId === null) {
        withoutId += 1;
        continue;
      }
      items.push({ id: found.realId, stratum: keyOf(found) });
      targets.set(found.realId, found.target);
    }
    yield;
  }
  return { items, targets, withoutId };
}

/**
 * The same question put so that the answer is of one moment: what was pulled meanwhile (`revision` says) makes it ask
 * again, and the third time nobody else is answered until it is through.
 */
export async function askOnce(db: ReadDb, question: Question, revision: () => number): Promise<Asked> {
  for (let tries = 0; tries < 2; tries += 1) {
    const before = revision();
    const asked = await takingTurns(asking(db, question));
    if (revision() === before) return asked;
  }
  return inOneGo(asking(db, question));
}

/** Runs long work without keeping anybody else waiting for more than a few milliseconds. */
export function takingTurns<T>(steps: Steps<T>): Promise<T> {
  return inTurns(steps, { now: () => performance.now(), rest: () => setImmediate(), turnMs: 8 });
}

function pagesOf(
  db: ReadDb,
  query: Question['query'],
  { officers }: Department,
): Generator<readonly Found[], void, void> {
  switch (query.kind) {
    case 'videos':
      return videosOf(db, query);
    case 'dispatches':
      return dispatchesFor(db, query, officers);
    case 'reviews':
      return reviewsFor(db, query);
  }
}

/** Squads of one name in two divisions are two strata: the division is said beside them. */
function unitNames(units: readonly Unit[]): ReadonlyMap<string, string> {
  const named = Map.groupBy(units, ({ name }) => name);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    units.map(({ id, name, divisionId }) => {
      const isShared = (named.get(name)?.length ?? 0) > 1;
      const division = divisionId === null ? undefined : byId.get(divisionId);
      return [id, isShared ? `${name} (${division?.name ?? id})` : name];
    }),
  );
}

function departmentOf(db: ReadDb): Department {
  return {
    units: unitNames(unitsOf(db)),
    officers: new Map(officersOf(db).map((officer) => [officer.id, officer])),
    classifications: new Map(classificationsOf(db).map((row) => [row.code, row])),
  };
}
