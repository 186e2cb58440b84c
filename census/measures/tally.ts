import { type Belongs, type MeasuredItem, momentOf } from './item.ts';
import { judge, measuresOf } from './judge.ts';
import {
  type Definition,
  type MeasureId,
  type PeriodKind,
  periodKinds,
  type Verdict,
  versionAt,
} from './measure.ts';
import { type MeasurePeriod, periodIn } from './periods.ts';

/** A measure's numbers for one unit and period. `yes` of `yes + no` is its value. */
export type Counts = {
  readonly yes: number;
  readonly no: number;
  /** Can still become either. */
  readonly unknown: number;
  /** Left out, by reason. */
  readonly left: Readonly<Record<string, number>>;
};

export const noCounts: Counts = { yes: 0, no: 0, unknown: 0, left: {} };

/** What a tally is made by. A version holds for the periods that begin in its time. */
export type Plan = {
  readonly periods: Readonly<Record<PeriodKind, readonly MeasurePeriod[]>>;
  readonly definitions: ReadonlyMap<MeasureId, readonly Definition[]>;
  readonly now: number;
};

/** An item judged for one measure and period. */
export type Case = {
  readonly measure: MeasureId;
  readonly period: MeasurePeriod;
  readonly definition: Definition;
  readonly verdict: Verdict;
};

/** Everything that an item counts for: each measure that looks at it, in each kind of period. */
export function casesOf(plan: Plan, item: MeasuredItem): readonly Case[] {
  const at = momentOf(item);
  if (at === null) return [];
  const cases: Case[] = [];
  for (const measure of measuresOf[item.kind]) {
    const versions = plan.definitions.get(measure) ?? [];
    // Most often one version holds in all three.
    let judgedBy: Definition | null = null;
    let verdict: Verdict | null = null;
    for (const kind of periodKinds) {
      const period = periodIn(plan.periods[kind], at);
      if (period === null) continue;
      const definition = versions.length === 1 ? (versions[0] ?? null) : versionAt(versions, period.startsAt);
      if (definition === null) continue;
      if (definition !== judgedBy) {
        judgedBy = definition;
        verdict = judge(definition, item, plan.now);
      }
      if (verdict !== null) cases.push({ measure, period, definition, verdict });
    }
  }
  return cases;
}

/** The counts of a unit, by measure and period; see `cellKey`. */
export type Cells = Map<string, Counts>;

/** Numbers by unit; see `unitsOf`. */
export type Tally = Map<string, Cells>;

export function cellKey(measure: MeasureId, periodKey: string): string {
  return `${measure} ${periodKey}`;
}

/** The units that a case counts in: department, division, squad, and the officer within that squad. */
export function unitsOf({ officerId, squadId, divisionId }: Belongs): readonly string[] {
  const units = ['department'];
  if (divisionId !== null) units.push(`division:${divisionId}`);
  if (squadId !== null) units.push(`squad:${squadId}`);
  if (officerId !== null) units.push(officerUnit(squadId, officerId));
  return units;
}

export function officerUnit(squadId: string | null, officerId: string): string {
  // A line break is in no id.
  return `officer:${squadId ?? ''}\n${officerId}`;
}

/** The counts of some items, by where they belong. Mostly those of one officer, and one place. */
export type Counted = {
  readonly places: ReadonlyMap<string, { readonly belongs: Belongs; readonly cells: Cells }>;
  /** The first moment at which something that isn't known yet is; null: all is. */
  readonly until: number | null;
};

export function count(plan: Plan, items: Iterable<MeasuredItem>): Counted {
  const places = new Map<string, { belongs: Belongs; sums: Map<string, Sum> }>();
  let until = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const { officerId, squadId, divisionId } = item;
    const key = `${officerId} ${squadId} ${divisionId}`;
    let place = places.get(key);
    if (place === undefined) {
      place = { belongs: { officerId, squadId, divisionId }, sums: new Map() };
      places.set(key, place);
    }
    for (const { measure, period, verdict } of casesOf(plan, item)) {
      note(place.sums, cellKey(measure, period.key), verdict);
      if (verdict.outcome === 'unknown' && verdict.until !== null) until = Math.min(until, verdict.until);
    }
  }
  return {
    places: new Map([...places].map(([key, { belongs, sums }]) => [key, { belongs, cells: sums }] as const)),
    until: Number.isFinite(until) ? until : null,
  };
}

/** Adds what was counted to every unit that it counts in; `times` −1 takes it away again. */
export function addCounted(tally: Tally, { places }: Counted, times: 1 | -1 = 1): void {
  for (const { belongs, cells } of places.values())
    for (const unit of unitsOf(belongs)) {
      const sums = tally.get(unit) ?? new Map<string, Counts>();
      for (const [key, counts] of cells) {
        const sum = plus(sums.get(key) ?? noCounts, counts, times);
        if (isNothing(sum)) sums.delete(key);
        else sums.set(key, sum);
      }
      tally.set(unit, sums);
    }
}

export function plus(a: Counts, b: Counts, times: 1 | -1 = 1): Counts {
  return {
    yes: a.yes + times * b.yes,
    no: a.no + times * b.no,
    unknown: a.unknown + times * b.unknown,
    left: plusLeft(a.left, b.left, times),
  };
}

export function isNothing({ yes, no, unknown, left }: Counts): boolean {
  return yes === 0 && no === 0 && unknown === 0 && Object.keys(left).length === 0;
}

type Sum = { yes: number; no: number; unknown: number; left: Record<string, number> };

function note(sums: Map<string, Sum>, key: string, verdict: Verdict): void {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = { yes: 0, no: 0, unknown: 0, left: {} };
    sums.set(key, sum);
  }
  if (verdict.outcome === 'left') sum.left[verdict.why] = (sum.left[verdict.why] ?? 0) + 1;
  else sum[verdict.outcome] += 1;
}

function plusLeft(a: Counts['left'], b: Counts['left'], times: 1 | -1): Counts['left'] {
  const added = Object.entries(b);
  if (added.length === 0) return a;
  const sum: Record<string, number> = { ...a };
  for (const [why, number] of added) {
    const total = (sum[why] ?? 0) + times * number;
    if (total === 0) delete sum[why];
    else sum[why] = total;
  }
  return sum;
}
