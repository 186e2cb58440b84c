import { expect, test } from 'vitest';
import { createNearPictures } from '../../../renderer/player/nearPictures.ts';
import type { Decoded } from '../../../renderer/reading/clipMessages.ts';

test('pictures before the place are asked for once, and again before they run out', () => {
  const { near, asked } = pictures(1000);
  near.prepare(500);
  near.prepare(499);
  near.prepare(495);
  expect(asked.map(({ from, to }) => [from, to])).toEqual([[470, 504]]);
  near.prepare(479);
  expect(asked.at(-1)).toMatchObject({ from: 449, to: 483 });
});

test('at the start of the clip there is nothing further to ask for', () => {
  const { near, asked } = pictures(1000);
  near.prepare(8);
  near.prepare(0);
  expect(asked.map(({ from, to }) => [from, to])).toEqual([[0, 12]]);
});

test('a leap stops what is being decoded, and coming back asks for it again', () => {
  const { near, asked } = pictures(1000);
  near.prepare(500);
  near.rest();
  expect(asked.map(({ from, to }) => [from, to])).toEqual([
    [470, 504],
    [0, 0],
  ]);
  near.prepare(500);
  expect(asked).toHaveLength(3);
});

test('a leap when all is decoded stops nothing, and what is there is still good', () => {
  const { near, asked } = pictures(1000);
  near.prepare(500);
  asked[0]?.deliver();
  near.rest();
  near.prepare(500);
  expect(asked).toHaveLength(1);
  expect(near.get(499)?.number).toBe(499);
});

test('every picture that is let go is closed, and no more are held than fit the memory given', () => {
  const { near, asked, closed } = pictures(5000);
  for (const place of [4000, 3900, 3000]) {
    near.prepare(place);
    asked.at(-1)?.deliver();
  }
  expect(near.get(2999)?.number).toBe(2999);
  expect(near.get(3999)).toBeNull();
  const held = Array.from({ length: 5000 }, (_, number) => near.get(number)).filter(Boolean).length;
  expect(held).toBeLessThan(120);
  near.forget();
  expect(closed.size).toBe(asked.reduce((sum, { from, to }) => sum + to - from, 0));
});

function pictures(frames: number) {
  const asked: { from: number; to: number; deliver: () => void }[] = [];
  const closed = new Set<string>();
  const near = createNearPictures(
    {
      pictures: (from, to, take) => {
        const turn = asked.length;
        const deliver = (): void => {
          for (let number = from; number < to; number += 1) take(decoded(number, `${turn} ${number}`));
        };
        asked.push({ from, to, deliver });
      },
    },
    frames,
  );
  const decoded = (number: number, name: string): Decoded => ({
    number,
    frame: { codedWidth: 1280, codedHeight: 720, close: () => closed.add(name) } as unknown as VideoFrame,
    rotation: 0,
  });
  return { near, asked, closed };
}
