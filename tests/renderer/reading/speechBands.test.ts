import { describe, expect, test } from 'vitest';
import { createResampler } from '../../../renderer/reading/resample.ts';
import { speechBandsFrom, speechWithin } from '../../../renderer/reading/speechBands.ts';

/** Windows of 32 ms. */
const windows = (...runs: readonly (readonly [count: number, probability: number])[]): number[] =>
  runs.flatMap(([count, probability]) => Array.from({ length: count }, () => probability));

describe('bands of speech', () => {
  test('begin at half a chance and end below a third, so that a hesitation does not cut them', () => {
    expect(speechBandsFrom(windows([10, 0], [20, 0.9], [5, 0.4], [20, 0.8], [40, 0.1]))).toEqual([
      { startMs: 320, endMs: 1760 },
    ]);
  });

  test('a cough is none', () => {
    expect(speechBandsFrom(windows([10, 0], [6, 0.9], [40, 0]))).toEqual([]);
  });

  test('a breath between two sentences is bridged, a silence is not', () => {
    expect(speechBandsFrom(windows([20, 0.9], [10, 0], [20, 0.9], [30, 0], [20, 0.9]))).toEqual([
      { startMs: 0, endMs: 1600 },
      { startMs: 2560, endMs: 3200 },
    ]);
  });

  test('speech within a stretch is what lies inside it', () => {
    const bands = [
      { startMs: 0, endMs: 1000 },
      { startMs: 5000, endMs: 7000 },
    ];
    expect(speechWithin(bands, 500, 6000)).toBe(1500);
    expect(speechWithin(bands, 1000, 5000)).toBe(0);
  });
});

describe('resampling', () => {
  test.for([48_000, 44_100, 16_000])(
    '%i samples a second become 16,000, whatever the size of the pieces',
    (from) => {
      const resample = createResampler(from, 16_000);
      const sine = Float32Array.from({ length: from * 2 }, (_, n) =>
        Math.sin((n / from) * 2 * Math.PI * 200),
      );
      const out: number[] = [];
      for (let n = 0; n < sine.length; n += 1021) out.push(...resample(sine.subarray(n, n + 1021)));
      expect(Math.abs(out.length - 32_000)).toBeLessThanOrEqual(1);
      const worst = out.reduce(
        (most, sample, n) =>
          Math.max(most, Math.abs(sample - Math.sin(((n + 0.5) / 16_000 - 0.5 / from) * 2 * Math.PI * 200))),
        0,
      );
      expect(worst).toBeLessThan(0.02);
    },
  );
});
