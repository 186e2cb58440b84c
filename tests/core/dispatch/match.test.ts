import { expect, test } from 'vitest';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, instant, minute } from '../../../contract/time.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import {
  change,
  departmentChanges,
  gone,
  pullAll,
  rowsBy,
  take,
  temporaryDatabase,
} from '../../support/database.ts';
import { departmentNow, dispatches, videos } from '../../support/department.ts';

const [video, dispatch] = [videos[0] as Video, dispatches[0] as Dispatch];
const start = departmentNow - 40 * day;
const clip = (id: string, from: number, to: number, officerId: string | null = 'officer-1-1'): Video => ({
  ...video,
  id,
  officerId,
  recordedAt: instant(start + from * minute),
  activatedAt: null,
  endedAt: instant(start + to * minute),
});
const call = (id: string, from: number, to: number, changes: Partial<Dispatch> = {}): Dispatch => ({
  ...dispatch,
  id,
  receivedAt: null,
  dispatchedAt: instant(start + from * minute),
  enRouteAt: null,
  arrivedAt: null,
  clearedAt: instant(start + to * minute),
  citation: null,
  ...changes,
});

const put = (...items: readonly (Video | Dispatch)[]) =>
  items.map((item) =>
    'callType' in item ? change('dispatch', item.id, item) : change('video', item.id, item),
  );
const hasVideo = (db: DeskDb, id: string): boolean =>
  JSON.stringify(rowsBy(db, `SELECT has_video FROM dispatch WHERE id = '${id}'`)).includes('1');
const isCited = (db: DeskDb, id: string): boolean =>
  JSON.stringify(rowsBy(db, `SELECT cited FROM video WHERE id = '${id}'`)).includes('1');

async function arranged(): Promise<DeskDb> {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  return db;
}

test('a late upload matches the dispatch that waited for it', async () => {
  const db = await arranged();
  take(db, put(call('c', 0, 30)));
  expect(hasVideo(db, 'c')).toBe(false);
  take(
    db,
    put(clip('other-officer', 5, 20, 'officer-1-2'), clip('nobody', 5, 20, null), clip('too-late', 40, 50)),
  );
  expect(hasVideo(db, 'c')).toBe(false);
  take(db, put(clip('v', 5, 20)));
  expect(hasVideo(db, 'c')).toBe(true);
});

test('a dispatch that comes after its recording finds it', async () => {
  const db = await arranged();
  take(db, put(clip('v', 5, 20), call('c', 0, 30), call('d', 100, 130)));
  expect([hasVideo(db, 'c'), hasVideo(db, 'd')]).toEqual([true, false]);
});

test('when a recording goes or moves, its dispatches are without one again, unless another is there', async () => {
  const db = await arranged();
  take(db, put(call('c', 0, 30), clip('v', 5, 20), clip('w', 10, 15)));
  take(db, [gone('video', 'w')]);
  expect(hasVideo(db, 'c')).toBe(true);
  take(db, put(clip('v', 200, 220)));
  expect(hasVideo(db, 'c')).toBe(false);
  take(db, put(clip('v', 5, 20)));
  expect(hasVideo(db, 'c')).toBe(true);
});

test('a citation marks the recordings of its call, whichever came first, and goes with it', async () => {
  const db = await arranged();
  take(db, put(clip('v', 5, 20), clip('far', 200, 220)));
  take(db, put(call('c', 0, 30, { citation: 'T1' })));
  expect([isCited(db, 'v'), isCited(db, 'far')]).toEqual([true, false]);
  take(db, put(clip('later', 15, 25)));
  expect(isCited(db, 'later')).toBe(true);
  take(db, put(call('c', 0, 30)));
  expect([isCited(db, 'v'), isCited(db, 'later')]).toEqual([false, false]);
  take(db, put(call('c', 0, 30, { citation: 'T2' })));
  expect(isCited(db, 'v')).toBe(true);
  take(db, [gone('dispatch', 'c')]);
  expect(isCited(db, 'v')).toBe(false);
});

test('whatever the order of arrival, the outcome is that of a first pull', async () => {
  const items = put(
    call('c', 0, 30, { citation: 'T1' }),
    clip('v', 5, 20),
    call('d', 25, 60),
    clip('w', 28, 40),
    call('e', 300, 330),
    clip('x', 331.5, 340),
  );
  const outcome = (db: DeskDb) => [
    rowsBy(db, `SELECT id, has_video FROM dispatch WHERE id IN ('c', 'd', 'e') ORDER BY id`),
    rowsBy(db, `SELECT id, cited FROM video WHERE id IN ('v', 'w', 'x') ORDER BY id`),
  ];
  const whole = temporaryDatabase();
  await pullAll(whole, [...departmentChanges(), ...items]);
  for (const order of [items, items.toReversed(), [...items.slice(3), ...items.slice(0, 3)]]) {
    const db = await arranged();
    for (const item of order) take(db, [item]);
    expect(outcome(db)).toEqual(outcome(whole));
  }
  expect(outcome(whole)[0]).toEqual([
    { id: 'c', has_video: 1 },
    { id: 'd', has_video: 1 },
    { id: 'e', has_video: 0 },
  ]);
});
