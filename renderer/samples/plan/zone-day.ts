import { type Instant, instant, minute } from '../../../contract/time.ts';

/**
 * The first moment of a day such as `2021-07-14` where the clocks show `zone`. Where the clocks leap over midnight, the
 * first moment that they show.
 */
export function dayStart(date: string, zone: string): Instant {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  const guess = wanted - aheadAt(wanted, zone);
  const settled = wanted - aheadAt(guess, zone);
  return instant(settled);
}

/** The day that a moment lies in, by the clocks of `zone`: `2021-07-14`. */
export function dayOf(at: number, zone: string): string {
  return new Date(at + aheadAt(at, zone)).toISOString().slice(0, 10);
}

/** The day after (or before). */
export function dayLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function aheadAt(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, date, hour, minutes, second);
  return shown - Math.floor(at / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}
