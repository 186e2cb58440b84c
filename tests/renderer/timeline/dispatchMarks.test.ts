import { describe, expect, test } from 'vitest';
import { beyondClip, dispatchMarks, isOnClip, markTitle } from '../../../renderer/timeline/dispatchMarks.ts';
import { at, knownOf } from '../review/known.ts';

const known = knownOf({});
const marks = dispatchMarks(known);

test('every known time is a mark on the clip’s own clock, in order', () => {
  expect(marks.map(({ what, atMs, clock, own }) => [what, atMs, clock, own])).toEqual([
    ['dispatched', -150_000, '22:39:06', true],
    ['arrived', -27_000, '22:41:09', true],
    ['232 arrived', 206_000, '22:45:02', false],
    ['cleared', 604_000, '22:51:40', true],
  ]);
});

test('those off the clip stand at its edges: the weightiest in words, all of them to be read', () => {
  const { before, after } = beyondClip(marks, known.video.durationMs);
  expect(before).toMatchObject({
    text: 'arrived 27 s before the recording',
    title:
      'dispatched 2 min 30 s before the recording (22:39:06)\narrived 27 s before the recording (22:41:09)',
  });
  expect(after).toMatchObject({ text: 'cleared 16 s after the end' });
  expect(marks.filter((mark) => isOnClip(mark, known.video.durationMs)).map(({ what }) => what)).toEqual([
    '232 arrived',
  ]);
});

test('nothing stands at an edge when all of it is on the clip', () => {
  expect(beyondClip([], 1000)).toEqual({ before: null, after: null });
});

describe('without dispatches', () => {
  test('there are no marks', () => {
    expect(dispatchMarks({ ...known, timings: [], otherDispatches: [] })).toEqual([]);
  });
});

test('the exact place is in the title', () => {
  const cleared = marks.find(({ what }) => what === 'cleared');
  expect(cleared && markTitle(cleared)).toBe('cleared 22:51:40, 00:10:04.000 on the clip');
});

test('the hour that happens twice is the zone’s business', () => {
  const twice = knownOf({ recordedAt: at('2021-11-07T01:30:00-05:00') });
  const later = dispatchMarks({
    ...twice,
    timings: [],
    otherDispatches: [{ officerName: null, unit: '9', arrivedAt: at('2021-11-07T01:10:00-06:00') }],
  });
  expect(later.map(({ what, atMs, clock }) => [what, atMs, clock])).toEqual([
    ['9 arrived', 40 * 60_000, '01:10:00'],
  ]);
});
