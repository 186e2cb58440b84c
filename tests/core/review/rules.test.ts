import { expect, test } from 'vitest';
import type { Answer, Form } from '../../../contract/nouns/form.ts';
import { barsWatching, type Review, type Trouble } from '../../../contract/nouns/review.ts';
import { instant, ms } from '../../../contract/time.ts';
import { changedReview, openedReview, submittedReview } from '../../../electron/core/review/rules.ts';
import { watchedWithin } from '../../../electron/core/review/watched.ts';
import { codeLists, form as shortForm } from '../../support/department.ts';

const now = instant(1_800_000_000_000);
const durationMs = 300_000;
const form: Form = { ...shortForm, minimumWatchedPercent: 30 };
const opened = openedReview(
  { id: 'r', videoId: 'v', dutyId: null, purpose: 'periodic' },
  { id: 'a', name: 'M. Alvarez' },
  form,
  now,
);
const watched = (...parts: readonly (readonly [number, number])[]) => ({
  stretches: parts.map(([startMs, endMs]) => ({
    startMs: ms(startMs),
    endMs: ms(endMs),
    speed: 1,
    sound: true,
  })),
  shownMs: ms(0),
});
const ready: Review = {
  ...opened,
  outcome: 'no-issue',
  watched: watchedWithin(watched([0, 120_000]), durationMs),
};
const answer = (questionId: string): Answer => ({
  questionId,
  value: 'yes',
  atMs: null,
  note: null,
  answeredAt: now,
  hint: null,
});
const answers = [answer('started-before-contact'), answer('recorded-to-end')];
const submit = (review: Review, given = answers) =>
  submittedReview({ review, answers: given, findings: [] }, form, durationMs, now);

test('a review with its required answers, its outcome and enough watched is submitted', () => {
  expect(submit(ready)).toEqual({ ...ready, state: 'submitted', submittedAt: now });
});

test('a submitted review refuses a change and a second submission', () => {
  const submitted = { ...ready, state: 'submitted' as const, submittedAt: now };
  expect(submit(submitted)).toMatchObject({ refused: 'review-submitted' });
  expect(changedReview(submitted, { note: 'late' }, codeLists, durationMs)).toMatchObject({
    refused: 'review-submitted',
  });
});

test('open required questions are named', () => {
  expect(submit(ready, [answers[0] as Answer])).toMatchObject({
    refused: 'review-incomplete',
    fields: [{ path: 'answers.recorded-to-end', says: 'Recorded to the end of contact' }],
  });
});

test('an outcome is asked for', () => {
  expect(submit({ ...ready, outcome: null })).toMatchObject({ refused: 'outcome-missing' });
});

test('a form that asks for a share of the clip gets it: overlaps and repetitions count once', () => {
  const over = (...parts: readonly (readonly [number, number])[]) =>
    submit({ ...ready, watched: watchedWithin(watched(...parts), durationMs) });
  expect(over([0, 80_000], [0, 80_000], [40_000, 60_000])).toMatchObject({ refused: 'not-watched-enough' });
  expect(over([0, 50_000], [200_000, 240_000])).toMatchObject({ state: 'submitted' });
});

test('what was watched is cut to the clip, and its total is counted, not believed', () => {
  const claimed = { ...watched([-5000, 10_000], [290_000, 999_000], [20_000, 20_000]), shownMs: ms(300_000) };
  expect(watchedWithin(claimed, durationMs)).toEqual({
    ...watched([0, 10_000], [290_000, 300_000]),
    shownMs: 20_000,
  });
});

test('an unavailable video needs no answers, no outcome and nothing watched', () => {
  const unavailable = { ...opened, unavailable: 'corrupt', trouble: trouble('no-picture') };
  expect(submit(unavailable, [])).toMatchObject({ state: 'submitted', unavailable: 'corrupt' });
});

const trouble = (code: Trouble['code'], atMs: number | null = null): Trouble => ({
  code,
  atMs: atMs === null ? null : ms(atMs),
  says: `It is ${code}.`,
});

test('a video that could not be shown properly is not submitted as watched', () => {
  expect(submit({ ...ready, trouble: trouble('no-picture') })).toEqual({
    refused: 'not-viewable',
    detail: 'It is no-picture.',
  });
});

test.for<[Trouble['code'], number | null, boolean]>([
  ['no-picture', null, true],
  ['ends-early', 200, true],
  ['hash-mismatch', null, true],
  ['not-playable', null, true],
  ['missing', null, true],
  ['closed', null, true],
  ['lying-duration', null, true],
  ['corrupt', null, true],
  ['corrupt', 0, true],
  ['corrupt', 90_000, false],
])('%s at %s bars watching: %s', ([code, atMs, bars]) => {
  expect(barsWatching(trouble(code, atMs))).toBe(bars);
});

test('absent fields stay, null takes back, unknown codes are refused', () => {
  const noted = changedReview(ready, { note: 'Seen' }, codeLists, durationMs);
  expect(noted).toEqual({ ...ready, note: 'Seen' });
  expect(changedReview(ready, { outcome: null }, codeLists, durationMs)).toEqual({ ...ready, outcome: null });
  expect(changedReview(ready, { outcome: 'fired' }, codeLists, durationMs)).toMatchObject({
    refused: 'code-unknown',
  });
  expect(changedReview(ready, { unavailable: 'lost' }, codeLists, durationMs)).toMatchObject({
    refused: 'code-unknown',
  });
});

test('a code that was kept stays good when the list has moved on', () => {
  const kept = { ...ready, outcome: 'older-outcome' };
  expect(changedReview(kept, { outcome: 'older-outcome', note: 'x' }, codeLists, durationMs)).toMatchObject({
    note: 'x',
  });
});

test('what played in a hidden window is kept, and counts for nothing', () => {
  const parts = { startMs: ms(0), endMs: ms(60_000), speed: 1, sound: true };
  const kept = watchedWithin(
    {
      stretches: [
        { ...parts, hidden: true },
        { ...parts, endMs: ms(20_000) },
      ],
      shownMs: ms(60_000),
    },
    durationMs,
  );
  expect(kept.stretches).toHaveLength(2);
  expect(kept.shownMs).toBe(20_000);
});
