import type { CommandMap } from '../../keyboard/commands.ts';

/** How many answers have a key of their own. */
export const mostKeys = 9;

/** The answers' keys are their places on the department's list. */
export const answerKeys = Object.fromEntries(
  Array.from({ length: mostKeys }, (_, index) => [
    `missing.answer${index + 1}`,
    { says: `Give answer ${index + 1} of the list`, keys: [String(index + 1)], isFixed: true },
  ]),
) as Readonly<Record<`missing.answer${number}`, CommandMap[string]>>;

/** Keys of the work on missing recordings. */
export const missingKeys = {
  'missing.note': { says: 'Write a note to go with the answer', keys: ['n'] },
  'missing.choose': { says: 'Choose this call, to answer several at once', keys: ['x'] },
  'missing.all': { says: 'Choose all calls of the list, or none', keys: ['Shift+X'] },
  'missing.back': { says: 'Take the answer back', keys: ['u'] },
  'missing.watch': { says: 'Watch the first recording of another officer on scene', keys: ['w'] },
  'missing.hand': { says: 'Choose the recordings by hand', keys: ['h'] },
} as const satisfies CommandMap;
