import type { FrameQuery, StratumBy } from '../../../contract/nouns/plan.ts';
import { hasNarrow } from '../catalogue/arrange.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import type { Found } from './found.ts';
import { recordWords } from './narrow.ts';

type Query = Extract<FrameQuery, { kind: 'videos' }>;

/** What of a video is looked for: its id on this desk, and what the frame is divided by. */
export type Needs = { readonly targets: boolean; readonly by: readonly StratumBy[] };

/** Videos of a frame, some hundred at a time, the oldest first: off the narrow table, while it isn't whole off the records. */
export function videosOf(db: ReadDb, query: Query, needs: Needs): Generator<readonly Found[], void, void> {
  return hasNarrow(db) ? narrowVideos(db, query, needs) : recordedVideos(db, query);
}

/** The record says the exact length, the columns of lists don't. */
export function* recordedVideos(db: ReadDb, query: Query): Generator<readonly Found[], void, void> {
  const isWanted = wantedBy(query);
  for (const rows of pages(db, recordPage, query)) {
    const found: Found[] = [];
    for (const { id, vendorId, at, squadId, divisionId, officerId, durationMs, classes: text } of rows) {
      const classes = JSON.parse(text) as string[];
      if (!isWanted(durationMs, squadId, divisionId, classes)) continue;
      found.push(foundOf(id, vendorId, at, squadId, divisionId, officerId, classes));
    }
    yield found;
  }
}

/** The same items; what neither the query nor `needs` names is left out of them. */
export function* narrowVideos(
  db: ReadDb,
  query: Query,
  needs: Needs,
): Generator<readonly Found[], void, void> {
  const isWanted = wantedBy(query);
  const idOf = idsByNumber(db);
  const codesIn = remembering((text: string) => JSON.parse(text) as string[]);
  for (const rows of pages(db, narrowPage(columnsFor(query, needs)), query)) {
    const found: Found[] = [];
    for (const { id = '', vendorId, at, squad, division, officer, durationMs = 0, classes: text } of rows) {
      const [squadId, divisionId] = [idOf(squad), idOf(division)];
      const classes = text === undefined ? none : codesIn(text);
      if (!isWanted(durationMs, squadId, divisionId, classes)) continue;
      found.push(foundOf(id, vendorId, at, squadId, divisionId, idOf(officer), classes));
    }
    yield found;
  }
}

/** Each further column of 325,000 rows costs some 20 ms, looked at or not. */
function columnsFor({ unitIds, classes, minLengthMs }: Query, { targets, by }: Needs): readonly Column[] {
  const asksUnit = unitIds.length > 0;
  const needed = {
    id: targets,
    squad: asksUnit || by.includes('squad'),
    division: asksUnit || by.includes('division'),
    officer: by.includes('officer'),
    durationMs: minLengthMs > 0,
    classes: classes.length > 0 || by.includes('classification'),
  } satisfies Record<Column, boolean>;
  return allColumns.filter((column) => needed[column]);
}

const none: readonly string[] = [];

function wantedBy({ unitIds, classes: codes, minLengthMs }: Query) {
  const units = new Set(unitIds);
  const wanted = new Set(codes);
  return (
    durationMs: number,
    squadId: string | null,
    divisionId: string | null,
    classes: readonly string[],
  ): boolean =>
    durationMs >= minLengthMs &&
    (units.size === 0 || units.has(squadId ?? '') || units.has(divisionId ?? '')) &&
    (wanted.size === 0 || classes.some((code) => wanted.has(code)));
}

function foundOf(
  target: string,
  vendorId: string,
  at: number,
  squadId: string | null,
  divisionId: string | null,
  officerId: string | null,
  classes: readonly string[],
): Found {
  const realId = vendorId.trim() === '' ? null : vendorId;
  return { realId, target, at, squadId, divisionId, officerId, classes, urgent: null };
}

/** The id that a small number stands for; nobody's is nobody's. */
function idsByNumber(db: ReadDb): (number: number | null | undefined) => string | null {
  const textOf = remembering((number: number) => db.get(termByNumber, number)?.text ?? null);
  return (number) => (number === null || number === undefined ? null : textOf(number));
}

function remembering<K, V>(find: (key: K) => V): (key: K) => V {
  const found = new Map<K, V>();
  return (key) => {
    let value = found.get(key);
    if (value === undefined) {
      value = find(key);
      found.set(key, value);
    }
    return value;
  };
}

type From = { at: number; no: number; to: number };
type Placed = { readonly at: number; readonly no: number };

function* pages<R extends Placed>(
  db: ReadDb,
  page: ReturnType<typeof sql<From, R>>,
  query: Query,
): Generator<readonly R[], void, void> {
  let [at, no] = [query.from as number, -1];
  for (;;) {
    const rows = db.all(page, { at, no, to: query.to });
    const last = rows.at(-1);
    if (last === undefined) return;
    [at, no] = [last.at, last.no];
    yield rows;
  }
}

type RecordRow = Placed & {
  readonly id: string;
  readonly vendorId: string;
  readonly squadId: string | null;
  readonly divisionId: string | null;
  readonly officerId: string | null;
  readonly durationMs: number;
  readonly classes: string;
};
const recordPage = sql<From, RecordRow>(
  'videos of a frame, off the records',
  `SELECT video.no, recorded_at AS at, id, ${recordWords.vendorId} AS vendorId, body ->> '$.squadId' AS squadId,
     body ->> '$.divisionId' AS divisionId, body ->> '$.officerId' AS officerId,
     ${recordWords.durationMs} AS durationMs, ${recordWords.classes} AS classes
   FROM video INDEXED BY video_by_time JOIN video_body ON video_body.no = video.no
   WHERE (recorded_at, video.no) > (:at, :no) AND recorded_at >= :at AND recorded_at < :to
   ORDER BY recorded_at, video.no LIMIT 250`,
);

const narrowColumns = {
  id: 'id',
  squad: 'squad',
  division: 'division',
  officer: 'officer',
  durationMs: 'duration_ms AS durationMs',
  classes: 'classes',
} as const;
type Column = keyof typeof narrowColumns;
const allColumns = Object.keys(narrowColumns) as readonly Column[];

type NarrowRow = Placed &
  Pick<RecordRow, 'vendorId'> &
  Partial<Pick<RecordRow, 'id' | 'durationMs' | 'classes'>> & {
    readonly squad?: number | null;
    readonly division?: number | null;
    readonly officer?: number | null;
  };

/** A statement for each set of columns, made once. */
const narrowPages = remembering((columns: string) =>
  sql<From, NarrowRow>(
    'videos of a frame',
    `SELECT no, recorded_at AS at, vendor_id AS vendorId${columns}
     FROM video_for_frame
     WHERE (recorded_at, no) > (:at, :no) AND recorded_at >= :at AND recorded_at < :to
     ORDER BY recorded_at, no LIMIT 1000`,
  ),
);
export function narrowPage(columns: readonly Column[]) {
  return narrowPages(columns.map((column) => `, ${narrowColumns[column]}`).join(''));
}
const termByNumber = sql<[no: number], { text: string }>(
  'term by number',
  'SELECT text FROM term WHERE no = ?',
);
