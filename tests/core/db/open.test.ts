import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHandle, versionOf } from '../../../electron/core/db/handle.ts';
import { migrations } from '../../../electron/core/db/migrations/all.ts';
import { openDatabase, refusalOfDatabase } from '../../../electron/core/db/open.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { rowsBy, temporaryDatabase, temporaryFolder, testKey } from '../../support/database.ts';

const secretText = 'The reviewer wrote this sentence.';
const keep = sql<[name: string, value: string]>('keep', 'INSERT INTO kept (name, value) VALUES (?, ?)');

function reopen(file: string, key = testKey, steps = migrations) {
  return openDatabase({ file, key, log: () => {}, written: () => {} }, steps);
}

function bytesOf(file: string): string {
  return existsSync(file) ? readFileSync(file).toString('latin1') : '';
}

test('neither the file nor its write-ahead log holds a readable byte of the work', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = temporaryDatabase(file);
  db.write('keep', (write) => write.run(keep, 'note', secretText));
  const log = bytesOf(`${file}-wal`);
  expect(log.length).toBeGreaterThan(4096);
  expect(log).not.toContain(secretText);
  db.close();
  const bytes = bytesOf(file);
  expect(bytes.length).toBeGreaterThan(4096);
  for (const readable of [secretText, 'CREATE TABLE', 'video_by_time', 'SQLite format 3']) {
    expect(bytes, readable).not.toContain(readable);
  }
  const again = temporaryDatabase(file);
  expect(rowsBy(again, 'SELECT value FROM kept')).toEqual([{ value: secretText }]);
});

test('another key, a damaged key and a file of something else are refused as unreadable, and left as they were', () => {
  const file = join(temporaryFolder(), 'a.desk');
  temporaryDatabase(file).close();
  const before = readFileSync(file);
  expect(reopen(file, 'cd'.repeat(32))).toMatchObject({ refused: 'profile-unreadable' });
  expect(reopen(file, 'not a key')).toMatchObject({ refused: 'profile-unreadable' });
  expect(readFileSync(file).equals(before)).toBe(true);

  const letter = join(temporaryFolder(), 'b.desk');
  writeFileSync(letter, 'Dear administrator, this is a letter and no database at all. '.repeat(200));
  const letterBefore = readFileSync(letter);
  expect(reopen(letter)).toMatchObject({ refused: 'profile-unreadable' });
  expect(readFileSync(letter).equals(letterBefore)).toBe(true);
});

test('only its owner may read the file', () => {
  const file = join(temporaryFolder(), 'a.desk');
  temporaryDatabase(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file of a newer desk is refused and left as it was', () => {
  const file = join(temporaryFolder(), 'a.desk');
  temporaryDatabase(file).close();
  const before = readFileSync(file);
  expect(reopen(file, testKey, migrations.slice(0, 1))).toMatchObject({ refused: 'profile-newer' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a step of the shape that fails leaves nothing of itself behind', () => {
  const file = join(temporaryFolder(), 'a.desk');
  temporaryDatabase(file).close();
  const broken = {
    number: migrations.length + 1,
    name: 'broken',
    up: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
  };
  expect(() => reopen(file, testKey, [...migrations, broken])).toThrow(/nowhere/);
  const after = temporaryDatabase(file);
  expect(rowsBy(after, `SELECT name FROM sqlite_schema WHERE name = 'half'`)).toEqual([]);
});

test('an empty file takes all steps or none', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const broken = { number: migrations.length + 1, name: 'broken', up: 'INSERT INTO nowhere VALUES (1);' };
  expect(() => reopen(file, testKey, [...migrations, broken])).toThrow(/nowhere/);
  const handle = openHandle(file, testKey);
  expect(versionOf(handle)).toBe(0);
  expect(handle.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  handle.close();
});

test('a second desk on the same file is refused, in this process and in another', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  temporaryDatabase(file);
  expect(reopen(file)).toMatchObject({ refused: 'desk-already-open' });
  const { said } = await anotherDesk(file);
  expect(said).toBe('desk-already-open');
});

test('a desk that was killed blocks nobody, and what it wrote is there', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const { said, child } = await anotherDesk(file);
  expect(said).toBe('open');
  expect(reopen(file)).toMatchObject({ refused: 'desk-already-open' });
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT name FROM kept')).toEqual([{ name: 'held' }]);
});

test('a full disk is weather, a wrong statement is not', () => {
  const db = temporaryDatabase();
  db.write('limit', (write) => write.get(sql<[], unknown>('limit', 'PRAGMA max_page_count=1')));
  const fill = (): unknown => db.write('fill', (write) => write.run(keep, 'much', 'x'.repeat(1_000_000)));
  expect(refusalOfDatabase(errorOf(fill))).toEqual({ refused: 'disk-full' });
  expect(rowsBy(db, 'SELECT name FROM kept')).toEqual([]);
  expect(refusalOfDatabase(errorOf(() => rowsBy(db, 'SELECT nothing FROM nowhere')))).toBeNull();
  expect(refusalOfDatabase(new Error('SQLITE_FULL'))).toBeNull();
  db.close();
  // Signed out while something was still being read.
  expect(refusalOfDatabase(errorOf(() => rowsBy(db, 'SELECT name FROM kept')))).toEqual({
    refused: 'not-signed-in',
  });
});

async function anotherDesk(file: string): Promise<{ readonly said: unknown; readonly child: ChildProcess }> {
  const child = fork(join(import.meta.dirname, 'hold-open.ts'), [file, testKey], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child, 'message')) as [unknown];
  return { said, child };
}

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}
