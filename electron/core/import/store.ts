import type { z } from 'zod';
import { ImportKind } from '../../../contract/import-rows.ts';
import { ImportState, ImportTaken, RowCounts, RowSaid } from '../../../contract/import-state.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

export type NewImport = Pick<ImportState, 'id' | 'kind' | 'file' | 'source' | 'mapping' | 'begunAt'>;

/** Every file that was read here, the newest first. */
export function allImports(db: ReadDb): ImportState[] {
  return db.all(files).map((row) => stateOf(db, row));
}

export function importById(db: ReadDb, id: string): ImportState | null {
  const row = db.get(file, id);
  return row === undefined ? null : stateOf(db, row);
}

/** What a batch needs to know of its file: asked for each, and without counting the batches before it. */
export function keptFor(db: ReadDb, id: string): Pick<ImportState, 'kind' | 'state'> | null {
  const row = db.get(file, id);
  return row === undefined ? null : { kind: ImportKind.parse(row.kind), state: stateIn(row) };
}

export function putImport(db: WriteDb, { id, kind, file: of, source, mapping, begunAt }: NewImport): void {
  db.run(insert, id, kind, of.name, of.size, of.modifiedAt, source, mapping, begunAt);
}

export function setState(
  db: WriteDb,
  id: string,
  state: ImportState['state'],
  says: string | null = null,
): void {
  db.run(change, state, says, id);
}

export type NewBatch = {
  readonly counts: RowCounts;
  readonly said: readonly RowSaid[];
  /** The rows, as `keptBody` writes them; null: nothing of it goes to the central. */
  readonly body: string | null;
};

/** The same number again changes nothing. */
export function putBatch(db: WriteDb, id: string, number: number, { counts, said, body }: NewBatch): void {
  db.run(insertBatch, id, number, JSON.stringify(counts), body, JSON.stringify(said));
}

export function batchesOf(db: ReadDb, id: string): number {
  return db.get(batchCount, id)?.batches ?? 0;
}

/** The next batch that the central hasn't taken, as it was kept; null: none is left. */
export function nextBatch(db: ReadDb, id: string): { readonly number: number; readonly body: string } | null {
  return db.get(waiting, id) ?? null;
}

/** The central has these rows now. What it refused of them is said of their lines. */
export function noteTaken(db: WriteDb, id: string, number: number, taken: ImportTaken): void {
  const { refused, ...counted } = taken;
  const said = (JSON.parse(db.get(saidIn, id, number)?.said ?? '[]') as RowSaid[]).concat(
    refused.map(({ line, says }) => ({ line, kind: 'refused', column: null, value: null, says })),
  );
  db.run(take, JSON.stringify({ ...counted, refused: refused.length }), JSON.stringify(said), id, number);
}

/** Takes the rows away that weren't sent. */
export function dropRows(db: WriteDb, id: string): void {
  db.run(dropWaiting, id);
}

export function dropImport(db: WriteDb, id: string): void {
  db.run(remove, id);
}

/** What is said of rows, from the batch after `after` on; `next`: there is more after that batch. */
export function saidOf(
  db: ReadDb,
  id: string,
  after: number,
): { readonly said: RowSaid[]; readonly next: number | null } {
  const said: RowSaid[] = [];
  const rows = db.all(saidAfter, id, after, batchesAtOnce);
  for (const row of rows) {
    said.push(...RowSaid.array().parse(JSON.parse(row.said)));
    if (said.length >= saidAtOnce) return { said, next: row.number };
  }
  return { said, next: rows.length < batchesAtOnce ? null : (rows.at(-1)?.number ?? null) };
}

const saidAtOnce = 5000;
const batchesAtOnce = 200;

type FileRow = {
  id: string;
  kind: string;
  name: string;
  size: number;
  modified_at: number;
  source: string;
  mapping: string;
  begun_at: number;
  state: string;
  says: string | null;
};

function stateOf(db: ReadDb, row: FileRow): ImportState {
  const batches = db.all(counted, row.id);
  const counts = RowCounts.array().parse(batches.map((batch): unknown => JSON.parse(batch.counts)));
  const taken = batches.flatMap((batch) =>
    batch.taken === null ? [] : [Taken.parse(JSON.parse(batch.taken))],
  );
  return {
    id: row.id,
    kind: ImportKind.parse(row.kind),
    file: { name: row.name, size: row.size, modifiedAt: instant(row.modified_at) },
    source: row.source,
    mapping: row.mapping,
    begunAt: instant(row.begun_at),
    state: stateIn(row),
    says: row.says,
    batches: batches.length,
    sent: batches.filter((batch) => batch.waits === 0).length,
    counts: sumOf(counts, RowCounts.keyof().options),
    taken: sumOf(taken, Taken.keyof().options),
  };
}

function stateIn({ state }: FileRow): ImportState['state'] {
  return ImportState.shape.state.parse(state);
}

const Taken = ImportTaken.omit({ refused: true }).extend({ refused: RowCounts.shape.refused });

function sumOf<K extends string>(
  parts: readonly Readonly<Record<K, number>>[],
  names: readonly K[],
): Record<K, number> {
  const sums = names.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]);
  return Object.fromEntries(sums) as Record<K, number>;
}

export type Source = { kind: string; name: string; mapping: string; saved_at: number };

export function allSources(db: ReadDb): Source[] {
  return db.all(sources);
}

export function putSource(
  db: WriteDb,
  kind: z.infer<typeof ImportKind>,
  name: string,
  mapping: string,
  now: Instant,
): void {
  db.run(keepSource, kind, name, mapping, now);
}

export function dropSource(db: WriteDb, kind: z.infer<typeof ImportKind>, name: string): void {
  db.run(removeSource, kind, name);
}

const files = sql<[], FileRow>('imports', 'SELECT * FROM import_file ORDER BY begun_at DESC, id DESC');
const file = sql<[id: string], FileRow>('import', 'SELECT * FROM import_file WHERE id = ?');
const insert = sql<
  [
    id: string,
    kind: string,
    name: string,
    size: number,
    modified: number,
    source: string,
    mapping: string,
    begun: number,
  ]
>(
  'import: begin',
  `INSERT INTO import_file (id, kind, name, size, modified_at, source, mapping, begun_at, state)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'reading')`,
);
const change = sql<[state: string, says: string | null, id: string]>(
  'import: state',
  'UPDATE import_file SET state = ?, says = ? WHERE id = ?',
);
const remove = sql<[id: string]>('import: remove', 'DELETE FROM import_file WHERE id = ?');
const insertBatch = sql<[id: string, number: number, counts: string, body: string | null, said: string]>(
  'import: batch',
  `INSERT INTO import_batch (import_id, number, counts, body, said) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT DO NOTHING`,
);
const batchCount = sql<[id: string], { batches: number }>(
  'import: batches',
  'SELECT count(*) AS batches FROM import_batch WHERE import_id = ?',
);
const waiting = sql<[id: string], { number: number; body: string }>(
  'import: waiting',
  `SELECT number, body FROM import_batch WHERE import_id = ? AND body IS NOT NULL ORDER BY number LIMIT 1`,
);
const saidIn = sql<[id: string, number: number], { said: string }>(
  'import: said in',
  'SELECT said FROM import_batch WHERE import_id = ? AND number = ?',
);
const take = sql<[taken: string, said: string, id: string, number: number]>(
  'import: taken',
  'UPDATE import_batch SET taken = ?, body = NULL, said = ? WHERE import_id = ? AND number = ?',
);
const dropWaiting = sql<[id: string]>(
  'import: drop rows',
  'UPDATE import_batch SET body = NULL WHERE import_id = ? AND body IS NOT NULL',
);
const saidAfter = sql<[id: string, after: number, limit: number], { number: number; said: string }>(
  'import: said after',
  `SELECT number, said FROM import_batch WHERE import_id = ? AND number > ? AND said <> '[]' ORDER BY number
   LIMIT ?`,
);
// `IS NOT NULL` would read, and unseal, every row of the file to say whether it is there; its type stands before it.
const counted = sql<[id: string], { counts: string; taken: string | null; waits: number }>(
  'import: counts',
  "SELECT counts, taken, typeof(body) <> 'null' AS waits FROM import_batch WHERE import_id = ? ORDER BY number",
);
const sources = sql<[], Source>('import sources', 'SELECT * FROM import_source ORDER BY name, kind');
const keepSource = sql<[kind: string, name: string, mapping: string, at: number]>(
  'import source: keep',
  `INSERT INTO import_source (kind, name, mapping, saved_at) VALUES (?, ?, ?, ?)
   ON CONFLICT (kind, name) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at`,
);
const removeSource = sql<[kind: string, name: string]>(
  'import source: remove',
  'DELETE FROM import_source WHERE kind = ? AND name = ?',
);
