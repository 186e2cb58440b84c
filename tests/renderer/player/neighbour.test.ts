import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbourByShowing } from '../../../renderer/player/neighbour.ts';

/** A clip that shows what a browser would: the last frame that began at or before the place. */
function clip(frames: readonly number[], endSeconds: number) {
  let seeks = 0;
  const show = (at: number) => {
    seeks += 1;
    return Promise.resolve(frames.findLast((begins) => begins <= at) ?? frames[0] ?? null);
  };
  const lengths = frames.slice(1).map((begins, n) => begins - (frames[n] ?? 0));
  const neighbour = (known: 'nothing' | 'lengths') =>
    neighbourByShowing(
      show,
      () => (known === 'nothing' ? null : Math.min(...lengths)),
      () => endSeconds,
    );
  return { neighbour, seeks: () => seeks };
}

const even = Array.from({ length: 60 }, (_, n) => n / 29.97);

test('at an even rate every step is the frame beside it, with one seek each way', async () => {
  const { neighbour, seeks } = clip(even, 60 / 29.97);
  const step = neighbour('lengths');
  expect([await step(even[10] ?? 0, 1), await step(even[10] ?? 0, -1)]).toEqual([even[11], even[9]]);
  expect(seeks()).toBe(2);
});

test('without knowing how long frames are it still lands on the next one', async () => {
  const step = clip(even, 60 / 29.97).neighbour('nothing');
  expect(await step(even[10] ?? 0, 1)).toBe(even[11]);
});

test('a frame that stands for seconds is left in one step', async () => {
  const frames = [0, 0.033, 0.066, 3.1, 3.133, 3.166];
  const step = clip(frames, 3.2).neighbour('lengths');
  expect([await step(0.066, 1), await step(3.1, -1)]).toEqual([3.1, 0.066]);
});

test('before the first frame and after the last there is none', async () => {
  const step = clip(even, 60 / 29.97).neighbour('lengths');
  expect([await step(0, -1), await step(even.at(-1) ?? 0, 1)]).toEqual([0, even.at(-1)]);
});

test('at any variable rate, going on and back again comes to every frame', async () => {
  const gaps = fc.array(fc.double({ min: 0.005, max: 0.4, noNaN: true }), { minLength: 3, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(gaps, async (lengths) => {
      const frames = [0];
      for (const length of lengths) frames.push((frames.at(-1) ?? 0) + length);
      const step = clip(frames, (frames.at(-1) ?? 0) + Math.min(...lengths)).neighbour('lengths');
      const there: (number | null)[] = [];
      for (const begins of frames.slice(0, -1)) there.push(await step(begins, 1));
      expect(there).toEqual(frames.slice(1));
      const back: (number | null)[] = [];
      for (const begins of frames.slice(1)) back.push(await step(begins, -1));
      expect(back).toEqual(frames.slice(0, -1));
    }),
    { numRuns: 60 },
  );
});
