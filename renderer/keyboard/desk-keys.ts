import type { CommandMap } from './commands.ts';

/** Keys of the whole desk and of its lists, by the name of the command. */
export const deskKeys = {
  'desk.queue': { says: 'Go to the queue', keys: ['g q', 'Alt+1'] },
  'desk.library': { says: 'Go to the library', keys: ['g l', 'Alt+2'] },
  'desk.sync': { says: 'Go to sync', keys: ['g s', 'Alt+3'] },
  'desk.samples': { says: 'Go to samples and audits', keys: ['g a', 'Alt+4'] },
  'desk.dispatch': { says: 'Go to dispatches', keys: ['g d', 'Alt+6'] },
  'desk.forms': { says: 'Go to forms and lists', keys: ['g f', 'Alt+5'] },
  'desk.keys': { says: 'Show or hide the keys', keys: ['?'] },
  'desk.theme': { says: 'Dark or light', keys: ['Alt+t'] },
} as const satisfies CommandMap;

export const listKeys = {
  'list.down': { says: 'Next row', keys: ['j', 'ArrowDown'], repeats: true },
  'list.up': { says: 'Row before', keys: ['k', 'ArrowUp'], repeats: true },
  'list.open': { says: 'Open the row', keys: ['Enter', 'o'] },
  'list.page-down': { says: 'A page down', keys: ['PageDown'], repeats: true },
  'list.page-up': { says: 'A page up', keys: ['PageUp'], repeats: true },
  'list.first': { says: 'First row', keys: ['Home'] },
  'list.last': { says: 'Last row', keys: ['End'] },
} as const satisfies CommandMap;

export const queueKeys = {
  'queue.filter': { says: 'Filter the queue', keys: ['/', 'Mod+f'] },
  'queue.next': { says: 'Review the next one due', keys: ['n'] },
} as const satisfies CommandMap;

export const libraryKeys = {
  'library.filter': { says: 'Find an incident number', keys: ['/', 'Mod+f'] },
  'library.clear': { says: 'Clear all filters', keys: ['x'] },
  'library.sort': { says: 'Sort by recording or by deletion', keys: ['s'] },
} as const satisfies CommandMap;

export const syncKeys = {
  'sync.now': { says: 'Send now', keys: ['s'] },
  'sync.mine': { says: 'Conflict: keep mine', keys: ['m'] },
  'sync.theirs': { says: 'Conflict: keep theirs', keys: ['t'] },
  'sync.next': { says: 'Next conflict', keys: ['j', 'ArrowDown'] },
  'sync.previous': { says: 'Conflict before', keys: ['k', 'ArrowUp'] },
} as const satisfies CommandMap;
