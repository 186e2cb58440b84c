import { expect, test } from 'vitest';
import type { StratumBy } from '../../../contract/nouns/plan.ts';
import { day, instant, ms } from '../../../contract/time.ts';
import { arrangeLists, hasNarrow, isArranged } from '../../../electron/core/catalogue/arrange.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { type Asked, asking, type Question } from '../../../electron/core/frame/ask.ts';
import { narrowPage } from '../../../electron/core/frame/videos.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { gone, rowsBy, take } from '../../support/database.ts';
import { departmentNow } from '../../support/department.ts';
import { changesOf, diceOf } from '../../support/many-videos.ts';
import { oddVideos, pulledOdd } from './odd-videos.ts';

const divisions: readonly (readonly StratumBy[])[] = [
  [],
  ['squad'],
  ['officer', 'watch'],
  ['classification'],
  ['division', 'squad', 'officer'],
  ['watch', 'classification', 'urgency'],
];

function questionsFrom(seed: number, count: number): Question[] {
  const dice = diceOf(seed);
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
  return Array.from({ length: count }, () => ({
    query: {
      kind: 'videos',
      from: instant(departmentNow - Math.floor(dice() * 70) * day),
      to: instant(departmentNow - Math.floor(dice() * 10) * day + oneOf([0, 1])),
      unitIds: oneOf([[], [], ['squad-1'], ['division-1', 'nobody knows it'], ['null'], ['']]),
      classes: oneOf([[], [], ['non-evidence'], ['long-forgotten', 'never-heard-of']]),
      minLengthMs: ms(oneOf([0, 0, 1, 60_000])),
    },
    strata: [...oneOf(divisions)],
    watches: [
      { name: 'Day', startsAtHour: 6 },
      { name: 'Night', startsAtHour: 18 },
    ],
    zone: 'America/Chicago',
  }));
}

function answersOf(db: DeskDb, questions: readonly Question[]): Asked[] {
  return questions.map((question) => inOneGo(asking(db.read, question)));
}

test.each([1, 2, 3, 4])(
  'a frame off the narrow table is the frame off the records, to the letter (%i)',
  async (seed) => {
    const db = pulledOdd(oddVideos(1700, seed));
    const questions = questionsFrom(seed, 40);
    const before = answersOf(db, questions);
    expect(hasNarrow(db.read)).toBe(false);
    await arrangeLists(db, () => false);
    expect(hasNarrow(db.read)).toBe(true);
    expect(answersOf(db, questions)).toEqual(before);
    expect(before.filter(({ items }) => items.length > 300).length).toBeGreaterThan(2);
    expect(before.some(({ withoutId }) => withoutId > 0)).toBe(true);
  },
);

test('what comes, changes and goes while records are being copied is in the frame as it is then', async () => {
  const videos = oddVideos(1700, 5);
  const changed = oddVideos(1700, 6).slice(200, 900);
  const late = oddVideos(1900, 7).slice(1700);
  const [question] = questionsFrom(5, 1) as [Question];
  const all = { ...question, query: { ...question.query, from: instant(0), to: instant(4e12) } };
  const left = videos.slice(0, 100).map(({ id }) => gone('video', id));

  const wanted = pulledOdd([]);
  take(wanted, [...changesOf(videos), ...changesOf(changed), ...left, ...changesOf(late)]);
  const [expected] = answersOf(wanted, [all]);

  for (const steps of [0, 1, 2]) {
    const db = pulledOdd(videos);
    let [copied, stopped] = [0, false];
    while (!hasNarrow(db.read)) {
      await arrangeLists(db, () => {
        // Once after so many stretches the copying is broken off, and the feed brings something.
        if (isArranged(db.read)) copied += 1;
        stopped = stopped || copied > steps;
        return stopped && copied === steps + 1;
      });
      if (copied === steps + 1) {
        take(db, [...changesOf(changed), ...left, ...changesOf(late)]);
        copied += 1;
      }
    }
    expect(answersOf(db, [all])).toEqual([expected]);
    const [counted] = rowsBy(
      db,
      'SELECT (SELECT count(*) FROM video) AS videos, count(*) AS copies FROM video_for_frame',
    );
    expect(counted).toEqual({ videos: 1800, copies: 1800 });
  }
});

test('what comes, changes and goes later is in the frame too', async () => {
  const videos = oddVideos(600, 8);
  const db = pulledOdd(videos);
  await arrangeLists(db, () => false);
  const changed = oddVideos(600, 9).slice(50, 300);
  take(db, [...changesOf(changed), ...videos.slice(0, 20).map(({ id }) => gone('video', id))]);
  const questions = questionsFrom(8, 20);
  const narrow = answersOf(db, questions);
  db.write('forget', (write) => write.run(sql('forget', 'UPDATE feed SET arranged = 2')));
  expect(narrow).toEqual(answersOf(db, questions));
});

test('a frame is read off the narrow table alone, a stretch of it, in its order', async () => {
  const db = pulledOdd(oddVideos(50, 1));
  await arrangeLists(db, () => false);
  const page = narrowPage(['id', 'squad', 'division', 'officer', 'durationMs', 'classes']);
  const plan = sql<{ at: number; no: number; to: number }, { detail: string }>(
    'explain',
    `EXPLAIN QUERY PLAN ${page.text}`,
  );
  expect(db.read.all(plan, { at: 0, no: -1, to: 1 }).map(({ detail }) => detail)).toEqual([
    'SEARCH video_for_frame USING PRIMARY KEY ((recorded_at,no)>(?,?) AND recorded_at<?)',
  ]);
});
