import type { CommandMap } from '../keyboard/commands.ts';

export const panelKeys = {
  'panel.cameras': { says: 'Other cameras of this incident', keys: ['Shift+V'] },
} as const satisfies CommandMap;

const leavesNotes = { notWhileTyping: true } as const;

/**
 * Letters, because Alt makes other signs of signs on a Mac. While a note is typed, Alt and the same letters tag, play and
 * jump, whether a camera is chosen or not.
 */
export const cameraKeys = {
  'camera.frameBack': { says: 'One of its frames earlier', keys: ['Alt+J'], repeats: true, ...leavesNotes },
  'camera.frameOn': { says: 'One of its frames later', keys: ['Alt+K'], repeats: true, ...leavesNotes },
  'camera.back': { says: '100 ms earlier', keys: ['Alt+Shift+J'], repeats: true },
  'camera.on': { says: '100 ms later', keys: ['Alt+Shift+K'], repeats: true },
  'camera.markHere': {
    says: 'The flash or sound is here, in this recording',
    keys: ['Alt+M'],
    ...leavesNotes,
  },
  'camera.markThere': {
    says: 'The flash or sound is here, in the other camera',
    keys: ['Alt+N'],
    ...leavesNotes,
  },
  'camera.hear': { says: 'Hear the other camera, or this recording', keys: ['Alt+S'], ...leavesNotes },
  'camera.next': { says: 'Choose the next camera', keys: ['Alt+B'], ...leavesNotes },
} as const satisfies CommandMap;
