import type { CommandMap } from '../../keyboard/commands.ts';

/** Keys of the list of classes that don't fit, and of the list of requests that wait. */
export const riskKeys = {
  'risk.select': { says: 'Select or leave out the row', keys: ['Space'] },
  'risk.extend-down': { says: 'Select on downwards', keys: ['Shift+ArrowDown', 'J'], repeats: true },
  'risk.extend-up': { says: 'Select on upwards', keys: ['Shift+ArrowUp', 'K'], repeats: true },
  'risk.all': { says: 'Select all that are found', keys: ['a'] },
  'risk.none': { says: 'Select none', keys: ['x'] },
  'risk.reclassify': { says: 'Reclassify the selected', keys: ['c'] },
  'risk.waiting': { says: 'Show requests that wait for a second person', keys: ['w'] },
} as const satisfies CommandMap;

export const waitingKeys = {
  'waiting.approve': { says: 'Approve the request', keys: ['a'] },
  'waiting.decline': { says: 'Decline the request', keys: ['d'] },
  'waiting.withdraw': { says: 'Take one’s own request back', keys: ['r'] },
  'waiting.back': { says: 'Show classes that don’t fit', keys: ['w'] },
} as const satisfies CommandMap;
