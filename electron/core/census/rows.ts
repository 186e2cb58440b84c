import type { Call, Recording } from '../../../census/call.ts';
import { begunAt } from '../../../census/times.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { incidentKey } from '../video/incident.ts';

/** A dispatch as the census knows it. `no` is its number in this desk's database. */
export type CallFacts = Call & {
  readonly dispatchId: string;
  readonly eventNumber: string;
  readonly callType: string;
  readonly officerId: string | null;
  readonly squadId: string | null;
  readonly divisionId: string | null;
  /** When the officer was sent; null where no time of it can be used. */
  readonly begunAt: number | null;
  readonly urgent: boolean;
  readonly zone: string;
  /** What lists show without asking the census. */
  readonly hasVideo: boolean;
};

/** A recording as the census knows it. `no` is its number in this desk's database. */
export type RecordingFacts = Recording & {
  readonly videoId: string;
  readonly officerId: string | null;
  readonly squadId: string | null;
  readonly divisionId: string | null;
};

/** Some dispatches after a number, in the order of their numbers. */
export function callsAfter(db: ReadDb, no: number, names: Names): readonly CallFacts[] {
  return db.all(callPage, no).map((row) => callOf(row, names));
}

export function callByNumber(db: ReadDb, no: number, names: Names): CallFacts | null {
  const row = db.get(oneCall, no);
  return row === undefined ? null : callOf(row, names);
}

export type Place = { readonly at: number; readonly no: number };
export const beforeAll: Place = { at: Number.MIN_SAFE_INTEGER, no: -1 };

/** Some recordings after a place in the order of time. */
export function recordingsAfter(db: ReadDb, place: Place, names: Names): readonly RecordingFacts[] {
  return db.all(recordingPage, place).map((row) => recordingOf(row, names));
}

export function recordingByNumber(db: ReadDb, no: number, names: Names): RecordingFacts | null {
  const row = db.get(oneRecording, no);
  return row === undefined ? null : recordingOf(row, names);
}

/** Ids by the numbers that stand for them, each text there once. */
export type Names = {
  readonly of: (no: number | null) => string | null;
  readonly same: <T extends string | null>(text: T) => T;
};

export function namesOf(db: ReadDb): Names {
  const byNumber = new Map<number, string>();
  const texts = new Map<string | null, string | null>([[null, null]]);
  const same = <T extends string | null>(text: T): T => {
    const known = texts.get(text);
    if (known !== undefined) return known as T;
    texts.set(text, text);
    return text;
  };
  return {
    of: (no) => {
      if (no === null) return null;
      const known = byNumber.get(no) ?? same(db.column(term, no)[0] ?? null);
      if (known !== null) byNumber.set(no, known);
      return known;
    },
    same,
  };
}

type CallRow = { no: number; hasVideo: number; body: string };

function callOf({ no, hasVideo, body }: CallRow, { same }: Names): CallFacts {
  const dispatch = JSON.parse(body) as Dispatch;
  const { receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt } = dispatch;
  return {
    no,
    receivedAt,
    dispatchedAt,
    enRouteAt,
    arrivedAt,
    clearedAt,
    selfInitiated: dispatch.selfInitiated,
    cancelled: dispatch.cancelled,
    equipped: dispatch.equipped,
    event: incidentKey(dispatch.eventNumber),
    report: incidentKey(dispatch.reportNumber),
    dispatchId: dispatch.id,
    eventNumber: dispatch.eventNumber,
    callType: same(dispatch.callType),
    officerId: isNamed(dispatch.officerId) ? same(dispatch.officerId) : null,
    squadId: same(dispatch.squadId),
    divisionId: same(dispatch.divisionId),
    begunAt: begunAt(dispatch),
    urgent: dispatch.urgent,
    zone: same(dispatch.zone),
    hasVideo: hasVideo === 1,
  };
}

type RecordingRow = {
  no: number;
  recordedAt: number;
  activatedAt: number | null;
  endedAt: number;
  device: string | null;
  number: string | null;
  videoId: string;
  officer: number | null;
  squad: number | null;
  division: number | null;
};

function recordingOf({ officer, squad, division, ...row }: RecordingRow, names: Names): RecordingFacts {
  const officerId = names.of(officer);
  return {
    no: row.no,
    recordedAt: row.recordedAt,
    activatedAt: row.activatedAt,
    endedAt: row.endedAt,
    device: names.same(row.device),
    number: row.number,
    videoId: row.videoId,
    officerId: isNamed(officerId) ? officerId : null,
    squadId: names.of(squad),
    divisionId: names.of(division),
  };
}

function isNamed(id: string | null): boolean {
  return id !== null && id.trim() !== '';
}

const callPage = sql<[no: number], CallRow>(
  'dispatches of the census',
  'SELECT no, has_video AS hasVideo, body FROM dispatch WHERE no > ? ORDER BY no LIMIT 100',
);
const oneCall = sql<[no: number], CallRow>(
  'dispatch of the census',
  'SELECT no, has_video AS hasVideo, body FROM dispatch WHERE no = ?',
);
const columns = `no, recorded_at AS recordedAt, activated_at AS activatedAt, ended_at AS endedAt, device,
     incident AS number, id AS videoId, officer, squad, division`;
const recordingPage = sql<Place, RecordingRow>(
  'recordings of the census',
  `SELECT ${columns} FROM video_for_frame
   WHERE (recorded_at, no) > (:at, :no) ORDER BY recorded_at, no LIMIT 500`,
);
const oneRecording = sql<[no: number], RecordingRow>(
  'recording of the census',
  `SELECT ${columns} FROM video_for_frame
   WHERE (recorded_at, no) = (SELECT recorded_at, no FROM video WHERE no = ?)`,
);
const term = sql<[no: number], string>('text of a term', 'SELECT text FROM term WHERE no = ?');
