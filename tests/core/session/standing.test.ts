import { expect, test } from 'vitest';
import { hour } from '../../../contract/time.ts';
import { createStanding } from '../../../electron/core/session/standing.ts';
import { createFakeClock } from '../../support/clock.ts';

test('a clock that is set back during the session makes it no longer', async () => {
  const clock = createFakeClock();
  let told = 0;
  const standing = createStanding(clock, () => {
    told += 1;
  });
  standing.admitted();
  await clock.advance(hour);
  clock.set(clock.now() - 5 * hour);
  await clock.advance(11 * hour - 1);
  expect([standing.concealed(), told]).toEqual([null, 0]);
  await clock.advance(1);
  expect([standing.concealed(), told]).toEqual(['ended', 1]);
});

test('a machine that slept through the end finds the session over', () => {
  const clock = createFakeClock();
  const standing = createStanding(clock, () => undefined);
  standing.admitted();
  clock.set(clock.now() + 12 * hour);
  expect(standing.concealed()).toBe('ended');
});

test('what has ended is not unlocked, and the first reason to conceal stays', () => {
  const clock = createFakeClock();
  const standing = createStanding(clock, () => undefined);
  standing.admitted();
  standing.conceal('idle');
  standing.conceal('away');
  expect(standing.concealed()).toBe('idle');
  clock.set(clock.now() + 13 * hour);
  standing.unlocked();
  expect(standing.concealed()).toBe('ended');
  standing.admitted();
  expect(standing.concealed()).toBeNull();
});
