import { Temporal } from 'temporal-polyfill';
import type { Programme } from '../../contract/nouns/programme.ts';
import { type Instant, instant } from '../../contract/time.ts';

/** A stretch of the calendar with its name: "4th quarter 2026". `endsAt` is the first moment after it. */
export type Stretch = { readonly name: string; readonly startsAt: Instant; readonly endsAt: Instant };

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;
const ordinals = ['1st', '2nd', '3rd', '4th'] as const;

/** The month, quarter, half-year or year that a moment lies in, by the local calendar of a zone. */
export function stretchAt(kind: Programme['period'], at: number, zone: string): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const months = monthsIn[kind];
  const nth = Math.ceil(local.month / months);
  const start = local.with({ month: (nth - 1) * months + 1, day: 1 }).startOfDay();
  return {
    name: nameOf(kind, nth, start),
    startsAt: instant(start.epochMilliseconds),
    endsAt: instant(start.add({ months }).epochMilliseconds),
  };
}

function nameOf(kind: Programme['period'], nth: number, start: Temporal.ZonedDateTime): string {
  switch (kind) {
    case 'month':
      return start.toLocaleString('en-US', { month: 'long', year: 'numeric' });
    case 'quarter':
      return `${ordinals[nth - 1]} quarter ${start.year}`;
    case 'half-year':
      return `${ordinals[nth - 1]} half ${start.year}`;
    case 'year':
      return String(start.year);
  }
}

/** The last sixth of a period is left to review what was drawn. */
const leftForReviewing = 1 / 6;

/**
 * When a period is drawn: once a week, at the local time at which it began, so that reviews spread over it. Round 1 is
 * the first. At least one, however short the period.
 */
export function roundsOf({ startsAt, endsAt }: Omit<Stretch, 'name'>, zone: string): readonly Instant[] {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(zone);
  const last = endsAt - (endsAt - startsAt) * leftForReviewing;
  const rounds: Instant[] = [];
  for (let week = 1; ; week += 1) {
    const at = start.add({ weeks: week }).epochMilliseconds;
    if (at > last) break;
    rounds.push(instant(at));
  }
  return rounds.length > 0 ? rounds : [instant(startsAt + Math.floor((endsAt - startsAt) / 2))];
}

/** The day that a moment lies on: "2026-10-01". */
export function localDay(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
