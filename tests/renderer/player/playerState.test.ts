import { expect, test } from 'vitest';
import { fastest, nextSpeed, slowest, speeds, speedText } from '../../../renderer/player/playerState.ts';

test('speeds go from an eighth to sixteen times, and no further', () => {
  expect([speeds[0], speeds.at(-1)]).toEqual([slowest, fastest]);
  expect([nextSpeed(fastest, 1), nextSpeed(slowest, -1)]).toEqual([16, 0.125]);
});

test('from any speed the next usual one is a key away', () => {
  expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(3, 1), nextSpeed(3, -1)]).toEqual([1.5, 0.5, 4, 2]);
});

test.each([
  [0.125, '⅛×'],
  [0.25, '¼×'],
  [0.5, '½×'],
  [1, '1×'],
  [1.5, '1½×'],
  [16, '16×'],
  [1.25, '1¼×'],
  [1.3, '1.3×'],
])('%d is written %s', (speed, text) => {
  expect(speedText(speed)).toBe(text);
});
