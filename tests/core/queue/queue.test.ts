import { expect, test } from 'vitest';
import type { Duty } from '../../../contract/nouns/review.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, instant } from '../../../contract/time.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { nextOwed, queueOf } from '../../../electron/core/queue/queue.ts';
import { noteMyReview } from '../../../electron/core/video/review-state.ts';
import { change, departmentChanges, gone, pullAll, take, temporaryDatabase } from '../../support/database.ts';
import { duties, departmentNow as now, videos } from '../../support/department.ts';

const [duty, video] = [duties[0] as Duty, videos[0] as Video];
const owes = (id: string, videoId: string, changes: Partial<Duty> = {}): Duty => ({
  ...duty,
  id,
  videoId,
  ...changes,
});

/** The test department with these duties in place of its own. */
async function withDuties(...given: readonly Duty[]): Promise<DeskDb> {
  const db = temporaryDatabase();
  const others = departmentChanges().filter(({ noun }) => noun !== 'duty');
  await pullAll(db, [...others, ...given.map((each) => change('duty', each.id, each))]);
  return db;
}
const idsIn = (db: DeskDb): string[] => queueOf(db.read, now, null).rows.map((row) => row.duty.id);

test('what ends first comes first, be it the duty or the video; what is done comes last', async () => {
  const soonGone = { ...video, id: 'soon-gone', deletedAt: instant(now + 3 * day) };
  const db = await withDuties(
    owes('in-30', 'video-1-1-1', { dueAt: instant(now + 30 * day) }),
    owes('done-early', 'video-1-2-1', { doneAt: instant(now - 9 * day) }),
    owes('in-12', 'video-1-1-2', { dueAt: instant(now + 12 * day) }),
    owes('deleted-in-3', 'soon-gone', { dueAt: instant(now + 40 * day) }),
    owes('done-late', 'video-1-2-2', { doneAt: instant(now - 2 * day) }),
    owes('overdue', 'video-1-1-3', { dueAt: instant(now - day) }),
  );
  take(db, [change('video', soonGone.id, soonGone)]);
  expect(idsIn(db)).toEqual(['overdue', 'deleted-in-3', 'in-12', 'in-30', 'done-late', 'done-early']);
  expect(nextOwed(db.read)?.duty.id).toBe('overdue');
});

test('a row says whose clip it is, what the clocks say, and hints at it; a second review is not hinted at', async () => {
  const db = await withDuties(
    owes('first', 'video-1-1-1'),
    owes('second', 'video-1-2-1', { kind: 'second' }),
  );
  const rows = queueOf(db.read, now, null).rows;
  expect(rows[0]).toMatchObject({
    video: {
      id: 'video-1-1-1',
      officerName: 'J. Whitfield',
      badge: '1107',
      squadName: 'Squad 1',
      divisionName: 'Division 1',
      callType: 'Traffic stop',
      classes: ['non-evidence'],
      hasFootage: false,
      review: 'none',
    },
    timing: { startsAfterArrivalMs: 57_000 },
    hints: [
      'Late start, 57 s after arrival',
      'Non-evidence, though a citation was written',
      'No footage yet',
    ],
  });
  expect(rows[1]).toMatchObject({ timing: { startsAfterArrivalMs: 57_000 }, hints: [] });
});

test('a duty whose video this desk does not have is not shown, and never the next one', async () => {
  const db = await withDuties(
    owes('a', 'video-1-1-1'),
    owes('b', 'video-1-1-2', { dueAt: instant(now + 30 * day) }),
  );
  take(db, [gone('video', 'video-1-1-1')]);
  expect(idsIn(db)).toEqual(['b']);
  expect(nextOwed(db.read)?.duty.id).toBe('b');
  take(db, [gone('video', 'video-1-1-2')]);
  expect(nextOwed(db.read)).toBeNull();
});

test('a review submitted here counts as done before the central says so, for its own duty only', async () => {
  const db = await withDuties(
    owes('first', 'video-1-1-1'),
    owes('returned', 'video-1-1-1', { kind: 'returned' }),
  );
  db.write('submit', (write) => {
    const text = `INSERT INTO review (id, video_id, duty_id, state, started_at, submitted_at, body)
      VALUES ('r', 'video-1-1-1', 'first', 'submitted', 1, ${now - 5}, '{}')`;
    write.run({ name: 'in a test', text });
    noteMyReview(write, 'video-1-1-1', 'submitted');
  });
  const { rows, facts } = queueOf(db.read, now, null);
  expect(rows.map((row) => [row.duty.id, row.duty.doneAt])).toEqual([
    ['returned', null],
    ['first', now - 5],
  ]);
  expect(facts).toMatchObject({ owed: 2, done: 1 });
});

test('the facts count the running period, the officers not begun, deletion and missing recordings', async () => {
  const earlier = { name: 'Q3', startsAt: instant(now - 130 * day), endsAt: instant(now - 40 * day) };
  const db = await withDuties(
    owes('a', 'video-1-1-1'),
    owes('b', 'video-1-2-1'),
    owes('c', 'video-1-1-2', { doneAt: instant(now - day) }),
    owes('old', 'video-1-1-3', { period: earlier }),
  );
  const soon = (id: string, changes: Partial<Video> = {}): Video => ({
    ...video,
    id,
    officerId: null,
    deletedAt: instant(now + 20 * day),
    ...changes,
  });
  take(db, [
    change('video', 'soon', soon('soon')),
    // Overlaps the dispatch of video-1-1-1, which has a citation.
    change('video', 'soon-cited', soon('soon-cited', { officerId: video.officerId })),
    change('video', 'later', soon('later', { deletedAt: instant(now + 40 * day) })),
    change('video', 'reviewed', soon('reviewed')),
    gone('video', 'video-1-2-2'),
    gone('video', 'video-1-2-1'),
  ]);
  db.write('review', (write) => noteMyReview(write, 'reviewed', 'submitted'));
  const { period, facts } = queueOf(db.read, now, null);
  expect(period).toEqual({ name: 'Q4 2026', endsAt: duty.period?.endsAt });
  expect(facts).toEqual({
    owed: 3,
    done: 1,
    officersNotStarted: 0,
    nearDeletion: 2,
    nearDeletionWithCitation: 1,
    dispatchesWithoutVideo: 2,
    urgentWithoutVideo: 1,
    oldestWithoutVideoAt: expect.any(Number) as number,
    findings: 0,
    late: 0,
    early: 0,
    narration: 0,
    commended: 0,
  });
});

test('findings are counted by the group of their kind, from reviews submitted in the period', async () => {
  const db = await withDuties(owes('a', 'video-1-1-1'));
  const review = (id: string, submittedAt: number | null) =>
    `INSERT INTO review (id, video_id, state, started_at, submitted_at, body)
     VALUES ('${id}', 'video-1-1-1', '${submittedAt === null ? 'open' : 'submitted'}', 1, ${submittedAt}, '{}')`;
  const finding = (id: string, reviewId: string, kind: string, removedAt: number | null = null) =>
    `INSERT INTO finding (id, review_id, kind, start_ms, removed_at, body)
     VALUES ('${id}', '${reviewId}', '${kind}', 0, ${removedAt}, '{}')`;
  const statements = [
    review('now', now - day),
    review('last-period', now - 100 * day),
    review('open', null),
    finding('1', 'now', 'late-start'),
    finding('2', 'now', 'late-start'),
    finding('3', 'now', 'early-stop'),
    finding('4', 'now', 'missing-narration-start'),
    finding('5', 'now', 'commendable'),
    finding('6', 'now', 'other'),
    finding('7', 'now', 'a-kind-no-longer-listed'),
    finding('8', 'now', 'late-start', 5),
    finding('9', 'last-period', 'late-start'),
    finding('10', 'open', 'late-start'),
  ];
  db.write('work', (write) => {
    for (const text of statements) write.run({ name: 'in a test', text });
  });
  expect(queueOf(db.read, now, null).facts).toMatchObject({
    findings: 6,
    late: 2,
    early: 1,
    narration: 1,
    commended: 1,
  });
});

test('before the first pull the queue is empty and says so without an error', () => {
  const db = temporaryDatabase();
  expect(queueOf(db.read, now, null)).toMatchObject({
    period: null,
    rows: [],
    facts: { owed: 0, nearDeletion: 0 },
  });
});
