import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../../../electron/core/db/database.ts';
import { openHandle } from '../../../electron/core/db/handle.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql, type WriteDb } from '../../../electron/core/db/sql.ts';
import { rowsBy, temporaryDatabase, temporaryFolder, testKey } from '../../support/database.ts';
import { rowsAtOnce } from './filled.ts';

const keep = sql<[name: string, value: string]>('keep', 'INSERT INTO kept (name, value) VALUES (?, ?)');
const journal = sql<[], { journal_mode: string }>('journal', 'PRAGMA main.journal_mode');
const fewPages = sql('few pages', 'PRAGMA cache_size=10');
const secretText = 'The reviewer wrote this sentence.';

const synchronous = sql<[], { synchronous: number }>('synchronous', 'PRAGMA synchronous');
const names = (db: DeskDb): string[] =>
  db.read.column(sql<[], string>('names', 'SELECT name FROM kept ORDER BY name'));
const journalOf = (db: DeskDb): unknown => db.write('look', (write) => write.get(journal)?.journal_mode);

test('a database is filled without its log, which comes back however the work ends', async () => {
  const db = temporaryDatabase();
  expect(journalOf(db)).toBe('wal');
  expect(
    await db.filling(async () => {
      db.writeLightly('fill', (write) => write.run(keep, 'a', '1'));
      return journalOf(db);
    }),
  ).toBe('truncate');
  expect(journalOf(db)).toBe('wal');
  const failing = db.filling(() => Promise.reject(new Error('the feed was cut')));
  await expect(failing).rejects.toThrow('the feed was cut');
  expect(journalOf(db)).toBe('wal');
  expect(rowsBy(db, 'SELECT name FROM kept')).toEqual([{ name: 'a' }]);
});

test('a database that is closed while it is filled stays closed, and opens with its log', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = temporaryDatabase(file);
  await db.filling(async () => {
    db.writeLightly('fill', (write) => write.run(keep, 'a', '1'));
    db.close();
  });
  const again = temporaryDatabase(file);
  expect(journalOf(again)).toBe('wal');
  expect(rowsBy(again, 'SELECT name FROM kept')).toEqual([{ name: 'a' }]);
});

test('pieces are seen at once, and told when they are committed, all together', async () => {
  const told: unknown[] = [];
  const db = temporaryDatabase(undefined, (what) => told.push(what));
  await db.filling(async (fill) => {
    fill.write('one', (write) => write.touchCatalogue());
    fill.write('two', (write) => write.run(keep, 'a', '1'));
    expect([names(db), told]).toEqual([['a'], []]);
    fill.settle();
    fill.settle();
    expect(told).toEqual([{ catalogue: true, isLight: true }]);
    fill.write('three', (write) => write.run(keep, 'b', '1'));
  });
  expect(told).toHaveLength(2);
  expect(names(db)).toEqual(['a', 'b']);
});

test('a write of the reviewer’s comes after the pieces before it, is synced, and is told by itself', async () => {
  const told: unknown[] = [];
  const file = join(temporaryFolder(), 'a.desk');
  const db = temporaryDatabase(file, (what) => told.push(what));
  await db.filling(async (fill) => {
    fill.write('piece', (write) => write.run(keep, 'piece', '1'));
    const during = db.write('mark', (write) => {
      write.run(keep, 'mark', '1');
      return write.get(synchronous);
    });
    expect(during).toEqual({ synchronous: 2 });
    expect(told).toEqual([
      { catalogue: false, isLight: true },
      { catalogue: false, isLight: false },
    ]);
    expect(() =>
      db.write('no', () => {
        throw new Error('thought better of it');
      }),
    ).toThrow('thought better of it');
    // What was committed before isn't touched by that, and the filling goes on.
    fill.write('piece', (write) => write.run(keep, 'piece two', '1'));
  });
  expect(names(db)).toEqual(['mark', 'piece', 'piece two']);
});

test('a piece that throws takes with it what was not committed, and the filling ends', async () => {
  const db = temporaryDatabase();
  const filling = db.filling(async (fill) => {
    fill.write('one', (write) => write.run(keep, 'a', '1'));
    fill.settle();
    fill.write('two', (write) => write.run(keep, 'b', '1'));
    const half = (write: WriteDb): never => {
      write.run(fewPages);
      for (let n = 0; n < 500; n += 1) write.run(keep, `c${n}`, 'x'.repeat(500));
      throw new Error('thought better of it');
    };
    expect(() => fill.write('half', half)).toThrow('thought better of it');
    expect(names(db)).toEqual(['a']);
    expect(() => fill.write('on', (write) => write.run(keep, 'd', '1'))).toThrow('thought better of it');
  });
  await expect(filling).rejects.toThrow('thought better of it');
  expect([names(db), journalOf(db)]).toEqual([['a'], 'wal']);
});

test('pieces that are lost with somebody else’s commit end the filling, so that it can’t go on behind a gap', async () => {
  const handle = openHandle(join(temporaryFolder(), 'a.desk'), testKey);
  handle.exec('CREATE TABLE kept (name TEXT, value TEXT)');
  const exec = handle.exec.bind(handle);
  let isFull = false;
  handle.exec = (text) => {
    if (isFull && text === 'COMMIT') throw new Error('the disk is full');
    return exec(text);
  };
  const db = createDatabase(
    handle,
    () => {},
    () => {},
  );
  const filling = db.filling(async (fill) => {
    fill.write('piece', (write) => write.run(keep, 'a', '1'));
    isFull = true;
    expect(() => db.write('mark', (write) => write.run(keep, 'mark', '1'))).toThrow('the disk is full');
    isFull = false;
    db.write('mark', (write) => write.run(keep, 'mark again', '1'));
    expect(() => fill.write('piece', (write) => write.run(keep, 'b', '1'))).toThrow('the disk is full');
  });
  await expect(filling).rejects.toThrow('the disk is full');
  expect(names(db)).toEqual(['mark again']);
  // And the next time it can be filled.
  await db.filling(async (fill) => fill.write('piece', (write) => write.run(keep, 'c', '1')));
  expect(names(db)).toEqual(['c', 'mark again']);
  db.close();
});

test('nobody else opens a database that is being filled', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = temporaryDatabase(file);
  const other = () => openDatabase({ file, key: testKey, log: () => {}, written: () => {} });
  await db.filling(async () => {
    expect(other()).toMatchObject({ refused: 'desk-already-open' });
    db.writeLightly('fill', (write) => write.run(keep, 'a', '1'));
    expect(other()).toMatchObject({ refused: 'desk-already-open' });
  });
  expect(other()).toMatchObject({ refused: 'desk-already-open' });
});

test('neither the file nor its journal holds a readable byte while it is filled', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = temporaryDatabase(file);
  for (let n = 0; n < 200; n += 1) db.write('keep', (write) => write.run(keep, `a${n}`, secretText));
  await db.filling(async () => {
    db.write('change', (write) => {
      // So few that pages are written before the commit, and their old selves into the journal.
      write.run(fewPages);
      write.run(sql('change', `UPDATE kept SET value = value || value || value || value`));
      const bytes = ['', '-journal'].map((end) => readFileSync(`${file}${end}`).toString('latin1'));
      expect(Math.min(...bytes.map(({ length }) => length))).toBeGreaterThan(4 * 4096);
      for (const text of bytes) expect(text).not.toContain(secretText);
    });
    expect(statSync(`${file}-journal`).size).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

test('a desk that is killed while it is filled, wherever, loses no mark and no part of a batch', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const kept = new Set<number>();
  for (const afterMs of [60, 25, 90, 10]) {
    const child = fork(join(import.meta.dirname, 'fill-and-mark.ts'), [file, testKey], { execArgv: [] });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.on('message', (n) => kept.add(Number(n)));
    for (let marks = 0; marks < 3; marks += 1) await once(child, 'message');
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const db = temporaryDatabase(file);
    const there = new Set(db.read.column(sql<[], number>('marks', 'SELECT start_ms FROM finding')));
    expect([...kept].filter((n) => !there.has(n))).toEqual([]);
    const rows = rowsBy(db, 'SELECT count(*) AS rows FROM officer') as { rows: number }[];
    expect((rows[0]?.rows ?? 0) % rowsAtOnce).toBe(0);
    expect(rowsBy(db, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  }
  expect(kept.size).toBeGreaterThanOrEqual(12);
});
