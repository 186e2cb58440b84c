import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  following,
  msAt,
  panBy,
  ticks,
  wholeClip,
  xOf,
  zoomAround,
} from '../../../renderer/timeline/scale.ts';

const clip = 588_000;
const whole = wholeClip(clip);

describe('places and pixels', () => {
  test('are one another’s inverse anywhere in any view', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.integer({ min: 100, max: 4000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, width, share) => {
          const view = { startMs: from * clip, endMs: from * clip + clip * 0.1 };
          const at = view.startMs + share * clip * 0.1;
          expect(msAt(view, width, xOf(view, width, at), clip)).toBeCloseTo(at, 3);
        },
      ),
    );
  });

  test('beyond the clip there is no place', () => {
    expect([msAt(whole, 1000, -50, clip), msAt(whole, 1000, 1050, clip)]).toEqual([0, clip]);
  });
});

describe('zoom', () => {
  test('keeps what is under the pointer under the pointer', () => {
    const x = 310;
    const at = msAt(whole, 1000, x, clip);
    const closer = zoomAround(whole, 0.25, at, clip);
    expect(xOf(closer, 1000, at)).toBeCloseTo(x, 6);
    expect(closer.endMs - closer.startMs).toBeCloseTo(clip / 4, 6);
  });

  test('never leaves the clip, and never shows less than half a second', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0.01, max: 100, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          { maxLength: 20 },
        ),
        (turns) => {
          let view = whole;
          for (const [factor, share] of turns)
            view = zoomAround(view, factor, view.startMs + share * (view.endMs - view.startMs), clip);
          expect(view.startMs).toBeGreaterThanOrEqual(0);
          expect(view.endMs).toBeLessThanOrEqual(clip + 1e-6);
          expect(view.endMs - view.startMs).toBeGreaterThanOrEqual(500 - 1e-6);
        },
      ),
    );
  });

  test('a clip shorter than half a second is shown whole', () => {
    expect(zoomAround(wholeClip(200), 0.1, 100, 200)).toEqual({ startMs: 0, endMs: 200 });
  });
});

test('moving stops at the ends of the clip', () => {
  const view = { startMs: 100_000, endMs: 200_000 };
  expect(panBy(view, -500_000, clip)).toEqual({ startMs: 0, endMs: 100_000 });
  expect(panBy(view, 900_000, clip)).toEqual({ startMs: clip - 100_000, endMs: clip });
});

test('the page turns when the playhead leaves it, and not before', () => {
  const view = { startMs: 0, endMs: 10_000 };
  expect(following(view, 9999, clip)).toBe(view);
  expect(following(view, 10_100, clip)).toEqual({ startMs: 10_100, endMs: 20_100 });
});

describe('the ruler', () => {
  const texts = (view: typeof whole, width: number) => ticks(view, width).map(({ text }) => text);

  test('has round times with room between them', () => {
    expect(texts(whole, 870)).toEqual([
      '0:00',
      '1:00',
      '2:00',
      '3:00',
      '4:00',
      '5:00',
      '6:00',
      '7:00',
      '8:00',
      '9:00',
    ]);
  });

  test('goes below a second when zoomed in', () => {
    expect(texts({ startMs: 61_000, endMs: 62_000 }, 900)).toEqual([
      '1:01.0',
      '1:01.1',
      '1:01.2',
      '1:01.3',
      '1:01.4',
      '1:01.5',
      '1:01.6',
      '1:01.7',
      '1:01.8',
      '1:01.9',
      '1:02.0',
    ]);
  });

  test('never puts two closer than asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 40 * 3600_000 }),
        fc.integer({ min: 200, max: 3800 }),
        (length, width) => {
          const marks = ticks(wholeClip(length), width, 88);
          const xs = marks.map(({ atMs }) => xOf(wholeClip(length), width, atMs));
          for (const [n, x] of xs.entries())
            if (n > 0) expect(x - (xs[n - 1] ?? 0)).toBeGreaterThanOrEqual(87.9);
        },
      ),
    );
  });
});
