import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isRefusal } from '../../../../contract/problem.ts';
import { migrations } from '../../../../electron/core/db/migrations/all.ts';
import { openDatabase } from '../../../../electron/core/db/open.ts';
import { openSafely } from '../../../../electron/core/db/safety/open-safely.ts';
import { carbonsOf, copiesOf, proofOf, shelfOf } from '../../../../electron/core/db/safety/shelf.ts';
import { sql } from '../../../../electron/core/db/sql.ts';
import { rowsBy, temporaryFolder, testKey } from '../../../support/database.ts';
import { mountSmallDisk } from '../../../support/smallDisk.ts';
import { allWork, asideNames, at, change, flip, open, photographed, work } from './damage.ts';

vi.setConfig({ testTimeout: 120_000 });

const freshFile = (): string => join(temporaryFolder(), 'a.desk');
const day = 24 * 60;

test('neither copies nor carbons hold a readable byte of the work, and no token', async () => {
  const file = freshFile();
  const opened = open(file);
  opened.db.write('token', (write) =>
    write.run(sql<[]>('token', `INSERT INTO kept VALUES ('token', '"very-secret-token"')`)),
  );
  work(opened, 1);
  await opened.safety.takeAndProve();
  work(opened, 2);
  opened.db.close();
  const names = readdirSync(shelfOf(file));
  expect(names.filter((name) => name.startsWith('c')).length).toBeGreaterThanOrEqual(2);
  for (const name of names) {
    const bytes = readFileSync(join(shelfOf(file), name)).toString('latin1');
    for (const readable of ['what else was said', 'SQLite format 3', 'finding', 'CREATE TABLE'])
      expect(bytes, name).not.toContain(readable);
  }
  const copy = openDatabase({
    file: copiesOf(file)[0]?.path ?? '',
    key: testKey,
    log: () => {},
    written: () => {},
  });
  if (isRefusal(copy)) throw new Error(copy.refused);
  expect(rowsBy(copy, `SELECT name FROM kept WHERE name = 'token'`)).toEqual([]);
  expect(rowsBy(copy, 'SELECT count(*) AS rows FROM finding')).toEqual([{ rows: 1 }]);
  copy.close();
});

test('a copy counts as proven only after a restore from it gave back every row', async () => {
  const file = freshFile();
  const opened = open(file, 5);
  expect(opened.safety.standing()).toEqual({ copyAt: at(5), provenAt: null });
  work(opened, 1);
  expect(opened.safety.isDue()).toBe(true);
  expect(await opened.safety.takeAndProve()).toBe(true);
  expect(proofOf(file)).toEqual({ no: copiesOf(file)[0]?.no, at: at(5) });
  expect(opened.safety.isDue()).toBe(false);
  opened.db.close();
});

test('the newest three are kept and the last of each of seven days, with every carbon that they need', async () => {
  const file = freshFile();
  for (let n = 0; n < 12; n += 1) {
    const opened = open(file, n * day);
    work(opened, n);
    await opened.safety.takeAndProve();
    work(opened, 100 + n);
    opened.db.close();
  }
  const days = copiesOf(file).map((copy) => copy.at);
  expect(days).toHaveLength(7);
  const oldest = copiesOf(file).at(-1)?.no ?? 0;
  expect(carbonsOf(file)[0]?.no).toBe(oldest);
  // From the oldest copy alone, through all carbons.
  const was = allWork(open(photographed(file), 20 * day));
  for (const { path, no } of copiesOf(file)) if (no !== oldest) flip(path, 5000);
  rmSync(file);
  const again = open(file, 20 * day);
  expect(again.start).toMatchObject({ rung: 'mended', copy: { at: days.at(-1), isComplete: true } });
  expect(allWork(again)).toEqual(was);
  again.db.close();
});

test('a carbon that lacks its end, or whose record was changed, is not taken for complete', async () => {
  const file = freshFile();
  const first = open(file);
  await first.safety.takeAndProve();
  work(first, 1);
  work(first, 2);
  first.db.close();
  const second = open(file, 1);
  work(second, 3);
  second.db.close();
  const carbon = carbonsOf(file).at(-2)?.path ?? '';
  const bytes = readFileSync(carbon);
  for (const damaged of [bytes.subarray(0, bytes.length - 300), bytes.with(bytes.length - 40, 7)]) {
    const other = photographed(file);
    writeFileSync(join(shelfOf(other), carbon.split('/').at(-1) ?? ''), damaged);
    rmSync(other);
    const again = open(other, 2);
    expect(again.start).toMatchObject({ copy: { isComplete: false } });
    expect(rowsBy(again.db, 'SELECT id FROM finding ORDER BY id')).toEqual([{ id: 'f1' }, { id: 'f3' }]);
    again.db.close();
  }
});

test('what the copy lacks is read from the damaged file, what the file lacks from the copy', async () => {
  const file = freshFile();
  const opened = open(file);
  for (let n = 0; n < 200; n += 1) work(opened, n);
  await opened.safety.takeAndProve();
  change(opened, 150, 'only the database knows this');
  const was = allWork(opened);
  opened.db.close();
  for (const { path } of carbonsOf(file)) rmSync(path);
  const pages = statSync(file).size / 4096;
  for (const back of [5, 17, 30, 44]) flip(file, (pages - back) * 4096 + 90);
  writeFileSync(`${file}.doubt`, '');
  const again = open(file, 1);
  expect(again.start).toMatchObject({
    rung: 'mended',
    found: { isWorkWhole: false },
    copy: { isComplete: false },
  });
  expect(rowsBy(again.db, `SELECT body FROM finding WHERE id = 'f150'`)).toEqual([
    { body: 'only the database knows this' },
  ]);
  expect(allWork(again)['outbox']).toBe(was['outbox']);
  expect(allWork(again)['review']).toBe(was['review']);
  again.db.close();
});

test('a file of a newer desk is refused in words, damaged or not, and left as it was', () => {
  const file = freshFile();
  open(file).db.close();
  const older = migrations.slice(0, -1);
  const give = { file, key: testKey, log: () => {}, written: () => {}, clock: { now: () => at(1) } };
  const before = readFileSync(file);
  expect(openSafely(give, older)).toMatchObject({ refused: 'profile-newer' });
  flip(file, 50);
  const damaged = readFileSync(file);
  expect(openSafely(give, older)).toMatchObject({ refused: 'profile-newer' });
  expect(readFileSync(file).equals(damaged)).toBe(true);
  expect(damaged.equals(before)).toBe(false);
  expect(asideNames(file)).toEqual([]);
});

test('another key opens nothing, restores nothing and changes nothing', () => {
  const file = freshFile();
  open(file).db.close();
  const before = readFileSync(file);
  const other = { file, key: 'cd'.repeat(32), log: () => {}, written: () => {}, clock: { now: () => at(1) } };
  expect(openSafely(other)).toMatchObject({ refused: 'profile-unreadable' });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(`${file}.new`)).toBe(false);
  open(file).db.close();
});

test('killed at any moment while copies are taken, the desk opens again with all that was answered as kept', async () => {
  const file = freshFile();
  let kept = 0;
  for (let round = 0; round < 6; round += 1) {
    const child = fork(join(import.meta.dirname, 'copying.ts'), [file, String(kept)], { execArgv: [] });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.on('message', (n) => {
      kept = Number(n) + 1;
    });
    await once(child, 'message');
    const gone = once(child, 'exit');
    setTimeout(() => child.kill('SIGKILL'), 40 + round * 53);
    await gone;
    const again = open(file, round);
    const ids = (rowsBy(again.db, 'SELECT id FROM finding') as { id: string }[]).map(({ id }) => id);
    expect(Array.from({ length: kept }, (_, n) => `f${n}`).filter((id) => !ids.includes(id))).toEqual([]);
    kept = ids.length;
    again.db.close();
  }
  expect(kept).toBeGreaterThan(5);
});

test('on a full disk no copy is taken, the work goes on as far as it can, and the copy before stays good', async (test) => {
  const disk = mountSmallDisk(4);
  if (disk === null) return test.skip();
  onTestFinished(disk.unmount);
  const file = join(disk.path, 'a.desk');
  const opened = open(file);
  for (let n = 0; n < 20; n += 1) work(opened, n);
  expect(await opened.safety.takeAndProve()).toBe(true);
  const before = copiesOf(file);
  disk.fill();
  expect(await opened.safety.takeAndProve()).toBe(false);
  expect(copiesOf(file)).toEqual(before);
  disk.free();
  work(opened, 20);
  expect(await opened.safety.takeAndProve()).toBe(true);
  const was = allWork(opened);
  opened.db.close();
  // A file that is damaged while the disk is full is left alone until there is room.
  flip(file, 5);
  const damaged = readFileSync(file);
  disk.fill();
  const give = { file, key: testKey, log: () => {}, written: () => {}, clock: { now: () => at(3) } };
  expect(openSafely(give)).toMatchObject({ refused: 'disk-full' });
  expect(readFileSync(file).equals(damaged)).toBe(true);
  disk.free();
  const again = open(file, 4);
  expect(allWork(again)).toEqual(was);
  again.db.close();
});
