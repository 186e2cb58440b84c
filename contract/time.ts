import { z } from 'zod';

/**
 * Time as the desk keeps it: whole milliseconds, never floating seconds, never a formatted string.
 * `Ms` is a length, or a place on a clip counted from its first moment; `Instant` is a moment in the
 * world, counted from 1970-01-01T00:00Z. Formatting happens at the glass only, always with a zone.
 */
export const Ms = z.int().brand<'Ms'>();
export type Ms = z.infer<typeof Ms>;

export const Instant = z.int().min(-8.64e15).max(8.64e15).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** IANA zone name, such as `America/Chicago`. Refuses names this machine's zone table lacks. */
export const Zone = z.string().max(64).refine(isZone, 'not a known time zone');

/** A length or place in milliseconds; fractions are rounded to the nearest. Throws on NaN and infinities. */
export function ms(value: number): Ms {
  return Ms.parse(Math.round(value));
}

/** A moment in the world from milliseconds since 1970. Throws outside the range of `Date`. */
export function instant(value: number): Instant {
  return Instant.parse(Math.round(value));
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `62400` → `"00:01:02.400"`: the exact form, for marks and exports. Negative values get a leading minus. */
export function clockText(value: number): string {
  const whole = Math.abs(Math.round(value));
  const text = [whole / hour, (whole / minute) % 60, (whole / second) % 60]
    .map((part) => pad(Math.floor(part), 2))
    .join(':');
  return `${value < 0 ? '-' : ''}${text}.${pad(whole % second, 3)}`;
}

/** `"00:01:02.400"`, `"1:02.4"` or `"62"` → 62400; null when the text is no time. The inverse of `clockText`. */
export function parseClock(text: string): Ms | null {
  const match = /^(-?)(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,6})(?:\.(\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const value =
    Number(hours) * hour +
    Number(minutes) * minute +
    Number(seconds) * second +
    Number(fraction.padEnd(3, '0'));
  return ms(sign === '-' ? -value : value);
}

/** `588000` → `"9:48"`, `3725000` → `"1:02:05"`: the length of a clip in a list. */
export function lengthText(value: number): string {
  const seconds = Math.round(value / second);
  const tail = `${pad(Math.floor(seconds / 60) % 60, seconds >= 3600 ? 2 : 1)}:${pad(seconds % 60, 2)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${tail}` : tail;
}

/** `57000` → `"57 s"`, `754000` → `"12 min 34 s"`, `7260000` → `"2 h 1 min"`: how long, in words, without a sign. */
export function spanText(value: number): string {
  const total = Math.round(Math.abs(value) / second);
  if (total < 90) return `${total} s`;
  if (total < 3600) return join(Math.floor(total / 60), 'min', total % 60, 's');
  if (total < 48 * 3600) return join(Math.floor(total / 3600), 'h', Math.floor(total / 60) % 60, 'min');
  return `${Math.floor(total / 86400)} days`;
}

function join(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

// Asking costs thousands of times a look-up, and a first pull asks four hundred thousand times for a few names.
const knownZones = new Set<string>();

function isZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}
