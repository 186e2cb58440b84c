import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { day, instant } from '../../../contract/time.ts';
import { applyChanges, endFeed, replayUnread, startFeed } from '../../../electron/core/catalogue/apply.ts';
import type { Change } from '../../../electron/core/catalogue/change.ts';
import {
  classificationsOf,
  codeListsOf,
  currentForms,
  formOf,
  officersOf,
  unitsOf,
} from '../../../electron/core/catalogue/configuration.ts';
import { feedPosition } from '../../../electron/core/catalogue/feed-position.ts';
import { lineOf } from '../../../electron/core/catalogue/line.ts';
import { unreadChanges, unreadCount } from '../../../electron/core/catalogue/unread.ts';
import { readLine } from '../../../electron/core/sync/feed-lines.ts';
import { detailOf } from '../../../electron/core/video/detail.ts';
import { videoById } from '../../../electron/core/video/store.ts';
import {
  change,
  departmentChanges,
  endPull,
  gone,
  pullAll,
  rowsBy,
  take,
  temporaryDatabase,
  temporaryFolder,
  whose,
} from '../../support/database.ts';
import * as department from '../../support/department.ts';

const [video] = department.videos;
if (!video) throw new Error('the department has no videos');
const one = video;

test('a whole department comes in as it was sent', async () => {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  expect(unitsOf(db.read)).toEqual(department.units.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  expect(officersOf(db.read)).toEqual(department.officers);
  expect(new Set(classificationsOf(db.read))).toEqual(new Set(department.classifications));
  expect(new Set(codeListsOf(db.read))).toEqual(new Set(department.codeLists));
  expect(currentForms(db.read)).toEqual([department.form]);
  expect(department.videos.map(({ id }) => videoById(db.read, id))).toEqual(department.videos);
  expect(detailOf(db.read, one.id)).toMatchObject({
    timings: [{ dispatch: department.dispatches[0], startsAfterArrivalMs: 57_000 }],
    duties: [department.duties[0]],
    officer: department.officers[0],
    squadName: 'Squad 1',
  });
});

test('taking the same changes in twice changes nothing', async () => {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  const tables = ['video', 'video_body', 'video_class', 'dispatch', 'duty', 'officer', 'form', 'term'];
  const all = () => tables.map((table) => rowsBy(db, `SELECT * FROM ${table} ORDER BY 1, 2`));
  const before = all();
  take(db, departmentChanges());
  expect(all()).toEqual(before);
});

test('the place in the feed is kept with the rows it belongs to, or not at all', () => {
  const db = temporaryDatabase();
  db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
  const line = change('video', one.id, one);
  take(db, [line]);
  expect(feedPosition(db.read)).toMatchObject({ scope: 's', cursor: line.cursor, generation: 1 });
  const broken = (): void =>
    db.write('broken', (write) => {
      applyChanges(write, [{ ...change('video', 'other', { ...one, id: 'other' }), cursor: 'later' }], whose);
      throw new Error('power cut');
    });
  expect(broken).toThrow('power cut');
  expect(feedPosition(db.read).cursor).toBe(line.cursor);
  expect(videoById(db.read, 'other')).toBeNull();
});

test('fields that this desk does not know are kept, and come back', () => {
  const db = temporaryDatabase();
  const body = { ...one, weather: 'snow', media: null };
  take(db, [{ ...change('video', one.id, one), v: 2, body }]);
  expect(videoById(db.read, one.id)).toEqual(body);
  expect(unreadCount(db.read)).toBe(0);
});

test('a record is kept letter for letter as the central wrote it', () => {
  const db = temporaryDatabase();
  const text = JSON.stringify(one).replace('{', '{ "weather":1.10, "reading":12345678901234567890,');
  const line = readLine(
    lineOf({ line: 'change', cursor: 'c', noun: 'video', id: one.id, v: 1, gone: false }, text),
  );
  if (line.line !== 'change') throw new Error(line.line);
  take(db, [line]);
  expect(rowsBy(db, 'SELECT body FROM video_body')).toEqual([{ body: text }]);
  const unread = lineOf({ line: 'change', cursor: 'd', noun: 'drone', id: 'd-1', v: 2, gone: false }, text);
  const kept = readLine(unread);
  if (kept.line !== 'change') throw new Error(kept.line);
  take(db, [kept]);
  expect(rowsBy(db, 'SELECT line FROM unread')).toEqual([{ line: unread }]);
  const renamed = unread
    .replace('"drone"', '"video"')
    .replace('"d-1"', '"v-2"')
    .replace(/"id":"video[^"]*"/, '"id":"v-2"');
  db.write('upgrade', (write) =>
    write.run({ name: 'upgrade', text: 'UPDATE unread SET line = ?' }, ...([renamed] as never)),
  );
  db.write('replay', (write) => replayUnread(write, unreadChanges(write), whose));
  expect(rowsBy(db, "SELECT body FROM video_body JOIN video USING (no) WHERE id = 'v-2'")).toEqual([
    { body: text.replace(/"id":"video[^"]*"/, '"id":"v-2"') },
  ]);
});

test('what this desk can not read is kept as it came and stops nothing', () => {
  const db = temporaryDatabase();
  const lines: Change[] = [
    { ...change('video', 'v-a', one), v: 2, body: { ...one, id: 'v-a', recordedAt: 'yesterday' } },
    { ...change('video', 'v-b', one), noun: 'drone-flight', id: 'd-1', v: 3, body: { height: 40 } },
    { ...change('video', 'v-c', one), body: { nothing: 'fits' } },
    { ...change('video', 'v-d', one), body: null },
    change('video', one.id, one),
  ];
  take(db, lines);
  expect(videoById(db.read, one.id)).toEqual(one);
  expect(unreadCount(db.read)).toBe(4);
  const kept = rowsBy(db, 'SELECT line, reason FROM unread ORDER BY id') as {
    line: string;
    reason: string;
  }[];
  expect(kept.map(({ line }) => JSON.parse(line) as unknown)).toEqual([
    lines[1],
    lines[0],
    lines[2],
    lines[3],
  ]);
  expect(kept[0]?.reason).toBe('unknown noun "drone-flight"');
  expect(kept[1]?.reason).toMatch(/^written by version 2; recordedAt: /);
  expect(kept[2]?.reason).toMatch(/: /);
});

test('after an upgrade what was unread is read, and what is still unreadable stays', () => {
  const db = temporaryDatabase();
  const unreadable = {
    ...change('video', 'v-a', one),
    v: 2,
    body: { ...one, id: 'v-a', recordedAt: 'yesterday' },
  };
  take(db, [unreadable, { ...change('video', 'x', one), noun: 'drone-flight', id: 'd-1', body: {} }]);
  // The upgraded desk reads it: here, because its line has become readable.
  const readable = JSON.stringify({ ...unreadable, body: { ...one, id: 'v-a' } });
  db.write('upgrade', (write) =>
    write.run(
      { name: 'upgrade', text: 'UPDATE unread SET line = ? WHERE id = ?' },
      ...([readable, 'v-a'] as never),
    ),
  );
  const cursor = feedPosition(db.read).cursor;
  expect(db.write('replay', (write) => replayUnread(write, unreadChanges(write), whose))).toBe(1);
  expect(videoById(db.read, 'v-a')).toEqual({ ...one, id: 'v-a' });
  expect(unreadCount(db.read)).toBe(1);
  expect(feedPosition(db.read).cursor).toBe(cursor);
});

test('a readable change of an item takes the place of its unread one, and so does its going', () => {
  const db = temporaryDatabase();
  const broken = (id: string): Change => ({ ...change('video', id, one), body: { id } });
  take(db, [broken('v-a'), broken('v-b')]);
  expect(unreadCount(db.read)).toBe(2);
  take(db, [change('video', 'v-a', { ...one, id: 'v-a' }), gone('video', 'v-b')]);
  expect(unreadCount(db.read)).toBe(0);
});

test('a pull from the beginning removes what it does not send again, at its end and not before', async () => {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  // All but squad 2 and the other officer of squad 1.
  const kept = departmentChanges().filter(
    ({ id }) => !/^(unit|officer|video|dispatch|duty)-(2|1-2)/.test(id),
  );
  db.write('start', (write) => startFeed(write, { scope: 'narrower', fresh: true }));
  take(db, kept);
  expect(videoById(db.read, 'video-2-1-1')).not.toBeNull();
  db.write('more', (write) => endFeed(write, { cursor: 'm', more: true }, instant(1), whose));
  expect(videoById(db.read, 'video-2-1-1')).not.toBeNull();
  endPull(db);
  expect(videoById(db.read, 'video-2-1-1')).toBeNull();
  const left = rowsBy(db, 'SELECT id FROM video ORDER BY id') as { id: string }[];
  expect(left.map(({ id }) => id)).toEqual(['video-1-1-1', 'video-1-1-2', 'video-1-1-3']);
  expect(officersOf(db.read).map(({ id }) => id)).toEqual(['officer-1-1']);
  expect(rowsBy(db, 'SELECT count(*) AS count FROM video_class')).toEqual([{ count: 3 }]);
  expect(rowsBy(db, 'SELECT count(*) AS count FROM video_body')).toEqual([{ count: 3 }]);
});

test('only what was here before a pull from the beginning is looked for at its end', () => {
  const db = temporaryDatabase();
  const start = (scope: string) => db.write('start', (write) => startFeed(write, { scope, fresh: true }));
  const isSweeping = () => feedPosition(db.read).isSweeping;
  start('first');
  start('first, cut before its first line');
  expect(isSweeping()).toBe(false);
  take(db, departmentChanges().slice(0, 5));
  start('second, in the middle of the first');
  expect(isSweeping()).toBe(true);
  start('third, cut before its first line');
  expect(isSweeping()).toBe(true);
  endPull(db);
  expect(isSweeping()).toBe(false);
  expect(unitsOf(db.read)).toEqual([]);
});

test('a pull that is cut and taken up again removes nothing that was sent before the cut', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = temporaryDatabase(file);
  const [first, second] = [departmentChanges().slice(0, 15), departmentChanges().slice(15)];
  db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
  take(db, first);
  db.close();
  const again = temporaryDatabase(file);
  again.write('start', (write) => startFeed(write, { scope: 's', fresh: false }));
  take(again, second);
  endPull(again);
  expect(rowsBy(again, 'SELECT count(*) AS count FROM video')).toEqual([{ count: department.videos.length }]);
  expect(officersOf(again.read)).toHaveLength(department.officers.length);
});

test('lists keep every version; the highest is the current one', () => {
  const db = temporaryDatabase();
  const [list] = department.codeLists;
  if (!list) throw new Error('the department has no lists');
  const version = (n: number): CodeList => ({
    ...list,
    version: n,
    items: [{ code: `v${n}`, label: `${n}` }],
  });
  const form = (n: number) => ({ ...department.form, version: n, title: `Form ${n}` });
  take(
    db,
    [10, 9, 2].map((n) => change('code-list', `finding@${n}`, version(n))),
  );
  take(
    db,
    [2, 1].map((n) => change('form', `tour-review@${n}`, form(n))),
  );
  expect(codeListsOf(db.read)).toEqual([version(10)]);
  expect(currentForms(db.read)).toEqual([form(2)]);
  expect(formOf(db.read, 'tour-review', 1)).toEqual(form(1));
  take(db, [gone('code-list', 'finding@10')]);
  expect(codeListsOf(db.read)).toEqual([version(9)]);
});

test('a video that changes its officer, its day and its classes is found where it is now, and nowhere else', async () => {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  const tag = (code: string) => ({ code, source: 'supervisor' as const, setBy: 'x', setAt: null });
  const moved = {
    ...one,
    officerId: 'officer-1-2',
    recordedAt: instant(one.recordedAt - 100 * day),
    endedAt: instant(one.endedAt - 100 * day),
    classes: [tag('training'), tag('misdemeanor-citation')],
  };
  const numberOf = () => rowsBy(db, `SELECT no FROM video WHERE id = '${one.id}'`);
  const before = numberOf();
  take(db, [change('video', one.id, moved)]);
  expect(numberOf()).toEqual(before);
  const classes = `SELECT term.text FROM video_class JOIN video ON video.no = video_class.video
    JOIN term ON term.no = class WHERE video.id = '${one.id}' AND video_class.recorded_at = video.recorded_at ORDER BY 1`;
  expect(rowsBy(db, classes)).toEqual([{ text: 'misdemeanor-citation' }, { text: 'training' }]);
  expect(rowsBy(db, 'SELECT count(*) AS count FROM video_class')).toEqual([
    { count: department.videos.length + 1 },
  ]);
  expect(detailOf(db.read, one.id)?.timings).toEqual([]);
});
