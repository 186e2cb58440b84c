import { expect, test } from 'vitest';
import type { Rate } from '../../../contract/results-state.ts';
import { ms } from '../../../contract/time.ts';
import {
  answerText,
  becauseText,
  intervalText,
  leftOutText,
} from '../../../renderer/samples/results/result-words.ts';
import { axisEnd, placeAt, ticksTo } from '../../../renderer/samples/results/scale.ts';
import { hashGroups } from '../../../renderer/samples/words.ts';

const rate = (share: number, low: number, high: number): Rate => ({
  count: 0,
  of: 0,
  share,
  interval: { low, high },
  intervals: null,
  ifUnavailable: null,
  says: null,
});

test.each([
  [[rate(0.17, 0.1, 0.263)], 0.05, 0.3],
  [[rate(0, 0, 0.037)], null, 0.05],
  [[rate(0, 0, 0.037)], 0.1, 0.1],
  [[rate(0.9, 0.8, 0.97)], null, 1],
  [[], null, 0.05],
])('the axis holds everything that is on it', (rates, tolerable, end) => {
  expect(axisEnd(rates, tolerable)).toBe(end);
});

test.each([0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1])('an axis to %d begins at 0 and ends there', (end) => {
  const ticks = ticksTo(end);
  expect([ticks[0], ticks.at(-1)]).toEqual([0, end]);
  expect(ticks.length).toBeGreaterThan(2);
  expect(ticks.length).toBeLessThan(8);
});

test('nothing is drawn outside of the axis', () => {
  expect([placeAt(0.6, 0.5), placeAt(-0.1, 0.5), placeAt(0.25, 0.5)]).toEqual(['100%', '0%', '50%']);
});

test('an interval is a range, or the reason why there is none', () => {
  expect(intervalText(rate(0.17, 0.104, 0.263))).toBe('10.4 – 26.3 %');
  expect(intervalText({ interval: null, says: 'Nothing was reviewed.' })).toBe('Nothing was reviewed.');
});

test('answers and what stands beside them are read as words', () => {
  expect([answerText(null), answerText('na'), answerText('4')]).toEqual([
    'not answered',
    'Not applicable',
    '4',
  ]);
  expect(becauseText({ atMs: ms(57_120), note: 'At the door.' })).toBe('at 00:00:57.120: At the door.');
  expect(leftOutText({ apart: 5, unanswered: 2 })).toEqual(['3 not applicable', '2 not answered']);
  expect(leftOutText({ apart: 0, unanswered: 0 })).toEqual([]);
  expect(becauseText({ atMs: null, note: '' })).toBe('');
});

test('a hash is read in groups of eight', () => {
  expect(hashGroups('0123456789abcdef'.repeat(4))).toHaveLength(8);
});
