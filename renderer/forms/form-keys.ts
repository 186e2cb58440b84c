import type { CommandMap } from '../keyboard/commands.ts';

/** Keys of the editor of forms and code lists. */
export const formKeys = {
  'form.up': { says: 'Move the open part up', keys: ['Alt+ArrowUp'], repeats: true },
  'form.down': { says: 'Move the open part down', keys: ['Alt+ArrowDown'], repeats: true },
  'form.add': { says: 'Add a question or a code', keys: ['n'] },
  'form.preview': { says: 'Show the preview', keys: ['1'] },
  'form.changes': { says: 'Show what changes', keys: ['2'] },
  'form.history': { says: 'Show the history', keys: ['3'] },
  'form.publish': { says: 'Publish the next version', keys: ['Mod+Enter'] },
} as const satisfies CommandMap;
