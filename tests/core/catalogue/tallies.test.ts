import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, hour, instant } from '../../../contract/time.ts';
import { startFeed } from '../../../electron/core/catalogue/apply.ts';
import { goingUnreviewed, withoutRecording } from '../../../electron/core/catalogue/tallies.ts';
import type { DeskDb, ReadDb } from '../../../electron/core/db/sql.ts';
import { noteMyReview } from '../../../electron/core/video/review-state.ts';
import {
  change,
  departmentChanges,
  endPull,
  gone,
  pullAll,
  rowsBy,
  take,
  temporaryDatabase,
} from '../../support/database.ts';
import { dispatches, departmentNow as now, videos } from '../../support/department.ts';

const [video, dispatch] = [videos[0] as Video, dispatches[0] as Dispatch];

/** The same numbers, counted on the rows themselves. */
function counted(db: DeskDb, from: number, until: number) {
  const going = `SELECT count(*) AS videos, coalesce(sum(cited), 0) AS cited FROM video
    WHERE review = 0 AND deletes_at < ${until}`;
  const missing = `SELECT count(*) AS dispatches, coalesce(sum(urgent), 0) AS urgent, min(from_at) AS oldestAt
    FROM dispatch WHERE expected = 1 AND has_video = 0 AND from_at >= ${from} AND from_at < ${until}`;
  return [rowsBy(db, going)[0], rowsBy(db, missing)[0]];
}
const tallied = (db: DeskDb, from: number, until: number) => [
  goingUnreviewed(db.read, until),
  withoutRecording(db.read, from, until),
];

const moment = fc.integer({ min: -96, max: 96 }).map((hours) => instant(now + hours * hour));
const videoChange = fc
  .record({ n: fc.integer({ min: 0, max: 5 }), recordedAt: moment, deletedAt: fc.option(moment) })
  .map(({ n, recordedAt, deletedAt }) =>
    change('video', `v${n}`, {
      ...video,
      id: `v${n}`,
      recordedAt,
      endedAt: instant(recordedAt + hour),
      deletedAt,
    }),
  );
const dispatchChange = fc
  .record({ n: fc.integer({ min: 0, max: 5 }), at: moment, urgent: fc.boolean(), cancelled: fc.boolean() })
  .map(({ n, at, urgent, cancelled }) =>
    change('dispatch', `d${n}`, {
      ...dispatch,
      id: `d${n}`,
      urgent,
      cancelled,
      receivedAt: at,
      dispatchedAt: at,
      enRouteAt: at,
      arrivedAt: at,
      clearedAt: instant(at + hour),
    }),
  );
const goneChange = fc
  .tuple(fc.constantFrom('video' as const, 'dispatch' as const), fc.integer({ min: 0, max: 5 }))
  .map(([noun, n]) => gone(noun, `${noun[0]}${n}`));
const step = fc.oneof(
  fc.array(fc.oneof(videoChange, dispatchChange, goneChange), { maxLength: 12 }),
  fc.record({
    n: fc.integer({ min: 0, max: 5 }),
    mine: fc.constantFrom('open' as const, 'submitted' as const, null),
  }),
);
test('whatever comes, goes and is reviewed, the numbers are those of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.tuple(moment, moment), async (steps, edges) => {
      const db = temporaryDatabase();
      await pullAll(db, departmentChanges());
      for (const one of steps) {
        if ('mine' in one) db.write('review', (write) => noteMyReview(write, `v${one.n}`, one.mine));
        else take(db, one);
      }
      const [from, until] = [Math.min(...edges), Math.max(...edges)];
      expect(tallied(db, from, until)).toEqual(counted(db, from, until));
      expect(tallied(db, 0, now + 9 * day)).toEqual(counted(db, 0, now + 9 * day));
      db.close();
    }),
    { numRuns: 60 },
  );
});

test('a span is counted row by row at its edges only, less than a day each', async () => {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  const spans: number[] = [];
  const get: ReadDb['get'] = (query, ...params) => {
    const [from, until] = params as unknown as readonly number[];
    if (/FROM (video|dispatch) /.test(query.text) && until !== undefined) spans.push(until - (from ?? 0));
    return db.read.get(query, ...params);
  };
  goingUnreviewed({ ...db.read, get }, now + 30 * day);
  withoutRecording({ ...db.read, get }, now - 90 * day, now);
  expect(spans).toHaveLength(4);
  expect(Math.max(...spans)).toBeLessThanOrEqual(day);
  const plan = (text: string) => rowsBy(db, `EXPLAIN QUERY PLAN ${text}`);
  const oldest = `SELECT min(from_at) FROM dispatch INDEXED BY dispatch_missing
    WHERE expected = 1 AND has_video = 0 AND from_at >= 5`;
  expect(JSON.stringify(plan(oldest))).toMatch(/SEARCH dispatch USING COVERING INDEX dispatch_missing/);
});

test('a second pull from the beginning leaves the numbers of what is there', async () => {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  db.write('start', (write) => startFeed(write, { scope: 'another', fresh: true }));
  take(
    db,
    departmentChanges().filter(({ id }) => !id.endsWith('-2')),
  );
  endPull(db);
  const span = [now - 90 * day, now + 400 * day] as const;
  expect(tallied(db, ...span)).toEqual(counted(db, ...span));
});
