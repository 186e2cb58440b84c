import { Temporal } from 'temporal-polyfill';
import { type Instant, instant } from '../../contract/time.ts';

/** How a file writes times. */
export type TimeStyle = {
  /** IANA zone for times that name no offset. */
  readonly zone: string;
  readonly dateOrder: 'month-first' | 'day-first';
};

/**
 * A cell that should hold a time. `later` is set for a local time of the hour that happens twice in autumn: `at` is
 * then the first of the two. `note` says what is odd about it, in words.
 */
export type Moment = {
  readonly at: Instant | null;
  readonly later: Instant | null;
  readonly note: string | null;
};

/**
 * Reads a time: ISO 8601, `7/14/2026 10:41:06 PM`, `20260714224106`, or seconds or milliseconds since 1970. Blank is
 * null; so are the dates before 1981 that systems write for "unknown" (1900, 1904, 1970, 1980), with a note.
 */
export function readMoment(text: string, style: TimeStyle): Moment {
  if (text === '' || /^(null|none|n\/?a|-)$/i.test(text)) return nothing(null);
  const read = sinceEpoch(text) ?? written(text, style);
  if (read === null) return nothing(`"${text}" is not a time; left open`);
  if (read.at < firstPlausible) return nothing(`"${text}" stands for an unknown time; left open`);
  return { at: instant(read.at), later: read.later === null ? null : instant(read.later), note: read.note };
}

/** The later of the two readings when only it fits after `earliest`; otherwise the first. */
export function notBefore(moment: Moment, earliest: Instant | null): Instant | null {
  const { at, later } = moment;
  return at !== null && later !== null && earliest !== null && at < earliest && later >= earliest
    ? later
    : at;
}

type Read = { readonly at: number; readonly later: number | null; readonly note: string | null };

const firstPlausible = Date.UTC(1981, 0, 1);

function nothing(note: string | null): Moment {
  return { at: null, later: null, note };
}

function sinceEpoch(text: string): Read | null {
  if (!/^\d{10}(\d{3})?$/.test(text)) return null;
  return { at: text.length === 10 ? Number(text) * 1000 : Number(text), later: null, note: null };
}

const isoLike =
  /^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:[T ]*(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?)?\s*(?<offset>Z|[+-]\d\d:?\d\d)?$/i;
const slashed =
  /^(?<first>\d{1,2})[/.-](?<other>\d{1,2})[/.-](?<year>\d{4})(?:[T ,]+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?\s*(?<half>[ap])?\.?m?\.?)?\s*(?<offset>Z|[+-]\d\d:?\d\d)?$/i;

function written(text: string, style: TimeStyle): Read | null {
  const groups = isoLike.exec(text)?.groups ?? slashed.exec(text)?.groups;
  if (groups === undefined) return null;
  const [month, day] =
    groups['month'] !== undefined
      ? [groups['month'], groups['day']]
      : style.dateOrder === 'month-first'
        ? [groups['first'], groups['other']]
        : [groups['other'], groups['first']];
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year: Number(groups['year']),
        month: Number(month),
        day: Number(day),
        hour: hourOf(Number(groups['hour'] ?? 0), groups['half']),
        minute: Number(groups['minute'] ?? 0),
        second: Number(groups['second'] ?? 0),
        millisecond: Number((groups['fraction'] ?? '').padEnd(3, '0').slice(0, 3)),
      },
      { overflow: 'reject' },
    );
    return groups['offset'] === undefined ? inZone(local, style.zone) : atOffset(local, groups['offset']);
  } catch (error) {
    // Temporal's way of saying that there is no 30 February.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function atOffset(local: Temporal.PlainDateTime, offset: string): Read {
  const zone = offset.toUpperCase() === 'Z' ? 'UTC' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return { at: local.toZonedDateTime(zone).epochMilliseconds, later: null, note: null };
}

function inZone(local: Temporal.PlainDateTime, zone: string): Read {
  const at = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (at.epochMilliseconds === later.epochMilliseconds)
    return { at: at.epochMilliseconds, later: null, note: null };
  if (!at.toPlainDateTime().equals(local)) {
    // The hour skipped in spring: a clock that wasn't set forward.
    return {
      at: later.epochMilliseconds,
      later: null,
      note: `"${local.toString()}" doesn't exist in ${zone}; read as an hour later`,
    };
  }
  return {
    at: at.epochMilliseconds,
    later: later.epochMilliseconds,
    note: `"${local.toString()}" happens twice in ${zone}; taken as the first unless the row's order says otherwise`,
  };
}
