import type { MeasuredItem } from '../../../census/measures/item.ts';
import type { Definition, PeriodKind } from '../../../census/measures/measure.ts';
import { periodsUpTo } from '../../../census/measures/periods.ts';
import { addCounted, type Counted, count, type Plan, type Tally } from '../../../census/measures/tally.ts';
import type { Rules } from '../../../census/rules.ts';
import type { MeasureDefinition } from '../../../contract/nouns/measure.ts';
import type { Census, Judged } from '../census/taken.ts';
import type { DeskDb } from '../db/sql.ts';
import type { Clock, Log } from '../ports.ts';
import { createStandingWork } from '../standing-work.ts';
import { answersGiven, type Explained, explainedOf, itemsOfOfficer } from './items.ts';
import { looksOf } from './looks.ts';
import { definitionsOf } from './published.ts';

/** What is counted of each unit, and how to find the cases again. */
export type Measured = {
  readonly plan: Plan;
  readonly zone: string;
  readonly definitions: readonly MeasureDefinition[];
  readonly rules: Rules;
  readonly tally: Tally;
  readonly officers: readonly (string | null)[];
  /** An officer's items of all kinds, as they were counted. */
  readonly itemsOf: (officerId: string | null) => readonly MeasuredItem[];
};

/** How many officers are counted, of how many. */
export type Progress = { readonly done: number; readonly of: number };

/** The numbers of all measures of one open database, kept in memory and current. */
export type StandingMeasures = {
  /** As far as it is counted; null before anything is. */
  readonly current: () => Measured | null;
  /** Null: nothing waits to be counted. */
  readonly progress: () => Progress | null;
  /** Something may have changed, or time has passed: cheap, called often. */
  readonly consider: (what?: { readonly catalogue?: boolean }) => void;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type MeasuresNeeds = {
  readonly db: DeskDb;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  readonly census: () => Census | null;
  /** Told when there are other numbers. */
  readonly changed: () => void;
};

/** So many periods of each kind are shown, the running one included. */
export const shownPeriods = 13;

type Kept = { readonly judged: Judged; readonly counted: Counted };

export function createMeasures({ db, log, clock, census, changed }: MeasuresNeeds): StandingMeasures {
  let tally: Tally = new Map();
  const kept = new Map<string | null, Kept>();
  let looks: readonly MeasuredItem[] = [];
  let looksCounted: Counted | null = null;
  let looksByOfficer: ReadonlyMap<string | null, readonly MeasuredItem[]> = new Map();
  let plan: Plan | null = null;
  let planKey = '';
  let definitions: readonly MeasureDefinition[] = [];
  let rules: Rules | null = null;
  let explained: Explained = new Map();
  let answers = answersGiven(db.read);
  let seen: Census | null = null;
  let isTouched = true;
  let of = 0;

  const work = createStandingWork({ log, stopped: 'measures-stopped', isDue, steps, done: changed });

  return {
    current: () => {
      if (plan === null || rules === null) return null;
      const zone = definitions.at(-1)?.zone ?? 'UTC';
      return { plan, zone, definitions, rules, tally, officers: [...kept.keys()], itemsOf };
    },
    progress: () => (work.isRunning() || seen === null ? { done: Math.min(kept.size, of), of } : null),
    consider: (what) => {
      isTouched ||= what?.catalogue ?? false;
      work.consider(() => {
        const given = answersGiven(db.read);
        isTouched ||= given !== answers;
        answers = given;
      });
    },
    settled: work.settled,
    stop: work.stop,
  };

  function itemsOf(officerId: string | null): readonly MeasuredItem[] {
    const known = kept.get(officerId);
    const own = known === undefined ? [] : itemsOfOfficer(db.read, officerId, known.judged, explained);
    return [...own, ...(looksByOfficer.get(officerId) ?? [])];
  }

  function isDue(): boolean {
    const current = census();
    if (current === null) return false;
    return isTouched || current !== seen || planKeyAt(clock.now()) !== planKey || isOverdue(clock.now());
  }

  /** Something that could still become either, can't any more. */
  function isOverdue(now: number): boolean {
    for (const { counted } of kept.values()) if (counted.until !== null && counted.until <= now) return true;
    return false;
  }

  function* steps(): Generator<void> {
    yield;
    const current = census();
    if (current === null) return;
    const now = clock.now();
    if (isTouched || planKeyAt(now) !== planKey) takePlan(now);
    rules = current.rules;
    const wasTouched = isTouched;
    isTouched = false;
    if (plan === null) {
      seen = current;
      return;
    }
    plan = { ...plan, now };
    if (wasTouched) {
      yield* countLooks(plan);
      const before = explained;
      explained = explainedOf(db.read);
      for (const officer of changedOfficers(before, explained)) forget(officer);
    }
    const { officers } = current;
    of = officers.size;
    for (const officer of kept.keys()) if (!officers.has(officer)) forget(officer);
    for (const [officer, judged] of officers) {
      const known = kept.get(officer);
      const isOld = known?.counted.until != null && known.counted.until <= now;
      // Whoever is judged anew is another object.
      if (known !== undefined && !isOld && known.judged === judged) continue;
      forget(officer);
      const counted = count(plan, itemsOfOfficer(db.read, officer, judged, explained));
      kept.set(officer, { judged, counted });
      addCounted(tally, counted);
      yield;
    }
    seen = current;
  }

  function forget(officer: string | null): void {
    const known = kept.get(officer);
    if (known === undefined) return;
    addCounted(tally, known.counted, -1);
    kept.delete(officer);
  }

  function* countLooks(by: Plan): Generator<void> {
    looks = yield* looksOf(db.read);
    if (looksCounted !== null) addCounted(tally, looksCounted, -1);
    looksCounted = count(by, looks);
    addCounted(tally, looksCounted);
    looksByOfficer = Map.groupBy(looks, ({ officerId }) => officerId);
  }

  /** Other definitions or another week: everything is counted anew. */
  function takePlan(now: number): void {
    const key = planKeyAt(now);
    if (key === planKey) return;
    definitions = definitionsOf(db.read);
    planKey = key;
    tally = new Map();
    kept.clear();
    looksCounted = null;
    isTouched = true;
    plan = planOf(definitions, now);
  }

  function planKeyAt(now: number): string {
    const versions = isTouched ? definitionsOf(db.read) : definitions;
    const zone = versions.at(-1)?.zone;
    if (zone === undefined) return 'nothing';
    const periods = kindsOf((kind) => periodsUpTo(kind, now, zone, 1)[0]?.key ?? '');
    return JSON.stringify([periods, versions]);
  }

  function changedOfficers(before: Explained, after: Explained): ReadonlySet<string | null> {
    const calls = new Set<string>();
    for (const id of new Set([...before.keys(), ...after.keys()]))
      if (before.get(id) !== after.get(id)) calls.add(id);
    const officers = new Set<string | null>();
    if (calls.size === 0) return officers;
    for (const [officer, { judged }] of kept)
      if (judged.calls.some(({ call }) => calls.has(call.dispatchId))) officers.add(officer);
    return officers;
  }
}

function planOf(definitions: readonly MeasureDefinition[], now: number): Plan | null {
  const zone = definitions.at(-1)?.zone;
  if (zone === undefined) return null;
  return {
    periods: kindsOf((kind) => periodsUpTo(kind, now, zone, shownPeriods)),
    definitions: Map.groupBy<Definition['id'], Definition>(definitions, ({ id }) => id),
    now,
  };
}

function kindsOf<T>(make: (kind: PeriodKind) => T): Readonly<Record<PeriodKind, T>> {
  return { week: make('week'), month: make('month'), quarter: make('quarter') };
}
