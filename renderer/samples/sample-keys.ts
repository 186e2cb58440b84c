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

export const partKeys = {
  'sample.items': { says: 'Show the items', keys: ['1'] },
  'sample.results': { says: 'Show the results', keys: ['2'] },
  'sample.paper': { says: 'Show the work paper', keys: ['3'] },
} as const satisfies CommandMap;

export const itemKeys = {
  'item.next': { says: 'Review the next one to do', keys: ['n'] },
  'item.unavailable': { says: 'The item is unavailable', keys: ['u'] },
  'item.missing': { says: 'The item is missing', keys: ['m'] },
  'item.out': { says: 'The item is out of frame', keys: ['f'] },
  'item.back': { says: 'Back to “to do”', keys: ['r'] },
  'item.extend': { says: 'Take more of the same draw', keys: ['e'] },
  'item.along': { says: 'Take the footage along', keys: ['t'] },
} as const satisfies CommandMap;

export const inReviewKeys = {
  'sample.next': { says: 'Next item of the sample', keys: ['Alt+PageDown'] },
  'sample.previous': { says: 'Item before, in the sample', keys: ['Alt+PageUp'] },
  'sample.list': { says: 'Back to the list of the sample', keys: ['Alt+Home'] },
} as const satisfies CommandMap;

export const paperKeys = {
  'paper.print': { says: 'Print the work paper, or save it as a PDF', keys: ['p', 'Mod+p'] },
  'paper.sign': { says: 'Sign the work paper', keys: ['s'] },
  'paper.signOff': { says: 'Sign off a work paper that somebody else prepared', keys: ['o'] },
  'paper.remark': { says: 'Add a remark to the signed work paper', keys: ['m'] },
} as const satisfies CommandMap;
