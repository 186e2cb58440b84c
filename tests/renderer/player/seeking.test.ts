import { expect, test } from 'vitest';
import { arrived, goal, notSeeking, patience, wish } from '../../../renderer/player/seeking.ts';

test('the first wish starts at once', () => {
  const { seeking, start } = wish(notSeeking, 1000, 0);
  expect([start, goal(seeking)]).toEqual([1000, 1000]);
});

test('of a hundred wishes during one seek only the newest is sought', () => {
  let { seeking } = wish(notSeeking, 0, 0);
  const started: (number | null)[] = [];
  for (let n = 1; n <= 100; n += 1) {
    const next = wish(seeking, n * 10, n);
    seeking = next.seeking;
    started.push(next.start);
  }
  expect(started.every((start) => start === null)).toBe(true);
  expect(goal(seeking)).toBe(1000);
  const first = arrived(seeking, 200);
  expect(first.start).toBe(1000);
  expect(arrived(first.seeking, 300)).toEqual({ seeking: notSeeking, start: null });
});

test('a seek that does not come back is overtaken', () => {
  const { seeking } = wish(notSeeking, 1000, 0);
  expect(wish(seeking, 2000, patience - 1).start).toBeNull();
  expect(wish(seeking, 2000, patience).start).toBe(2000);
});

test('nothing is sought when nothing was wished', () => {
  expect(goal(arrived(wish(notSeeking, 5, 0).seeking, 1).seeking)).toBeNull();
});
