import { day, hour, minute } from '../../contract/time.ts';
import { grouped } from './count.ts';

/** Moments and stretches as people read them. Everything is shown in the zone of the thing itself, exact forms with the zone's name. */

/** `"14 Jul 22:41"`, with the year unless it is this one: `"14 Jul 2021 22:41"`. */
export function dateTimeText(at: number, zone: string, now: number): string {
  const sameYear = yearOf(at, zone) === yearOf(now, zone);
  const date = sameYear ? format(at, zone, shortDate) : format(at, zone, shortDateWithYear);
  return `${date} ${format(at, zone, shortTime)}`;
}

/** `"14 July 2021, 22:41:06 CDT"`: the exact form, for hovering and for comparing. */
export function exactText(at: number, zone: string): string {
  return format(at, zone, exact);
}

/** `"22:41:06"`. */
export function timeText(at: number, zone: string): string {
  return format(at, zone, exactTime);
}

/** `"22:41"` today, otherwise with its date. For what happened on this desk. */
export function clockTimeText(at: number, now: number): string {
  const zone = hereZone();
  const isToday = format(at, zone, shortDateWithYear) === format(now, zone, shortDateWithYear);
  return isToday ? format(at, zone, shortTime) : dateTimeText(at, zone, now);
}

/** `"14 Jul 2026"`. */
export function dateText(at: number, zone: string): string {
  return format(at, zone, shortDateWithYear);
}

/** How long, in its largest unit: `"less than a minute"`, `"4 min"`, `"3 h"`, `"12 d"`. Rounds down; the sign is dropped. */
export function agoText(length: number): string {
  const whole = Math.abs(length);
  if (whole < minute) return 'less than a minute';
  if (whole < hour) return `${Math.floor(whole / minute)} min`;
  if (whole < 2 * day) return `${Math.floor(whole / hour)} h`;
  return `${Math.floor(whole / day)} d`;
}

/** `"today"`, `"tomorrow"`, `"in 11 d"`, `"3 d ago"`: how far off a date is by the calendar. */
export function daysAwayText(at: number, now: number): string {
  const days = daysAway(at, now);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${grouped(days)} d` : `${grouped(-days)} d ago`;
}

/** Days until a date by this machine's calendar: 1 is tomorrow, whatever the hour; negative is past. */
export function daysAway(at: number, now: number): number {
  return dayNumber(at) - dayNumber(now);
}

function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day);
}

/** The zone of this machine, for what happened at the desk itself. */
export function hereZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

type Style = Intl.DateTimeFormatOptions;
const shortDate: Style = { day: 'numeric', month: 'short' };
const shortDateWithYear: Style = { ...shortDate, year: 'numeric' };
const exactTime: Style = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
const shortTime: Style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const exact: Style = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
};
const year: Style = { year: 'numeric' };

// Making a formatter costs more than a hundred uses of it.
const formatters = new Map<string, Map<Style, Intl.DateTimeFormat>>();

/** Day before month, as reports are written; American zone names, because `CDT` is `GMT-5` to a British formatter. */
function format(at: number, zone: string, style: Style): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(zone, style).formatToParts(at)) parts[type] = value;
  const date = [parts.day, parts.month, parts.year].filter(Boolean).join(' ');
  const time = [parts.hour, parts.minute, parts.second].filter(Boolean).join(':');
  const zoned = [time, parts.timeZoneName].filter(Boolean).join(' ');
  return [date, zoned].filter(Boolean).join(', ');
}

function formatterOf(zone: string, style: Style): Intl.DateTimeFormat {
  const ofZone = formatters.get(zone) ?? new Map<Style, Intl.DateTimeFormat>();
  const formatter = ofZone.get(style) ?? new Intl.DateTimeFormat('en-US', { ...style, timeZone: zone });
  formatters.set(zone, ofZone.set(style, formatter));
  return formatter;
}

function yearOf(at: number, zone: string): string {
  return format(at, zone, year);
}
