import type { CommandMap } from '../keyboard/commands.ts';

/** Keys of the editor of forms and code lists. */
export const formKeys = {
  'editor.up': { says: 'Move the open part up', keys: ['Alt+ArrowUp'], repeats: true },
  'editor.down': { says: 'Move the open part down', keys: ['Alt+ArrowDown'], repeats: true },
  'editor.add': { says: 'Add a question or a code', keys: ['n'] },
  'editor.preview': { says: 'Show the preview', keys: ['1'] },
  'editor.changes': { says: 'Show what changes', keys: ['2'] },
  'editor.history': { says: 'Show the history', keys: ['3'] },
  'editor.publish': { says: 'Publish the next version', keys: ['Mod+Enter'] },
} as const satisfies CommandMap;
