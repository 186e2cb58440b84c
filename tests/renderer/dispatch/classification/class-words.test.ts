import { expect, test } from 'vitest';
import type { Foreseen } from '../../../../contract/risk-state.ts';
import { day, instant } from '../../../../contract/time.ts';
import {
  dayWord,
  effectsWord,
  fateWord,
  untilWord,
} from '../../../../renderer/dispatch/classification/class-words.ts';

const now = Date.UTC(2026, 10, 22, 12);
const zone = 'America/Chicago';
const row = (effect: Foreseen['effect']): Foreseen => ({
  videoId: effect,
  title: 'KC26-1',
  officerName: null,
  recordedAt: null,
  zone,
  from: [],
  deletedAtBefore: null,
  deletedAtAfter: null,
  effect,
  why: effect === 'refused' ? 'held' : null,
});

test('what a class does to many is said as counts, each kind once', () => {
  const rows = [row('longer'), row('longer'), row('shorter'), row('refused'), row('same')];
  expect(effectsWord(rows)).toBe(
    '2 recordings kept longer, 1 recording kept as long as now, 1 recording kept shorter, which waits for a second person, 1 recording refused',
  );
});

test('a day that is over already means that the recording goes at once', () => {
  expect(untilWord(now - day, zone, now)).toBe('at once (21 Nov 2026)');
  expect(untilWord(now + day, zone, now)).toBe('23 Nov 2026');
  expect(untilWord(null, zone, now)).toBe('no end');
  expect(dayWord(now - day, zone, now)).toBe('at once, for 21 Nov 2026 is over');
});

test('a recording on hold is said to be held, whatever its class would do', () => {
  const video = { deletedAt: instant(now + 3 * day), zone } as Parameters<typeof fateWord>[0]['video'];
  expect(fateWord({ video, hold: 'Litigation hold' }, now)).toEqual({ says: 'on hold', isNear: false });
  expect(fateWord({ video, hold: null }, now)).toEqual({ says: 'in 3 d', isNear: true });
  expect(fateWord({ video: { ...video, deletedAt: null }, hold: null }, now).says).toBe('kept');
});
