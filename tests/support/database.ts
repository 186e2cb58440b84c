import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Noun } from '../../contract/nouns/feed.ts';
import { isRefusal } from '../../contract/problem.ts';
import { instant } from '../../contract/time.ts';
import { applyChanges, endFeed, startFeed, type Whose } from '../../electron/core/catalogue/apply.ts';
import { arrangeLists } from '../../electron/core/catalogue/arrange.ts';
import type { BodyOf, Change } from '../../electron/core/catalogue/change.ts';
import type { Written } from '../../electron/core/db/database.ts';
import { type Migration, migrations } from '../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../electron/core/db/sql.ts';
import * as department from './department.ts';

export const testKey = 'ab'.repeat(32);

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sw-db-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A reviewer's real, encrypted database; closed and gone when the test ends. */
export function temporaryDatabase(
  file = join(temporaryFolder(), 'a.desk'),
  written: Written = () => {},
): DeskDb {
  return opened(file, written, migrations);
}

/** The same as a desk left it that didn't know the migration of this name yet, nor those after it. */
export function databaseBefore(migration: string, file: string): DeskDb {
  const before = migrations.findIndex(({ name }) => name === migration);
  if (before < 0) throw new Error(`there is no migration "${migration}"`);
  return opened(file, () => {}, migrations.slice(0, before));
}

function opened(file: string, written: Written, steps: readonly Migration[]): DeskDb {
  const db = openDatabase({ file, key: testKey, log: () => {}, written }, steps);
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => db.close());
  return db;
}

export const whose: Whose = {
  me: department.accounts.sergeant.id,
  draft: () => ({ put: () => {}, gone: () => {} }),
};

let cursor = 0;

/** A line of the feed about something that is there. */
export function change<N extends Noun>(noun: N, id: string, body: BodyOf<N>): Change {
  cursor += 1;
  return { cursor: `c${cursor}`, noun, id, v: 1, gone: false, body };
}

/** A line of the feed about something that has gone. */
export function gone(noun: Noun, id: string): Change {
  cursor += 1;
  return { cursor: `c${cursor}`, noun, id, v: 1, gone: true, body: null };
}

/** Everything that a central would send of the test department. */
export function departmentChanges(): Change[] {
  const { units, officers, classifications, codeLists, form, videos, dispatches, duties } = department;
  return [
    ...units.map((unit) => change('unit', unit.id, unit)),
    ...classifications.map((row) => change('classification', row.code, row)),
    ...codeLists.map((list) => change('code-list', `${list.id}@${list.version}`, list)),
    change('form', `${form.id}@${form.version}`, form),
    ...officers.map((officer) => change('officer', officer.id, officer)),
    ...videos.map((video) => change('video', video.id, video)),
    ...dispatches.map((dispatch) => change('dispatch', dispatch.id, dispatch)),
    ...duties.map((duty) => change('duty', duty.id, duty)),
  ];
}

/** Takes changes in as a whole pull from the beginning, lists put in order afterwards. */
export async function pullAll(db: DeskDb, changes: readonly Change[], scope = 'scope'): Promise<void> {
  db.write('start', (write) => startFeed(write, { scope, fresh: true }));
  take(db, changes);
  endPull(db);
  await arrangeLists(db, () => false);
}

/** Takes changes in as they come later, a few at a time. */
export function take(db: DeskDb, changes: readonly Change[]): void {
  db.write('take', (write) => applyChanges(write, changes, whose));
}

export function endPull(db: DeskDb): void {
  const end = { cursor: 'end', more: false };
  db.write('end', (write) => endFeed(write, end, instant(department.departmentNow), whose));
}

/** Rows of a statement written in the test. */
export function rowsBy(db: DeskDb, text: string): unknown[] {
  return db.read.all(sql<[], unknown>('in a test', text));
}
