import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/**
 * Which dispatches have a recording and which recordings a citation, kept up to date as either side arrives: a late
 * upload matches the dispatch of last week. The rule is the one in timing.ts: same officer, overlapping times.
 */
export type Recording = {
  readonly officer: number | null;
  readonly recordedAt: number;
  readonly endedAt: number;
};
export type Call = {
  readonly officer: number | null;
  readonly fromAt: number | null;
  readonly toAt: number | null;
};

/** Nothing is looked for further apart than this, so that each look is a short range of an index. */
export const longestSpanMs = 24 * 60 * 60 * 1000;

/**
 * The dispatches of an officer that begin in a span shorter than two days, as a condition that the index by day answers;
 * `earliest`: an expression for the span's beginning, which itself isn't in it.
 */
export function byDay(earliest: string, officer: string): string {
  // A number of JavaScript's comes as one with a fraction.
  const day = `CAST(${earliest} AS INTEGER) / 86400000`;
  return `from_at / 86400000 IN (${day}, ${day} + 1, ${day} + 2) AND officer = ${officer} AND from_at > ${earliest}`;
}

/** Where calls of a recording end to be looked for, in the same way as recordings of a call. */
export function lastCallBefore({ recordedAt, endedAt }: Omit<Recording, 'officer'>): number {
  return Math.min(Math.max(endedAt, recordedAt + 1), recordedAt + longestSpanMs);
}

/** A recording has arrived: the dispatches it overlaps have one. */
export function noteRecording(db: WriteDb, recording: Recording): void {
  for (const { no, hasVideo } of callsDuring(db, recording))
    if (hasVideo === 0) setHasRecording(db, no, true);
}

/** A recording has gone or moved: the dispatches it overlapped may have another, or none. */
export function renewDispatches(db: WriteDb, recording: Recording): void {
  for (const call of callsDuring(db, recording)) setHasRecording(db, call.no, hasRecording(db, call));
}

export function hasCitedDispatch(db: ReadDb, recording: Recording): boolean {
  return callsDuring(db, recording).some(({ cited }) => cited === 1);
}

export function setHasRecording(db: WriteDb, dispatch: number, has: boolean): void {
  db.run(setHasVideo, has ? 1 : 0, dispatch);
}

export function hasRecording(db: ReadDb, call: Call): boolean {
  return recordingsDuring(db, call).length > 0;
}

/** A dispatch has arrived, gone or moved: the recordings it overlaps may have a citation now, or none any more. */
export function renewRecordings(db: WriteDb, call: Call): void {
  for (const recording of recordingsDuring(db, call)) {
    const cited = hasCitedDispatch(db, recording) ? 1 : 0;
    if (cited !== recording.cited) db.run(setCited, cited, recording.no);
  }
}

/** The videos of a call's officer that overlap it, by their numbers, the earliest first. */
export function recordingNumbers(db: ReadDb, call: Call): readonly number[] {
  return recordingsDuring(db, call)
    .toSorted((a, b) => a.recordedAt - b.recordedAt || a.no - b.no)
    .map(({ no }) => no);
}

/** The highest number that a dispatch has here. */
export function lastDispatch(db: ReadDb): number {
  return db.get(last)?.no ?? 0;
}

/**
 * Matches many dispatches at once, by their numbers: after one, up to and with another. Meant for a first pull, before
 * which nothing was matched; what changes afterwards is matched as it changes.
 */
export function matchDispatches(db: WriteDb, after: number, upTo: number): void {
  db.run(matchSome, after, upTo);
  db.run(citeSome, after, upTo);
}

type CallRow = { no: number; officer: number; fromAt: number; toAt: number; cited: number; hasVideo: number };
type RecordingRow = { no: number; officer: number; recordedAt: number; endedAt: number; cited: number };

function callsDuring(db: ReadDb, { officer, recordedAt, endedAt }: Recording): readonly CallRow[] {
  if (officer === null) return [];
  return db.all(calls, {
    officer,
    earliest: recordedAt - longestSpanMs,
    before: lastCallBefore({ recordedAt, endedAt }),
    recordedAt,
  });
}

function recordingsDuring(db: ReadDb, { officer, fromAt, toAt }: Call): readonly RecordingRow[] {
  if (officer === null || fromAt === null || toAt === null) return [];
  // A clip without length still lies somewhere: it counts where it begins.
  return db.all(recordings, officer, fromAt - longestSpanMs, toAt, fromAt, fromAt);
}

const calls = sql<{ officer: number; earliest: number; before: number; recordedAt: number }, CallRow>(
  'dispatches during a recording',
  `SELECT no, officer, from_at AS fromAt, to_at AS toAt, cited, has_video AS hasVideo
   FROM dispatch INDEXED BY dispatch_by_day
   WHERE ${byDay(':earliest', ':officer')} AND from_at < :before AND to_at > :recordedAt`,
);
const recordings = sql<
  [officer: number, after: number, before: number, endsAfter: number, startsFrom: number],
  RecordingRow
>(
  'recordings during a dispatch',
  `SELECT no, officer, recorded_at AS recordedAt, ended_at AS endedAt, cited
   FROM video INDEXED BY video_by_officer
   WHERE officer = ? AND recorded_at > ? AND recorded_at < ? AND (ended_at > ? OR recorded_at >= ?)`,
);
/** The recordings `v` of a dispatch `d`, as `recordings` finds them. */
const recordingOfCall = `v.officer = d.officer AND v.recorded_at > d.from_at - ${longestSpanMs} AND v.recorded_at < d.to_at
     AND (v.ended_at > d.from_at OR v.recorded_at >= d.from_at)`;
const last = sql<[], { no: number | null }>('last dispatch', 'SELECT max(no) AS no FROM dispatch');
const matchSome = sql<[after: number, upTo: number]>(
  'match dispatches',
  // The latest first: it is nearest to the call.
  `UPDATE dispatch AS d SET has_video = 1 - has_video
   WHERE no > ? AND no <= ? AND has_video <> (
     SELECT count(*) FROM (
       SELECT 1 FROM video v INDEXED BY video_by_officer WHERE ${recordingOfCall}
       ORDER BY v.recorded_at DESC LIMIT 1
     )
   )`,
);
const citeSome = sql<[after: number, upTo: number]>(
  'mark recordings with a citation',
  `UPDATE video SET cited = 1 WHERE cited = 0 AND no IN (
     SELECT v.no FROM dispatch d CROSS JOIN video v INDEXED BY video_by_officer
     WHERE d.no > ? AND d.no <= ? AND d.cited = 1 AND ${recordingOfCall}
   )`,
);
const setHasVideo = sql<[hasVideo: number, no: number]>(
  'mark dispatch with a recording',
  'UPDATE dispatch SET has_video = ? WHERE no = ?',
);
const setCited = sql<[cited: number, no: number]>(
  'mark recording with a citation',
  'UPDATE video SET cited = ? WHERE no = ?',
);
