import { describe, expect, test } from 'vitest';
import { frameLengths, frameStamp, placeMs } from '../../../renderer/player/frames.ts';

describe('the stamp', () => {
  test("is the picture's own time in microseconds, not the clock's", () => {
    expect(frameStamp({ seconds: 1841 * (1001 / 30_000), count: 9 }, 61.9, 'a'.repeat(64))).toEqual({
      sha256: 'a'.repeat(64),
      pts: 61_428_033,
      timeBase: 1_000_000,
      number: null,
      source: 'picture',
    });
  });

  test('says so when only the clock is known', () => {
    expect(frameStamp(null, 12.5, null)).toMatchObject({ pts: 12_500_000, source: 'clock' });
  });
});

describe('the place of a mark', () => {
  test('is where the picture is', () => {
    expect(placeMs({ seconds: 61.394_967, count: 1 }, 61.42, 1)).toBe(61_395);
  });

  test('is where the clock is when sound goes on after the last picture', () => {
    expect(placeMs({ seconds: 40, count: 1 }, 50, 1)).toBe(50_000);
  });

  test('lets the picture be further behind at high speed', () => {
    expect(placeMs({ seconds: 40, count: 1 }, 48, 16)).toBe(40_000);
  });

  test('is never before the clip', () => {
    expect(placeMs({ seconds: -0.02, count: 1 }, 0, 1)).toBe(0);
  });
});

test('the shortest distance between two pictures is how long a frame is, dropped pictures notwithstanding', () => {
  const lengths = frameLengths();
  expect(lengths.shortest()).toBeNull();
  for (const [before, after] of [
    [0, 0.1],
    [0.1, 0.133],
    [0.133, 0.2],
    [5, 3],
    [3, 90],
  ] as const)
    lengths.learn(before, after);
  expect(lengths.shortest()).toBeCloseTo(0.033, 6);
});
