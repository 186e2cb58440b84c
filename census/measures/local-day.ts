/**
 * Calendar days in a time zone, by the platform's own table. A local day begins at its first moment, also where clocks are
 * set at midnight; it has 23 or 25 hours where they are set by day.
 */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

const formats = new Map<string, Intl.DateTimeFormat>();
const minute = 60_000;

/** The local day that a moment lies on. */
export function dayAt(at: number, zone: string): Day {
  const { year, month, day } = wallClock(at, zone);
  return { year, month, day };
}

/** The first moment of a local day. `month` and `day` may run over, as in `Date.UTC`. */
export function startOfDay({ year, month, day }: Day, zone: string): number {
  const midnight = Date.UTC(year, month - 1, day);
  // Twice, because the first guess may lie on the other side of a change of clocks.
  const once = midnight - offsetAt(midnight, zone);
  let at = midnight - offsetAt(once, zone);
  // Where midnight is left out the day begins with the first minute that there is.
  while (wallClockTime(at, zone) < midnight) at += minute;
  while (wallClockTime(at - minute, zone) >= midnight) at -= minute;
  return at;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** Local time minus UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  return wallClockTime(at, zone) - Math.floor(at / 1000) * 1000;
}

function wallClockTime(at: number, zone: string): number {
  const { year, month, day, hour, minute: min, second } = wallClock(at, zone);
  return Date.UTC(year, month - 1, day, hour, min, second);
}

function wallClock(at: number, zone: string) {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}
