import type { Video } from '../../../contract/nouns/video.ts';
import { ms } from '../../../contract/time.ts';
import type { UploadFilter, UploadRow } from '../../../contract/uploads-state.ts';
import { unitsOf } from '../catalogue/configuration.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, type Sql, sql } from '../db/sql.ts';
import { namesOf, rowsOf } from '../video/rows.ts';
import { lateAfterMs, type Row } from './tally.ts';

/** Uploads as they lie in their narrow table. */

type Params = Record<string, number>;
export type AskedUploads = { readonly where: string; readonly params: Params };

/** Null: nothing can fit, because nothing here has ever mentioned that officer, unit or camera. */
export function askedUploads(db: ReadDb, filter: UploadFilter): AskedUploads | null {
  const { officerId, unitId, device, from, to } = filter;
  const isDivision = unitsOf(db).some(({ id, kind }) => id === unitId && kind === 'division');
  const numberOf = (text: string | undefined) => (text === undefined ? undefined : termOf(db, text));
  const parts: [condition: string, name: string, value: number | null | undefined][] = [
    ['officer = :officer', 'officer', numberOf(officerId)],
    [`${isDivision ? 'division' : 'squad'} = :unit`, 'unit', numberOf(unitId)],
    ['device = :device', 'device', numberOf(device === undefined ? undefined : `device ${device}`)],
    ['recorded_at >= :from', 'from', from],
    ['recorded_at < :to', 'to', to],
  ];
  const asked = parts.filter(([, , value]) => value !== undefined);
  if (asked.some(([, , value]) => value === null)) return null;
  return {
    where: ['true', ...asked.map(([condition]) => condition)].join(' AND '),
    params: Object.fromEntries(asked.map(([, name, value]) => [name, value ?? 0])),
  };
}

type Place = { readonly at: number; readonly no: number };
type Found = Row & { readonly no: number; readonly recordedAt: number };

const atOnce = 4000;

/** The next thousands after a place, in the order of recording. */
export function stretchOfUploads(db: ReadDb, { where, params }: AskedUploads, { at, no }: Place): Found[] {
  const text = `SELECT no, recorded_at AS recordedAt, ended_at AS endedAt, docked_at AS dockedAt,
      uploaded_at AS uploadedAt, officer, squad, device
    FROM upload WHERE ${where} AND recorded_at >= :at AND (recorded_at, no) > (:at, :no)
    ORDER BY recorded_at, no LIMIT ${atOnce}`;
  return db.all(statement<Found>('uploads', text), { ...params, at, no });
}

export type ListWish = {
  readonly of: 'late' | 'waiting' | 'overdue';
  readonly row: number;
  readonly limit: number;
};

/** The recordings behind a number, the longest lag first. */
export function uploadList(
  db: ReadDb,
  filter: UploadFilter,
  { of, row, limit }: ListWish,
  now: number,
): { rows: UploadRow[]; count: number } {
  const asked = askedUploads(db, filter);
  if (asked === null) return { rows: [], count: 0 };
  const where = `${asked.where} AND ${conditions[of]}`;
  const params = { ...asked.params, ...(of === 'overdue' ? { now } : {}) };
  const order = of === 'late' ? 'uploaded_at - ended_at DESC, no' : 'ended_at, no';
  const numbers = db.column(
    statement<number>(
      'list of uploads',
      `SELECT no FROM upload WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :row`,
    ),
    { ...params, row, limit },
  );
  const [count = 0] = db.column(
    statement<number>('count uploads', `SELECT count(*) FROM upload WHERE ${where}`),
    params,
  );
  return { rows: rowsFor(db, numbers, now), count };
}

const conditions: Readonly<Record<ListWish['of'], string>> = {
  late: `uploaded_at - ended_at > ${lateAfterMs}`,
  waiting: 'uploaded_at IS NULL',
  overdue: `uploaded_at IS NULL AND ended_at < :now - ${lateAfterMs}`,
};

function rowsFor(db: ReadDb, numbers: readonly number[], now: number): UploadRow[] {
  const names = namesOf(db);
  return numbers.flatMap((no): UploadRow[] => {
    const [video] = rowsOf(db, [no], names);
    const [body] = db.column(bodyByNo, no);
    if (video === undefined || body === undefined) return [];
    const { endedAt, dockedAt, uploadedAt } = JSON.parse(body) as Video;
    return [{ video, endedAt, dockedAt, uploadedAt, lagMs: ms((uploadedAt ?? now) - endedAt) }];
  });
}

const bodyByNo = sql<[no: number], string>('body of an upload', 'SELECT body FROM video_body WHERE no = ?');

const statements = new Map<string, Sql<Params, unknown>>();

/** The same text is the same statement, prepared once. */
function statement<R>(name: string, text: string): Sql<Params, R> {
  const known = statements.get(text) ?? sql<Params, unknown>(name, text);
  statements.set(text, known);
  return known as Sql<Params, R>;
}
