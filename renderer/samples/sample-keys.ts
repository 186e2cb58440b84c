import type { CommandMap } from '../keyboard/commands.ts';

/** Keys of the screens for samples and audits, by the name of the command. */
export const overviewKeys = {
  'samples.new': { says: 'Plan a new audit', keys: ['n'] },
  'samples.audits': { says: 'Show audits', keys: ['1'] },
  'samples.periodic': { says: 'Show periodic reviews', keys: ['2'] },
  'samples.queue': { says: 'Go to my queue', keys: ['Q'] },
} as const satisfies CommandMap;

export const planKeys = {
  'plan.commit': { says: 'Go on to commit and draw', keys: ['Mod+Enter'] },
  'plan.remove': { says: 'Remove this plan', keys: ['Alt+Delete'] },
} as const satisfies CommandMap;

export const drawKeys = {
  'draw.next': { says: 'Take the next step: commit, or draw', keys: ['Mod+Enter'] },
  'draw.plan': { says: 'Back to the plan', keys: ['b'] },
} as const satisfies CommandMap;
