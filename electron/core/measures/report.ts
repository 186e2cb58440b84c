import { type MeasureId, measureIds, versionAt } from '../../../census/measures/measure.ts';
import type { MeasurePeriod } from '../../../census/measures/periods.ts';
import { publishable, publishableReasons } from '../../../census/measures/publish.ts';
import { type Counts, isNothing, noCounts } from '../../../census/measures/tally.ts';
import { rulesInWords } from '../../../census/words.ts';
import type { PublicReport } from '../../../contract/measures-state.ts';
import { instant } from '../../../contract/time.ts';
import { unitsOf } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { shownPeriod } from './page.ts';
import type { Measured, Progress } from './standing.ts';
import { type Locked, lockedOfPeriod, valueOfPeriod } from './values.ts';

/** The numbers of a period, fit to be published: by division, nobody's name, small ones hidden. */
export function reportOf(
  db: ReadDb,
  measured: Measured,
  period: MeasurePeriod,
  { department, counting }: { readonly department: string; readonly counting: Progress | null },
): PublicReport {
  const divisions = unitsOf(db)
    .filter(({ kind }) => kind === 'division')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const locked = lockedOfPeriod(db, period);
  const before = periodBefore(measured, period);
  const lockedBefore = before === null ? null : lockedOfPeriod(db, before);
  const countsOf = (of: Locked, unit: string, measure: MeasureId, at: MeasurePeriod): Counts =>
    valueOfPeriod(measured, of, unit, measure, at).counts;

  const ids = measureIds.filter((id) => measured.definitions.some((definition) => definition.id === id));
  // What was never counted is never locked, either.
  const lockTimes = ids
    .filter((id) => !isNothing(countsOf(locked, 'department', id, period)))
    .map((id) => locked('department', id)?.lockedAt ?? null);
  const activation = ids.includes('activation')
    ? countsOf(locked, 'department', 'activation', period)
    : noCounts;
  return {
    counting,
    department,
    period: shownPeriod(period),
    lockedAt:
      lockTimes.length === 0 || lockTimes.includes(null)
        ? null
        : instant(Math.max(...lockTimes.map((at) => at ?? 0))),
    madeAt: instant(measured.plan.now),
    zone: measured.zone,
    rules: { version: measured.rules.version, says: [...rulesInWords(measured.rules)] },
    measures: ids.flatMap((id) => {
      const definition = versionAt(
        measured.definitions.filter((one) => one.id === id),
        period.startsAt,
      );
      if (definition === null) return [];
      const whole = countsOf(locked, 'department', id, period);
      const parts = divisions.map((division) => countsOf(locked, `division:${division.id}`, id, period));
      const shown = publishable(whole, parts);
      const earlier =
        before === null || lockedBefore === null ? null : countsOf(lockedBefore, 'department', id, before);
      return [
        {
          definition,
          department: shown.whole,
          before: earlier === null ? null : publishable(earlier, []).whole,
          divisions: divisions.flatMap(({ name }, at) => {
            const value = shown.parts[at];
            return value === undefined ? [] : [{ name, value }];
          }),
          left: [...publishableReasons(withoutExplained(whole.left))],
        },
      ];
    }),
    explained: [...publishableReasons(explainedIn(activation.left))],
    dispatches: dispatchesIn(activation),
  };
}

const prefix = 'explained:';

function explainedIn(left: Counts['left']): Counts['left'] {
  return Object.fromEntries(
    Object.entries(left).flatMap(([why, count]) =>
      why.startsWith(prefix) ? [[why.slice(prefix.length), count]] : [],
    ),
  );
}

/** All explanations as one reason; which they were is told by itself. */
function withoutExplained(left: Counts['left']): Counts['left'] {
  const explained = sumOf(explainedIn(left));
  const others = Object.entries(left).filter(([why]) => !why.startsWith(prefix));
  return Object.fromEntries(explained === 0 ? others : [...others, ['explained', explained]]);
}

function dispatchesIn({ yes, no, left }: Counts): PublicReport['dispatches'] {
  const explained = sumOf(explainedIn(left));
  return { expected: yes + no + explained, recorded: yes, explained, unexplained: no };
}

function sumOf(counts: Counts['left']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function periodBefore({ plan }: Measured, period: MeasurePeriod): MeasurePeriod | null {
  const all = plan.periods[period.kind];
  return all[all.findIndex(({ key }) => key === period.key) - 1] ?? null;
}
