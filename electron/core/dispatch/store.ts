import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import type { Intake, Taker } from '../catalogue/apply.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { incidentKey } from '../video/incident.ts';
import { byDay, hasRecording, lastCallBefore, longestSpanMs, renewRecordings } from './match.ts';
import { matching, spanOf } from './timing.ts';

/** The dispatches of a video's officer that overlap it, the best match first. */
export function dispatchesOf(db: ReadDb, video: Video): Dispatch[] {
  const officer = video.officerId === null ? null : termOf(db, video.officerId);
  if (officer === null) return [];
  const { recordedAt } = video;
  const [earliest, before] = [recordedAt - longestSpanMs, lastCallBefore(video)];
  const bodies = db.column(during, { officer, earliest, before, recordedAt });
  const number = incidentKey(video.incidentNumber);
  const isSame = ({ eventNumber, reportNumber }: Dispatch): boolean =>
    number !== null && [incidentKey(eventNumber), incidentKey(reportNumber)].includes(number);
  return matching(
    video,
    bodies.map((body) => JSON.parse(body) as Dispatch),
    isSame,
  );
}

export function dispatchById(db: ReadDb, id: string): Dispatch | null {
  const row = db.get(byId, id);
  return row === undefined ? null : (JSON.parse(row.body) as Dispatch);
}

/** Everybody who was sent to an event. */
export function dispatchesOfEvent(db: ReadDb, eventNumber: string): Dispatch[] {
  return db.column(ofEvent, incidentKey(eventNumber) ?? '').map((body) => JSON.parse(body) as Dispatch);
}

export function dispatchTaker(db: WriteDb, { generation, terms, isMatching }: Intake): Taker<'dispatch'> {
  const taker: Taker<'dispatch'> = {
    put: (id, dispatch, body) => {
      const span = spanOf(dispatch);
      const officer = dispatch.officerId === null ? null : terms.number(dispatch.officerId);
      const call = { officer, fromAt: span?.fromAt ?? null, toAt: span?.toAt ?? null };
      const row: Row = [
        generation,
        officer,
        incidentKey(dispatch.eventNumber) ?? '',
        call.fromAt,
        call.toAt,
        dispatch.equipped && !dispatch.cancelled && officer !== null && span !== null ? 1 : 0,
        dispatch.urgent ? 1 : 0,
        dispatch.citation === null ? 0 : 1,
        isMatching && hasRecording(db, call) ? 1 : 0,
        dispatch.callType,
        body,
      ];
      // Most are new, so that is tried first.
      const added = db.run(insert, ...row, id);
      const old = added.changes === 0 ? db.get(oldById, id) : undefined;
      if (old) db.run(update, ...row, id);
      if (!isMatching) return;
      db.touchMatching('dispatch', old?.no ?? added.row);
      if (old) renewRecordings(db, old);
      if (old || dispatch.citation !== null) renewRecordings(db, call);
    },
    gone: (id) => {
      const old = db.get(oldById, id);
      if (!old) return;
      db.run(remove, id);
      if (!isMatching) return;
      db.touchMatching('dispatch', old.no);
      renewRecordings(db, old);
    },
    sweep: (current) => {
      for (const id of db.column(idsOfOlder, current)) taker.gone(id);
    },
  };
  return taker;
}

type Old = { no: number; officer: number | null; fromAt: number | null; toAt: number | null };

const during = sql<{ officer: number; earliest: number; before: number; recordedAt: number }, string>(
  'dispatches of a video',
  `SELECT body FROM dispatch INDEXED BY dispatch_by_day
   WHERE ${byDay(':earliest', ':officer')} AND from_at < :before AND to_at > :recordedAt`,
);
const byId = sql<[id: string], { body: string }>('dispatch by id', 'SELECT body FROM dispatch WHERE id = ?');
const ofEvent = sql<[event: string], string>(
  'dispatches of an event',
  'SELECT body FROM dispatch WHERE event = ? ORDER BY from_at, id',
);
const oldById = sql<[id: string], Old>(
  'dispatch as it was',
  'SELECT no, officer, from_at AS fromAt, to_at AS toAt FROM dispatch WHERE id = ?',
);
type Row = [
  generation: number,
  officer: number | null,
  event: string,
  fromAt: number | null,
  toAt: number | null,
  expected: number,
  urgent: number,
  cited: number,
  hasVideo: number,
  callType: string,
  body: string,
];
const insert = sql<[...Row, id: string]>(
  'insert dispatch',
  `INSERT INTO dispatch
     (generation, officer, event, from_at, to_at, expected, urgent, cited, has_video, call_type, body, id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (id) DO NOTHING`,
);
const update = sql<[...Row, id: string]>(
  'update dispatch',
  `UPDATE dispatch SET generation = ?, officer = ?, event = ?, from_at = ?, to_at = ?, expected = ?, urgent = ?,
     cited = ?, has_video = ?, call_type = ?, body = ?
   WHERE id = ?`,
);
const remove = sql<[id: string]>('remove dispatch', 'DELETE FROM dispatch WHERE id = ?');
const idsOfOlder = sql<[generation: number], string>(
  'dispatches to sweep',
  'SELECT id FROM dispatch WHERE generation <> ?',
);
