import { type Day, dayAt, startOfDay, weekdayOf } from './local-day.ts';
import type { PeriodKind } from './measure.ts';

/** A week, month or quarter of a department's calendar. `endsAt` is the first moment after it. */
export type MeasurePeriod = {
  readonly kind: PeriodKind;
  /** `2026-W48`, `2026-11`, `2026-Q4`: the same for ever. */
  readonly key: string;
  /** "Week 48, 2026" */
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
};

/** The period that a moment lies in. Weeks are those of ISO 8601: Monday to Sunday, the first has the year's first Thursday. */
export function periodAt(kind: PeriodKind, at: number, zone: string): MeasurePeriod {
  const local = dayAt(at, zone);
  const first = firstDay(kind, local);
  const after = dayAfter(kind, first);
  const { key, name } = namesOf(kind, first);
  return { kind, key, name, startsAt: startOfDay(first, zone), endsAt: startOfDay(after, zone) };
}

/** The period of a moment and those before it, the oldest first. */
export function periodsUpTo(
  kind: PeriodKind,
  at: number,
  zone: string,
  count: number,
): readonly MeasurePeriod[] {
  const found: MeasurePeriod[] = [];
  for (let next = at; found.length < count; ) {
    const period = periodAt(kind, next, zone);
    found.push(period);
    next = period.startsAt - 1;
  }
  return found.reverse();
}

/** Which of these a moment lies in; they follow one another without a gap. Null: none. */
export function periodIn(periods: readonly MeasurePeriod[], at: number): MeasurePeriod | null {
  let [low, high] = [0, periods.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const period = periods[middle];
    if (period === undefined) return null;
    if (at < period.startsAt) high = middle - 1;
    else if (at >= period.endsAt) low = middle + 1;
    else return period;
  }
  return null;
}

function firstDay(kind: PeriodKind, { year, month, day }: Day): Day {
  switch (kind) {
    case 'week':
      return tidy({ year, month, day: day + 1 - weekdayOf({ year, month, day }) });
    case 'month':
      return { year, month, day: 1 };
    case 'quarter':
      return { year, month: Math.floor((month - 1) / 3) * 3 + 1, day: 1 };
  }
}

function dayAfter(kind: PeriodKind, { year, month, day }: Day): Day {
  switch (kind) {
    case 'week':
      return { year, month, day: day + 7 };
    case 'month':
      return { year, month: month + 1, day: 1 };
    case 'quarter':
      return { year, month: month + 3, day: 1 };
  }
}

function tidy({ year, month, day }: Day): Day {
  const date = new Date(Date.UTC(year, month - 1, day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const ordinals = ['1st', '2nd', '3rd', '4th'] as const;

function namesOf(kind: PeriodKind, first: Day): Pick<MeasurePeriod, 'key' | 'name'> {
  const { year, month } = first;
  switch (kind) {
    case 'week': {
      const { year: of, week } = isoWeek(first);
      return { key: `${of}-W${String(week).padStart(2, '0')}`, name: `Week ${week}, ${of}` };
    }
    case 'month':
      return { key: `${year}-${String(month).padStart(2, '0')}`, name: `${months[month - 1]} ${year}` };
    case 'quarter': {
      const nth = Math.ceil(month / 3);
      return { key: `${year}-Q${nth}`, name: `${ordinals[nth - 1]} quarter ${year}` };
    }
  }
}

/** The week belongs to the year that its Thursday is in. */
function isoWeek(monday: Day): { readonly year: number; readonly week: number } {
  const thursday = tidy({ ...monday, day: monday.day + 3 });
  const ofYear = Date.UTC(thursday.year, thursday.month - 1, thursday.day) - Date.UTC(thursday.year, 0, 1);
  return { year: thursday.year, week: Math.floor(ofYear / 604_800_000) + 1 };
}
