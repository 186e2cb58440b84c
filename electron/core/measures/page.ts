import { measureIds, type PeriodKind, periodKinds, versionAt } from '../../../census/measures/measure.ts';
import type { MeasurePeriod } from '../../../census/measures/periods.ts';
import { isNothing } from '../../../census/measures/tally.ts';
import type {
  MeasureSeries,
  MeasuresComparison,
  MeasuresPage,
  UnitName,
} from '../../../contract/measures-state.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import type { MeasureDefinition, MeasurePeriod as ShownPeriod } from '../../../contract/nouns/measure.ts';
import { instant } from '../../../contract/time.ts';
import type { ReadDb } from '../db/sql.ts';
import type { Measured, Progress } from './standing.ts';
import { partsOf, unitsInScope } from './units.ts';
import { type Locked, lockedOfPeriod, lockedOfUnit, valueOfPeriod } from './values.ts';

type Asked = { readonly db: ReadDb; readonly scope: Account['scope']; readonly unit: UnitName };

/** Each measure of a unit, period by period, from the first in which anything was counted. */
export function pageOf(
  { db, scope, unit }: Asked,
  measured: Measured,
  kind: PeriodKind,
  counting: Progress | null,
): MeasuresPage {
  const all = measured.plan.periods[kind];
  const locked = all.map((period) => lockedOfUnit(db, unit, period));
  const series = measureIds.flatMap((measure): MeasureSeries[] => {
    const versions = measured.definitions.filter(({ id }) => id === measure);
    if (versions.length === 0) return [];
    const values = all.map((period, at) =>
      valueOfPeriod(measured, locked[at] as Locked, unit.unit, measure, period),
    );
    return [{ definitions: heldIn(versions, all), values }];
  });
  const first = all.findIndex((_, at) => series.some(({ values }) => !isEmpty(values[at])));
  // The running period has its place, even where nothing was ever counted.
  const from = first === -1 ? all.length - 1 : first;
  return {
    counting,
    unit,
    units: [...unitsInScope(db, scope)],
    kind,
    zone: measured.zone,
    rulesVersion: measured.rules.version,
    periods: all.slice(from).map(shownPeriod),
    measures: series.map(({ definitions, values }) => ({ definitions, values: values.slice(from) })),
  };
}

/** The parts of a unit beside one another. */
export function comparisonOf(
  { db, scope, unit }: Asked,
  measured: Measured,
  period: MeasurePeriod,
  counting: Progress | null,
): MeasuresComparison {
  const locked = lockedOfPeriod(db, period);
  const measures = measureIds.filter((measure) => measured.definitions.some(({ id }) => id === measure));
  return {
    counting,
    period: shownPeriod(period),
    measures: [...measures],
    rows: partsOf(db, scope, unit).map((part) => ({
      unit: part,
      values: measures.map((measure) => valueOfPeriod(measured, locked, part.unit, measure, period)),
    })),
  };
}

/** A period of the last ones by its key; null: it is none of them. */
export function findPeriod({ plan }: Measured, key: string): MeasurePeriod | null {
  for (const kind of periodKinds) {
    const found = plan.periods[kind].find((period) => period.key === key);
    if (found !== undefined) return found;
  }
  return null;
}

export function shownPeriod(period: MeasurePeriod): ShownPeriod {
  return { ...period, startsAt: instant(period.startsAt), endsAt: instant(period.endsAt) };
}

function heldIn(
  versions: readonly MeasureDefinition[],
  periods: readonly MeasurePeriod[],
): MeasureDefinition[] {
  const held = new Set(periods.map(({ startsAt }) => versionAt(versions, startsAt)));
  return versions.filter((version) => held.has(version));
}

function isEmpty(value: MeasureSeries['values'][number] | undefined): boolean {
  return value === undefined || (isNothing(value.counts) && (value.today === null || isNothing(value.today)));
}
