import { expect, test } from 'vitest';
import { day, hour, instant, minute } from '../../../contract/time.ts';
import { lockedUntil } from '../../../electron/core/session/tries.ts';

const now = instant(Date.UTC(2026, 10, 24, 14));

test('four wrong passwords leave the desk open, the fifth shuts it for a quarter of an hour', () => {
  expect(lockedUntil({ count: 4, lastAt: now }, now)).toBeNull();
  expect(lockedUntil({ count: 5, lastAt: now }, now)).toBe(now + 15 * minute);
  expect(lockedUntil({ count: 5, lastAt: now }, instant(now + 15 * minute))).toBeNull();
});

test('each wrong password after a wait doubles the next one, up to a day', () => {
  const waits = [5, 6, 7, 8, 9, 10, 11, 12, 40].map(
    (count) => (lockedUntil({ count, lastAt: now }, now) ?? now) - now,
  );
  expect(waits).toEqual([15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 16 * hour, day, day]);
});

test('a clock that was ahead when it was locked and is right again waits no longer than the wait', () => {
  expect(lockedUntil({ count: 5, lastAt: now + 300 * day }, now)).toBe(now + 15 * minute);
});
