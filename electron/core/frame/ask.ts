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
import { type Department, stratumKey, type Traits, watchOf } from './strata.ts';
import { type Needs, videosOf } from './videos.ts';

export type Question = Pick<Plan, 'query' | 'strata' | 'watches' | 'zone'>;

/** What a question found. */
export type Asked = {
  readonly items: readonly FrameItem[];
  /** The id on this desk of each item, in the same places. */
  readonly targets: readonly string[];
  /** Left out, because the real world has no name for them. */
  readonly withoutId: number;
};

/** Asks the data for a frame, a page to a step. */
export function* asking(db: ReadDb, question: Question): Steps<Asked> {
  const { pages, keyOf } = finding(db, question, { targets: true });
  const items: FrameItem[] = [];
  const targets: string[] = [];
  let withoutId = 0;
  for (const page of pages) {
    for (const found of page) {
      if (found.realId === null) {
        withoutId += 1;
        continue;
      }
      items.push({ id: found.realId, stratum: keyOf(found) });
      targets.push(found.target);
    }
    yield;
  }
  return { items, targets, withoutId };
}

/** From the real-world ids of some of the items to their ids on this desk. */
export function targetsOf({ items, targets }: Asked, ids: Iterable<string>): ReadonlyMap<string, string> {
  const wanted = new Set(ids);
  const found = new Map<string, string>();
  for (const [at, { id }] of items.entries()) if (wanted.has(id)) found.set(id, targets[at] ?? id);
  return found;
}

/**
 * An answer of one moment, to a question that takes turns: what was pulled meanwhile (`revision` says) makes it ask again,
 * and the third time nobody else is answered until it is through.
 */
export async function ofOneMoment<T>(ask: () => Steps<T>, revision: () => number): Promise<T> {
  for (let tries = 0; tries < 2; tries += 1) {
    const before = revision();
    const asked = await takingTurns(ask());
    if (revision() === before) return asked;
  }
  return inOneGo(ask());
}

export function askOnce(db: ReadDb, question: Question, revision: () => number): Promise<Asked> {
  return ofOneMoment(() => asking(db, question), revision);
}

/** Runs long work without keeping anybody else waiting for more than a few milliseconds. */
export function takingTurns<T>(steps: Steps<T>): Promise<T> {
  return inTurns(steps, { now: () => performance.now(), rest: () => setImmediate(), turnMs: 8 });
}

/** What a question finds, in pages, and the stratum of each. `targets` false: the ids on this desk may be left out. */
export function finding(
  db: ReadDb,
  { query, strata, watches, zone }: Question,
  { targets }: { readonly targets: boolean },
): { readonly pages: Iterable<readonly Found[]>; readonly keyOf: (item: Traits) => string } {
  const department = departmentOf(db);
  const needs = { targets, by: strata };
  return {
    pages: pagesOf(db, query, department, needs),
    keyOf: stratumKey(strata, department, watchOf(watches, zone)),
  };
}

function pagesOf(
  db: ReadDb,
  query: Question['query'],
  { officers }: Department,
  needs: Needs,
): Generator<readonly Found[], void, void> {
  switch (query.kind) {
    case 'videos':
      return videosOf(db, query, needs);
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
