import { expect, test } from 'vitest';
import { intervalText, whyNoIntervals } from '../../../renderer/samples/results/result-words.ts';

const some = { low: 0.1, high: 0.25 };
const intervals = { wilson: some, exact: some, atLeast: 0.12, atMost: 0.23 };

test('where a rate has no intervals, it is said why', () => {
  expect(whyNoIntervals({ interval: some, intervals, says: null })).toBeNull();
  expect(whyNoIntervals({ interval: null, intervals: null, says: 'Counts only.' })).toBe('Counts only.');
  expect(whyNoIntervals({ interval: { low: 0.1, high: 0.1 }, intervals: null, says: null })).toMatch(
    /^Every one was looked at/,
  );
  expect(whyNoIntervals({ interval: some, intervals: null, says: null })).toMatch(/^Not part of this paper/);
});

test('an interval is written once with its sign, or the reason stands in its place', () => {
  expect(intervalText({ interval: some, says: null })).toBe('10.0 – 25.0 %');
  expect(intervalText({ interval: null, says: 'Nothing was seen of East.' })).toBe(
    'Nothing was seen of East.',
  );
});
