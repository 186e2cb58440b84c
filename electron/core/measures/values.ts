import { type MeasureId, versionAt } from '../../../census/measures/measure.ts';
import type { MeasurePeriod } from '../../../census/measures/periods.ts';
import { type Counts, cellKey, isNothing, noCounts, plus } from '../../../census/measures/tally.ts';
import type { PeriodValue, UnitName } from '../../../contract/measures-state.ts';
import type { MeasureValue } from '../../../contract/nouns/measure.ts';
import { instant } from '../../../contract/time.ts';
import type { ReadDb } from '../db/sql.ts';
import { valuesOfPeriod, valuesOfUnit } from './published.ts';
import type { Measured } from './standing.ts';
import { idOf } from './units.ts';

/** Locked values of one period, by unit and measure. */
export type Locked = (unit: string, measure: MeasureId) => LockedValue | null;
type LockedValue = { readonly counts: Counts; readonly definitionVersion: number; readonly lockedAt: number };

/** The locked values of a period that concern a unit. */
export function lockedOfUnit(db: ReadDb, { unit, kind }: UnitName, period: MeasurePeriod): Locked {
  if (kind === 'officer') return lockedOfPeriod(db, period);
  const id = kind === 'department' ? null : idOf(unit, kind);
  return lockedIn(valuesOfUnit(db, id, period.key));
}

/** All locked values of a period. */
export function lockedOfPeriod(db: ReadDb, period: MeasurePeriod): Locked {
  return lockedIn(valuesOfPeriod(db, period.key));
}

function lockedIn(lines: readonly MeasureValue[]): Locked {
  const found = new Map<string, LockedValue>();
  const add = (unit: string, measure: MeasureId, value: LockedValue): void => {
    const key = `${measure} ${unit}`;
    const known = found.get(key);
    // An officer who changed squads within the period has a value in each.
    found.set(key, known === undefined ? value : { ...value, counts: plus(known.counts, value.counts) });
  };
  for (const line of lines)
    for (const { measure, definitionVersion, counts, officers } of line.values) {
      add(unitOf(line), measure, { counts, definitionVersion, lockedAt: line.lockedAt });
      for (const { officerId, counts: own } of officers)
        add(`officer:${officerId}`, measure, { counts: own, definitionVersion, lockedAt: line.lockedAt });
    }
  return (unit, measure) => found.get(`${measure} ${unit}`) ?? null;
}

function unitOf({ unitId, squadId }: MeasureValue): string {
  if (unitId === null) return 'department';
  return squadId === null ? `division:${unitId}` : `squad:${unitId}`;
}

/** What is known today of a unit, measure and period. */
export function todayOf(
  { tally }: Measured,
  unit: string,
  measure: MeasureId,
  period: MeasurePeriod,
): Counts {
  const key = cellKey(measure, period.key);
  const officerId = idOf(unit, 'officer');
  if (officerId === null) return tally.get(unit)?.get(key) ?? noCounts;
  let sum = noCounts;
  for (const [own, cells] of tally)
    if (own.startsWith('officer:') && own.endsWith(`\n${officerId}`))
      sum = plus(sum, cells.get(key) ?? noCounts);
  return sum;
}

/** The value that is shown: the locked one once there is one. */
export function valueOfPeriod(
  measured: Measured,
  locked: Locked,
  unit: string,
  measure: MeasureId,
  period: MeasurePeriod,
): PeriodValue {
  const today = todayOf(measured, unit, measure, period);
  const value = locked(unit, measure);
  const versions = measured.definitions.filter(({ id }) => id === measure);
  const version = versionAt(versions, period.startsAt)?.version ?? 1;
  if (value === null) {
    const state = period.endsAt > measured.plan.now ? 'open' : 'closed';
    return {
      periodKey: period.key,
      state,
      counts: copied(today),
      definitionVersion: version,
      lockedAt: null,
      today: null,
    };
  }
  const { counts, definitionVersion, lockedAt } = value;
  return {
    periodKey: period.key,
    state: 'locked',
    counts: copied(counts),
    definitionVersion,
    lockedAt: instant(lockedAt),
    today: isEqual(counts, today) ? null : copied(today),
  };
}

function isEqual(a: Counts, b: Counts): boolean {
  return isNothing(plus(a, b, -1));
}

function copied({ left, ...counts }: Counts): PeriodValue['counts'] {
  return { ...counts, left: { ...left } };
}
