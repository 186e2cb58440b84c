import { expect, test } from 'vitest';
import type { SyncSummary } from '../../../contract/desk-state.ts';
import { instant } from '../../../contract/time.ts';
import { isClockOff, nextTryText, syncWords } from '../../../renderer/words/sync.ts';

const now = 1_800_000_000_000;
const calm: SyncSummary = {
  state: 'idle',
  problem: null,
  unsent: 0,
  unsentSince: null,
  conflicts: 0,
  refused: 0,
  unread: 0,
  lastPulledAt: instant(now - 60_000),
  nextTryAt: null,
  pulled: 0,
  clockAheadMs: null,
};
const twoKept = { unsent: 2, unsentSince: instant(now - 4 * 60_000) };

test.each<[says: string, change: Partial<SyncSummary>, dot: string, words: string]>([
  ['nothing kept is a full dot', {}, 'accepted', 'everything sent'],
  ['kept work is a hollow dot with its age', twoKept, 'kept', '2 not sent, 4 min'],
  ['work of this minute has no age', { ...twoKept, unsentSince: instant(now - 5000) }, 'kept', '2 not sent'],
  ['work on its way is not sent yet', { ...twoKept, state: 'pushing' }, 'kept', '2 not sent, 4 min'],
  ['away without work is only away', { state: 'offline' }, 'away', 'offline'],
  ['away with work says both', { state: 'offline', ...twoKept }, 'kept', 'offline, 2 not sent, 4 min'],
  [
    'a decision comes before all else',
    { state: 'offline', conflicts: 1, refused: 1 },
    'conflict',
    '1 conflict to decide',
  ],
  [
    'refused items come before the rest',
    { refused: 3, ...twoKept },
    'refused',
    '3 refused, 2 not sent, 4 min',
  ],
  [
    'an ended sign-on is said',
    { state: 'signed-out', ...twoKept },
    'kept',
    'sign-on ended, 2 not sent, 4 min',
  ],
  [
    'the first fetch counts',
    { state: 'pulling', lastPulledAt: null, pulled: 12_400 },
    'away',
    'first fetch, 12,400 records',
  ],
  ['a later fetch is no news', { state: 'pulling' }, 'accepted', 'everything sent'],
])('%s', (_, change, dot, says) => {
  expect(syncWords({ ...calm, ...change }, now)).toEqual({ dot, says });
});

test('the next try is counted down', () => {
  expect([null, now - 5, now + 42_000, now + 250_000].map((at) => nextTryText(at, now))).toEqual([
    'when there is something new',
    'now',
    'in 42 s',
    'in 4 min 10 s',
  ]);
});

test('a clock is off from two minutes on, either way', () => {
  expect([null, 90_000, 120_000, -259_200_000].map(isClockOff)).toEqual([false, false, true, true]);
});
