import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Opened } from '../../../../electron/core/db/safety/open-safely.ts';
import { sql } from '../../../../electron/core/db/sql.ts';
import { rowsBy, temporaryFolder } from '../../../support/database.ts';
import { allWork, asideNames, change, cut, fillHalfway, flip, open, photographed, work } from './damage.ts';

/** Every byte takes minutes; by night all are tried, by day a spread of them. */
const isNight = process.env['SECOND_WATCH_NIGHTLY'] !== undefined;
const every = isNight ? 1 : 12;
vi.setConfig({ testTimeout: isNight ? 900_000 : 120_000 });

/** A database with sixty pieces of work, a copy in the middle, and changes after it; how it was left, and what was in it. */
async function worked(): Promise<{ closed: string; torn: string; was: Record<string, string> }> {
  const file = join(temporaryFolder(), 'a.desk');
  const opened = open(file);
  for (let n = 0; n < 30; n += 1) work(opened, n);
  expect(await opened.safety.takeAndProve()).toBe(true);
  for (let n = 30; n < 60; n += 1) work(opened, n);
  change(opened, 3, 'said anew after the copy');
  const was = allWork(opened);
  const torn = photographed(file);
  opened.db.close();
  return { closed: photographed(file), torn, was };
}

test('a database that was closed properly is opened and nothing else', async () => {
  const { closed, was } = await worked();
  const again = open(closed);
  expect(again.start).toEqual({ rung: 'fine' });
  expect(allWork(again)).toEqual(was);
  again.db.close();
});

test('after a power cut the log is taken up, the file looked through, and everything is there', async () => {
  const { torn, was } = await worked();
  expect(statSync(`${torn}-wal`).size).toBeGreaterThan(100_000);
  const again = open(torn);
  expect(again.start).toEqual({ rung: 'log' });
  expect(allWork(again)).toEqual(was);
  expect(asideNames(torn)).toEqual([]);
  again.db.close();
});

describe('whatever byte is changed, no work is lost', () => {
  test('in the database, every page of it', async () => {
    const { closed, was } = await worked();
    const whole = readFileSync(closed);
    const rungs = new Set<string>();
    for (let offset = 7; offset < whole.length; offset += 4096 * every) {
      const file = photographed(closed);
      flip(file, offset);
      // A page that is never looked at is no damage yet: the desk is told to look.
      writeFileSync(`${file}.doubt`, '');
      const damaged = readFileSync(file);
      const again = open(file, 1);
      rungs.add(again.start.rung);
      expect(allWork(again), `byte ${offset}`).toEqual(was);
      const [name = ''] = asideNames(file);
      expect(readFileSync(join(file.replace(/desk$/, 'set-aside'), name)).equals(damaged)).toBe(true);
      again.db.close();
      // Mended once is mended.
      const later = open(file, 2);
      expect(later.start).toEqual({ rung: 'fine' });
      later.db.close();
    }
    expect([...rungs]).toEqual(['mended']);
  });

  test('where the log was cut short, back to before the tables had their shape', async () => {
    const { torn, was } = await worked();
    const frame = 4096 + 24;
    const frames = Math.floor((statSync(`${torn}-wal`).size - 32) / frame);
    const some = Array.from({ length: 24 }, (_, n) => n * (isNight ? 1 : 2)).filter((n) => n < frames);
    for (const n of some) {
      const file = photographed(torn);
      cut(`${file}-wal`, 32 + n * frame);
      const again = open(file, 1);
      expect(allWork(again), `${n} frames left`).toEqual(was);
      again.db.close();
      const later = open(file, 2);
      expect([allWork(later), later.start]).toEqual([was, { rung: 'fine' }]);
      later.db.close();
    }
  });

  test('in the log, heads of frames and pages alike', async () => {
    const { torn, was } = await worked();
    const length = statSync(`${torn}-wal`).size;
    const rungs = new Map<string, number>();
    const many = Math.ceil(90 / every);
    const offsets = [
      0,
      5,
      17,
      25,
      ...Array.from({ length: many }, (_, n) => 32 + Math.floor((n * (length - 32)) / many)),
    ];
    for (const field of [0, 4, 8, 12, 16, 20])
      offsets.push(32 + 4120 * 9 + field, 32 + 4120 * 10 + field + 3);
    for (const offset of offsets) {
      const file = photographed(torn);
      flip(`${file}-wal`, offset);
      const again = open(file, 1);
      rungs.set(again.start.rung, (rungs.get(again.start.rung) ?? 0) + 1);
      expect(allWork(again), `byte ${offset} of the log`).toEqual(was);
      again.db.close();
    }
    expect([...rungs.keys()].toSorted()).toEqual(['log-mended', 'mended']);
  });
});

test('wherever the database is cut off, no work is lost', async () => {
  const { closed, was } = await worked();
  const length = statSync(closed).size;
  for (const to of [
    0,
    1,
    15,
    16,
    100,
    4095,
    4096,
    4097,
    8192,
    ...Array.from({ length: Math.ceil(30 / every) }, (_, n) => Math.floor((n * length * every) / 30)),
    length - 4096,
    length - 1,
  ]) {
    const file = photographed(closed);
    cut(file, to);
    const again = open(file, 1);
    expect(allWork(again), `cut at ${to}`).toEqual(was);
    again.db.close();
  }
});

test('wherever the log is cut off, no work is lost', async () => {
  const { torn, was } = await worked();
  const length = statSync(`${torn}-wal`).size;
  for (let n = 0; n < 30; n += every) {
    const file = photographed(torn);
    cut(`${file}-wal`, Math.floor((n * length) / 30));
    const again = open(file, 1);
    expect(allWork(again), `log cut at ${n}/30`).toEqual(was);
    again.db.close();
  }
});

test('a database that is gone comes back from the copy and its carbons', async () => {
  const { closed, was } = await worked();
  rmSync(closed);
  const again = open(closed, 1);
  expect(again.start).toMatchObject({ rung: 'mended', found: null, copy: { isComplete: true } });
  expect(allWork(again)).toEqual(was);
  expect(existsSync(`${closed}.new`)).toBe(false);
  again.db.close();
});

/** A desk that is killed in its first pull. */
async function cutShortWhileFilled(): Promise<{ torn: string; was: Record<string, string> }> {
  const file = join(temporaryFolder(), 'a.desk');
  const opened = open(file);
  for (let n = 0; n < 10; n += 1) work(opened, n);
  expect(await opened.safety.takeAndProve()).toBe(true);
  let torn = '';
  let was = {};
  const between = () => {
    for (let n = 10; n < 20; n += 1) work(opened, n);
    was = allWork(opened);
  };
  await fillHalfway(opened, between, () => {
    torn = photographed(file);
  });
  opened.db.close();
  return { torn, was };
}

const officers = (opened: Opened): unknown =>
  rowsBy(opened.db, 'SELECT DISTINCT substr(body, 1, 1) AS body FROM officer');

test('half a transaction of a first pull is undone by its journal, and nothing else is missing', async () => {
  const { torn, was } = await cutShortWhileFilled();
  expect(statSync(`${torn}-journal`).size).toBeGreaterThan(100_000);
  const again = open(torn, 1);
  expect(again.start).toEqual({ rung: 'log' });
  expect([allWork(again), officers(again)]).toEqual([was, [{ body: 'a' }]]);
  again.db.close();
  const later = open(torn, 2);
  expect([later.start, allWork(later)]).toEqual([{ rung: 'fine' }, was]);
  later.db.close();
});

test('a copy can be taken while pieces of a first pull wait for their commit', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const opened = open(file);
  await opened.db.filling(async (fill) => {
    work(opened, 1);
    fill.write('piece', (write) => write.run(sql('piece', `INSERT INTO officer VALUES ('o', 1, 'a')`)));
    expect(await opened.safety.takeAndProve()).toBe(true);
    fill.write('piece', (write) => write.run(sql('piece', `INSERT INTO officer VALUES ('p', 1, 'a')`)));
    opened.safety.copyUnder('cd'.repeat(32));
    expect(existsSync(`${file}.rekeyed`)).toBe(true);
  });
  expect(officers(opened)).toEqual([{ body: 'a' }]);
  opened.db.close();
});

test('wherever that journal is changed or cut off, no work is lost, and what was pulled is asked for again', async () => {
  const { torn, was } = await cutShortWhileFilled();
  const length = statSync(`${torn}-journal`).size;
  const offsets = [
    0,
    3,
    9,
    11,
    22,
    25,
    4096,
    4099,
    ...Array.from({ length: 8 }, (_, n) => 5000 + n * 11_777),
  ];
  for (const harm of [flip, cut])
    for (const offset of offsets.filter((one) => one < length && (harm === flip || one > 11))) {
      const file = photographed(torn);
      harm(`${file}-journal`, offset);
      const again = open(file, 1);
      expect(again.start.rung, `${harm.name} ${offset}`).toBe('mended');
      expect(allWork(again), `${harm.name} ${offset}`).toEqual(was);
      expect(rowsBy(again.db, 'SELECT cursor, sweeping FROM feed')).toEqual([{ cursor: null, sweeping: 1 }]);
      expect(asideNames(file).filter((name) => name.endsWith('.desk'))).toHaveLength(1);
      again.db.close();
      const later = open(file, 2);
      expect(later.start).toEqual({ rung: 'fine' });
      later.db.close();
    }
});

test('a damaged database with a journal beside it is replaced, and the journal is not taken for the new one’s', async () => {
  const { torn, was } = await cutShortWhileFilled();
  flip(torn, 20);
  const again = open(torn, 1);
  expect(again.start.rung).toBe('mended');
  expect(allWork(again)).toEqual(was);
  expect(existsSync(`${torn}-journal`)).toBe(false);
  again.db.close();
});
