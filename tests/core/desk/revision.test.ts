import { expect, test } from 'vitest';
import { createRevision } from '../../../electron/core/desk/revision.ts';
import { createFakeClock } from '../../support/clock.ts';

test('every change raises the revision; the catalogue’s only with the catalogue', () => {
  const clock = createFakeClock();
  const revision = createRevision(clock);
  const start = revision.current();
  expect(start).toBe(clock.now());
  revision.bump();
  expect([revision.current(), revision.catalogue()]).toEqual([start + 1, start]);
  revision.bump({ catalogue: true });
  expect([revision.current(), revision.catalogue()]).toEqual([start + 2, start + 2]);
});

test('of many light changes the first is told at once and the others together', async () => {
  const clock = createFakeClock();
  const revision = createRevision(clock);
  const start = revision.current();
  for (let batch = 0; batch < 10; batch += 1) revision.bump({ catalogue: batch === 4, isLight: true });
  expect([revision.current(), revision.catalogue()]).toEqual([start + 1, start]);
  await clock.advance(250);
  expect([revision.current(), revision.catalogue()]).toEqual([start + 2, start + 2]);
  await clock.advance(10_000);
  expect(revision.current()).toBe(start + 2);
});

test('a light change alone is told at once and not again', async () => {
  const clock = createFakeClock();
  const revision = createRevision(clock);
  const start = revision.current();
  revision.bump({ catalogue: true, isLight: true });
  await clock.advance(10_000);
  expect([revision.current(), revision.catalogue()]).toEqual([start + 1, start + 1]);
});

test('the reviewer’s own change does not wait for a pull’s', () => {
  const clock = createFakeClock();
  const revision = createRevision(clock);
  const start = revision.current();
  revision.bump({ isLight: true });
  revision.bump({ isLight: true });
  revision.bump({ catalogue: true });
  expect([revision.current(), revision.catalogue()]).toEqual([start + 2, start + 2]);
});

test('whoever waits is woken by any change, and knows no more than it was told', async () => {
  const clock = createFakeClock();
  const revision = createRevision(clock);
  const woken: number[] = [];
  const wait = async (after: number): Promise<void> => {
    await revision.beyond(after, 1000);
    woken.push(after);
  };
  const [now, past, future] = [revision.current(), revision.current() - 1, revision.current() + 5];
  await Promise.all([wait(past), wait(future)]);
  expect(woken).toEqual([past, future]);
  const waiting = wait(now);
  revision.bump();
  await waiting;
  expect(woken).toEqual([past, future, now]);
});
