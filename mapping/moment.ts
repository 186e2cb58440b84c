import { firstPlausible, lastPlausible } from '../contract/import-rows.ts';
import { type Instant, instant } from '../contract/time.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { type Placing, placingIn } from './offsets.ts';

/** How a file writes times, and what is taken where a clock change leaves a choice. */
export type TimeStyle = {
  /** IANA zone for times that name no offset. */
  readonly zone: string;
  readonly dateOrder: 'month-first' | 'day-first';
  /** Of a time in the hour that happens twice: the one that fits the row's order, or always this one. */
  readonly twice?: 'by-order' | 'first' | 'second';
  /** A time in the hour that is skipped: an hour later (a clock that wasn't set forward), an hour earlier, or none. */
  readonly skipped?: 'later' | 'earlier' | 'open';
};

/** What is odd about a cell that should hold a time. */
export type TimeOddity = 'twice' | 'skipped' | 'unknown-time' | 'no-time';

/**
 * A cell that should hold a time. `later` is set for a local time of the hour that happens twice in autumn, when the row's
 * order decides: `at` is then the first of the two. `note` says what is odd about it, in words.
 */
export type Moment = {
  readonly at: Instant | null;
  readonly later: Instant | null;
  readonly odd: TimeOddity | null;
  readonly note: string | null;
};

/**
 * Reads a time: ISO 8601, `7/14/2026 10:41:06 PM`, `20260714224106`, or seconds or milliseconds since 1970. Blank is
 * null; so are the dates that systems write for "unknown" (1900, 1904, 1970, 1980, 9999), with a note.
 */
export function readMoment(text: string, style: TimeStyle): Moment {
  if (text === '') return blank;
  const epoch = sinceEpoch(text);
  const local = epoch === null ? localTime(text, style.dateOrder) : null;
  if (epoch === null && local === null) {
    return noTime.test(text) ? blank : nothing('no-time', `"${text}" is not a time; left open`);
  }
  const read = local === null ? plain(epoch ?? 0) : placed(text, local, style);
  if (read.at !== null && (read.at < firstPlausible || read.at > lastPlausible))
    return nothing('unknown-time', `"${text}" stands for an unknown time; left open`);
  return read;
}

/** The later of the two readings when only it fits after `earliest`; otherwise the first. */
export function notBefore(moment: Moment, earliest: Instant | null): Instant | null {
  const { at, later } = moment;
  return at !== null && later !== null && earliest !== null && at < earliest && later >= earliest
    ? later
    : at;
}

const noTime = /^(null|none|n\/?a|-)$/i;
const blank: Moment = { at: null, later: null, odd: null, note: null };

function nothing(odd: TimeOddity, note: string): Moment {
  return { at: null, later: null, odd, note };
}

function plain(at: number): Moment {
  return { at: at as Instant, later: null, odd: null, note: null };
}

function sinceEpoch(text: string): number | null {
  if ((text.length !== 10 && text.length !== 13) || !/^\d+$/.test(text)) return null;
  return text.length === 10 ? Number(text) * 1000 : Number(text);
}

const placings = new Map<string, Placing>();

function placed(text: string, local: LocalTime, { zone, twice, skipped }: TimeStyle): Moment {
  if (local.offset !== null) return plain(local.wall - local.offset);
  let placing = placings.get(zone);
  if (placing === undefined) {
    placing = placingIn(zone);
    placings.set(zone, placing);
  }
  const { at, later, skipped: isSkipped, earlier } = placing(local.wall);
  if (isSkipped) {
    if (skipped === 'open') return nothing('skipped', `"${text}" doesn't exist in ${zone}; left open`);
    const isLater = skipped !== 'earlier';
    return {
      at: instant(isLater ? at : earlier),
      later: null,
      odd: 'skipped',
      note: `"${text}" doesn't exist in ${zone}; read as an hour ${isLater ? 'later' : 'earlier'}`,
    };
  }
  if (later === null) return plain(at);
  if (twice === 'first' || twice === 'second') {
    return {
      at: instant(twice === 'first' ? at : later),
      later: null,
      odd: 'twice',
      note: `"${text}" happens twice in ${zone}; taken as the ${twice}`,
    };
  }
  return {
    at: instant(at),
    later: instant(later),
    odd: 'twice',
    note: `"${text}" happens twice in ${zone}; taken as the first unless the row's order says otherwise`,
  };
}
