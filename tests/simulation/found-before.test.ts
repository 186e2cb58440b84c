import { expect, test } from 'vitest';
import type { Action } from './actions.ts';
import { houseForTests } from './suite.ts';
import { type Ages, allNewer } from './versions.ts';
import { live } from './world.ts';

const house = houseForTests();

/** What thousands of seeds found once, cut down: a list of actions that ended wrong, and what was wrong. */
const lists: readonly (readonly [says: string, desks: number, actions: readonly Action[], ages?: Ages])[] = [
  [
    'a desk that was put back went on showing what it had said before',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'desk-backup', desk: 0 },
      { do: 'note', desk: 0, review: 0 },
      { do: 'time', ms: 3000 },
      { do: 'desk-restore', desk: 0 },
    ],
  ],
  [
    'the answer to another question moved a desk beyond what it was told',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'desk-backup', desk: 0 },
      { do: 'note', desk: 0, review: 0 },
      { do: 'time', ms: 40000 },
      { do: 'desk-restore', desk: 0 },
      { do: 'meets', desk: 0, path: '/v1/feed', trouble: { fault: 'stale' } },
      { do: 'note', desk: 0, review: 1 },
    ],
  ],
  [
    'a mark that was removed after the central was put back stayed on another machine',
    3,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'mark', desk: 0, review: 0, finding: 0 },
      { do: 'time', ms: 40000 },
      { do: 'restore' },
      { do: 'unmark', desk: 0, review: 0, finding: 0 },
    ],
  ],
  [
    'a part of an audit log that came late was taken for a log that was cut',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      {
        do: 'meets',
        desk: 0,
        path: '/v1/events',
        trouble: { fault: 'cut', after: 763, how: 'end' },
      },
      { do: 'meets', desk: 0, path: '/v1/', trouble: { fault: 'echo' } },
      { do: 'time', ms: 40000 },
      { do: 'submit', desk: 0, review: 0 },
      { do: 'time', ms: 130000 },
    ],
  ],
  [
    'a desk that became another one while somebody signed in was turned away for ever',
    1,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'quit', desk: 0 },
      { do: 'mark', desk: 0, review: 2, finding: 1 },
      { do: 'desk-backup', desk: 0 },
      { do: 'mark', desk: 0, review: 0, finding: 0 },
      { do: 'time', ms: 130000 },
      { do: 'partition', desk: 0, isCutOff: true },
      { do: 'desk-restore', desk: 0 },
      { do: 'mark', desk: 0, review: 0, finding: 0 },
    ],
  ],
  [
    'a desk that was put back kept what its submitted review says already in the tray',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'mark', desk: 0, review: 0, finding: 1 },
      { do: 'desk-backup', desk: 0 },
      { do: 'submit', desk: 0, review: 0 },
      { do: 'time', ms: 250 },
      { do: 'desk-restore', desk: 0 },
    ],
    // The central took the submission before it knew what a finding by itself is.
    { central: 'older', manner: 'speaks', desks: ['newer', 'newer'] },
  ],
  [
    'an older word whose number was taken went out again after the newer word about the same thing',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'desk-backup', desk: 0 },
      { do: 'answer-missing', desk: 0, call: 1, code: 'unexplained' },
      { do: 'sign-in', desk: 0 },
      { do: 'desk-restore', desk: 0 },
      { do: 'mark', desk: 0, review: 0, finding: 0 },
      { do: 'unmark', desk: 0, review: 0, finding: 0 },
    ],
  ],
  [
    'a mark from another machine stayed on one desk when that machine and the central were both put back to before it',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'time', ms: 250 },
      { do: 'desk-backup', desk: 1 },
      { do: 'mark', desk: 1, review: 0, finding: 2 },
      { do: 'time', ms: 40_000 },
      { do: 'restore' },
      { do: 'desk-restore', desk: 1 },
    ],
  ],
  [
    'a mark that another machine had removed stayed away on one desk when that machine and the central were both put back',
    2,
    [
      { do: 'open', desk: 0, review: 0 },
      { do: 'time', ms: 40_000 },
      { do: 'mark', desk: 1, review: 0, finding: 2 },
      { do: 'time', ms: 40_000 },
      { do: 'desk-backup', desk: 1 },
      { do: 'backup' },
      { do: 'unmark', desk: 1, review: 0, finding: 2 },
      { do: 'time', ms: 40_000 },
      { do: 'restore' },
      { do: 'desk-restore', desk: 1 },
    ],
  ],
];

for (const [says, desks, actions, ages = allNewer(desks)] of lists)
  test(`${says}, and does no longer`, async () => {
    const { wrong } = await live({ seed: 1, desks, ages, actions }, house());
    expect(wrong).toEqual([]);
  });
