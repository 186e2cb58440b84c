import { Temporal } from 'temporal-polyfill';
import type { Duty } from '../../contract/nouns/review.ts';
import { instant } from '../../contract/time.ts';
import { zone } from './plan.ts';

/** The quarter that `now` lies in, by the department's clock: `4th quarter 2026`, and `Q4` for short. */
export function quarterOf(now: number): {
  readonly period: NonNullable<Duty['period']>;
  readonly short: string;
} {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const quarter = Math.ceil(local.month / 3);
  const start = local.with({ month: quarter * 3 - 2, day: 1 }).startOfDay();
  const ordinal = ['1st', '2nd', '3rd', '4th'][quarter - 1] ?? '';
  return {
    short: `Q${quarter}`,
    period: {
      name: `${ordinal} quarter ${local.year}`,
      startsAt: instant(start.epochMilliseconds),
      endsAt: instant(start.add({ months: 3 }).epochMilliseconds),
    },
  };
}
