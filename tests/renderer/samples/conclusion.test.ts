import { expect, test } from 'vitest';
import type { SizeMethod } from '../../../contract/nouns/plan.ts';
import { sizeOf } from '../../../renderer/samples/plan/conclusion.ts';

const confidence = 0.95;

test.each<[method: SizeMethod, population: number, size: number | null, says: string]>([
  [
    { method: 'discovery', confidence, tolerable: 0.05 },
    325_000,
    59,
    '59 videos; if none is bad, fewer than 5 % of the 325,000 are, 95 % sure.',
  ],
  [
    { method: 'discovery', confidence, tolerable: 0.08 },
    500,
    35,
    '35 videos; if none is bad, fewer than 8 % of the 500 are, 95 % sure.',
  ],
  [
    { method: 'tolerable', confidence, tolerable: 0.05, expected: 0.01 },
    1_000_000,
    93,
    '93 videos; if no more than 1 is bad, fewer than 5 % of the 1,000,000 are, 95 % sure.',
  ],
  [
    { method: 'estimate', confidence, margin: 0.1, expected: 0.5 },
    325_000,
    97,
    '97 videos; if about 50 % are bad, the rate among the 325,000 is known to within 10 points either way, 95 % sure.',
  ],
  [
    { method: 'fixed', confidence, size: 400 },
    400,
    400,
    'All 400 videos: what is found is the rate, without an interval.',
  ],
  [
    { method: 'fixed', confidence, size: 60 },
    40,
    null,
    'There are only 40 videos to sample; 60 are asked for.',
  ],
  [
    { method: 'tolerable', confidence, tolerable: 0.03, expected: 0.05 },
    1000,
    null,
    'The tolerable rate has to be above the expected one; no sample can show otherwise.',
  ],
  [
    { method: 'discovery', confidence, tolerable: 0.05 },
    0,
    null,
    'Nothing matches yet, so there is nothing to draw from.',
  ],
  [
    { method: 'estimate', confidence, margin: 0.1, expected: 0 },
    1000,
    null,
    'With 0 or 100 % expected there is no spread to estimate. Use “no bad one expected” instead.',
  ],
])('%j of %i', (method, population, size, says) => {
  expect(sizeOf(method, 'videos', population)).toEqual({ size, says });
});

test('a size that was chosen says what it can show at worst, and if nothing is found', () => {
  expect(sizeOf({ method: 'fixed', confidence, size: 60 }, 'dispatches', 102_569).says).toBe(
    '60 dispatched officers; a rate is known to within 12.6 points either way at worst; if none is bad, at most 4.9 % are, 95 % sure.',
  );
});
