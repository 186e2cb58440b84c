import { Temporal } from 'temporal-polyfill';
import { type Instant, instant } from '../../contract/time.ts';

/** How many local days lie between two moments. */
export function daysBetween(from: number, to: number, zone: string): number {
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return dayOf(from).until(dayOf(to), { largestUnit: 'days' }).days;
}

/** The same local time, whole days later: a recording of a quarter to eleven at night stays one. */
export function laterByDays(at: Instant, days: number, zone: string): Instant {
  const later = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days });
  return instant(later.epochMilliseconds);
}
