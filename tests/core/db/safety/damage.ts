import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../../../../contract/problem.ts';
import { instant } from '../../../../contract/time.ts';
import { logAct, sha256 } from '../../../../electron/core/audit-log/entries.ts';
import { type Opened, openSafely } from '../../../../electron/core/db/safety/open-safely.ts';
import { sql, type WriteDb } from '../../../../electron/core/db/sql.ts';
import { workTables } from '../../../../electron/core/db/tables.ts';
import { rowsBy, temporaryFolder, testKey } from '../../../support/database.ts';

export const wordsOf = (n: number): string => `note ${n} ${'and what else was said of it '.repeat(20)}`;
export const at = (n: number) => instant(1_700_000_000_000 + n * 60_000);

/** Opens a reviewer's database with its safety copies, at minute `n`. */
export function open(file: string, n = 0, key = testKey): Opened {
  const opened = openSafely({ file, key, log: () => {}, written: () => {}, clock: { now: () => at(n) } });
  if (isRefusal(opened)) throw new Error(`${opened.refused} ${opened.detail ?? ''}`);
  return opened;
}

/** A review with a finding, both waiting in the outbox: three rows and an entry of the log in one transaction. */
export function work({ db }: Opened, n: number): void {
  db.write('work', (write) => {
    write.run(
      sql<[string, number, string]>(
        'review',
        `INSERT INTO review (id, video_id, state, started_at, body) VALUES (?, 'v', 'open', ?, ?)`,
      ),
      `r${n}`,
      n,
      wordsOf(n),
    );
    write.run(
      sql<[string, string, string]>(
        'finding',
        `INSERT INTO finding (id, review_id, kind, start_ms, body) VALUES (?, ?, 'late-start', 5, ?)`,
      ),
      `f${n}`,
      `r${n}`,
      wordsOf(n),
    );
    write.run(
      sql<[string, string, string, number]>(
        'outbox',
        `INSERT INTO outbox (kind, subject, item_id, review_id, video_id, body, kept_at, at)
         VALUES ('finding-kept', ?, ?, ?, 'v', '{}', ?, 5)`,
      ),
      `finding:f${n}`,
      `f${n}`,
      `r${n}`,
      n,
    );
    logAct(write, 'finding-kept', { item: `f${n}` }, at(n));
  });
}

export function change({ db }: Opened, n: number, words: string): void {
  db.write('change', (write) => {
    write.run(sql<[string, string]>('finding', 'UPDATE finding SET body = ? WHERE id = ?'), words, `f${n}`);
    logAct(write, 'finding-kept', { item: `f${n}` }, at(n));
  });
}

/** A first pull up to the middle of a transaction: pages of it are in the file and their old selves in the journal. */
export async function fillHalfway({ db }: Opened, between: () => void, halfway: () => void): Promise<void> {
  const put = sql<[id: string, body: string]>(
    'put officer',
    'INSERT OR REPLACE INTO officer (id, generation, body) VALUES (?, 1, ?)',
  );
  const putAll = (write: WriteDb, body: string): void => {
    for (let n = 0; n < 300; n += 1) write.run(put, `o${n}`, body.repeat(500));
  };
  await db.filling(async () => {
    db.writeLightly('batch', (write) => putAll(write, 'a'));
    between();
    db.writeLightly('half a batch', (write) => {
      write.run(sql('few pages', 'PRAGMA cache_size=10'));
      putAll(write, 'b');
      halfway();
    });
  });
}

/** Every row of work, told short: how many each table has, and a hash of them. */
export function allWork({ db }: Opened): Record<string, string> {
  return Object.fromEntries(
    workTables
      .filter((table) => table !== 'kept' && table !== 'happening')
      .map((table) => {
        const rows = rowsBy(db, `SELECT * FROM ${table} ORDER BY 1, 2`);
        return [table, `${rows.length} ${sha256(JSON.stringify(rows)).slice(0, 12)}`];
      }),
  );
}

/** The files of a profile as a power cut leaves them: copied while they are open. */
export function photographed(file: string): string {
  const folder = join(file, '..');
  const to = temporaryFolder();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const there = join(to, from.slice(folder.length));
    mkdirSync(join(there, '..'), { recursive: true });
    copyFileSync(from, there);
  }
  return join(to, file.slice(folder.length));
}

export function flip(file: string, offset: number): void {
  const bytes = readFileSync(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
}

export function cut(file: string, length: number): void {
  writeFileSync(file, readFileSync(file).subarray(0, length));
}

export function asideNames(file: string): string[] {
  const folder = file.replace(/\.desk$/, '.set-aside');
  return existsSync(folder) ? readdirSync(folder) : [];
}
