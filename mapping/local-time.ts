import { hour, minute, second } from '../contract/time.ts';

/** A written time: what the wall clock showed, as milliseconds since 1970 as if it were UTC, and its offset where it names one. */
export type LocalTime = { readonly wall: number; readonly offset: number | null };

/** Reads `2026-07-14T22:41:06.25-05:00`, `20260714224106`, `7/14/2026 10:41 PM` and their like; null for what is no time. */
export function localTime(text: string, order: 'month-first' | 'day-first'): LocalTime | null {
  return plainIso(text) ?? spelt(text, order);
}

/** `2026-07-14T22:41:06`, with a space too: nearly every time in nearly every export, read without a pattern. */
function plainIso(text: string): LocalTime | null {
  if (text.length !== 19 || text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':')
    return null;
  if (text[10] !== 'T' && text[10] !== ' ') return null;
  const year = digits(text, 0, 4);
  const [month, date] = [digits(text, 5, 7), digits(text, 8, 10)];
  const [hours, minutes, seconds] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  // One digit that isn't one makes NaN, and no comparison with NaN holds.
  return wallOf(year, month, date, hours, minutes, seconds, 0, null);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const isoLike =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?()\s*(Z|[+-]\d\d:?\d\d)?$/i;
const slashed =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(?:([ap])\.?m\.?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

function spelt(text: string, order: 'month-first' | 'day-first'): LocalTime | null {
  const found = isoLike.exec(text) ?? slashed.exec(text);
  if (found === null) return null;
  const [, one = '', two = '', three = '', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const [half, offset] = [found[8] ?? '', found[9]];
  const [year, month, date] =
    one.length === 4
      ? [one, two, three]
      : order === 'month-first'
        ? [fullYear(three), one, two]
        : [fullYear(three), two, one];
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const hour24 = half === '' ? Number(hours) : twelve(Number(hours), half);
  return wallOf(
    Number(year),
    Number(month),
    Number(date),
    hour24,
    Number(minutes),
    Number(seconds),
    ms,
    offset === undefined ? null : offsetOf(offset),
  );
}

/** `26` is 2026; nothing here was recorded before 1970. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

function twelve(hours: number, half: string): number {
  if (hours < 1 || hours > 12) return Number.NaN;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const size = Number(text.slice(1, 3)) * hour + Number(text.slice(-2)) * minute;
  return text[0] === '-' ? -size : size;
}

function wallOf(
  year: number,
  month: number,
  date: number,
  hours: number,
  minutes: number,
  seconds: number,
  ms: number,
  offset: number | null,
): LocalTime | null {
  if (!(year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month))) return null;
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59)) return null;
  const wall = dayOf(year, month, date) + hours * hour + minutes * minute + seconds * second + ms;
  return { wall, offset };
}

let lastDay = { year: 0, month: 0, date: 0, at: Number.NaN };

/** Nearly every time in a file is of the day of the one before it. */
function dayOf(year: number, month: number, date: number): number {
  if (lastDay.date !== date || lastDay.month !== month || lastDay.year !== year)
    lastDay = { year, month, date, at: startOf(year, month, date) };
  return lastDay.at;
}

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999. */
function startOf(year: number, month: number, date: number): number {
  return year >= 100 ? Date.UTC(year, month - 1, date) : Date.UTC(1900, month - 1, date);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
