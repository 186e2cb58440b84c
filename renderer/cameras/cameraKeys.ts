import type { CommandMap } from '../keyboard/commands.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { focusPanel } from '../review/panelFocus.ts';
import { useCameras, useSession } from '../review/session.ts';

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

/** Coarse steps of an offset, in milliseconds. */
export const coarseMs = 100;

/** The keys act on the camera that is chosen. */
export function useCameraKeys(): void {
  const session = useSession();
  const { cameras } = session;
  const chosen = useCameras((state) => state.chosen);
  const active = chosen !== null;
  const id = chosen ?? '';
  useCommands('Review', panelKeys, { 'panel.cameras': () => focusPanel(session, 'cameras') });
  useCommands(
    'The chosen camera',
    cameraKeys,
    {
      'camera.frameBack': () => cameras.moveFrame(id, -1),
      'camera.frameOn': () => cameras.moveFrame(id, 1),
      'camera.back': () => cameras.move(id, -coarseMs),
      'camera.on': () => cameras.move(id, coarseMs),
      'camera.markHere': () => cameras.mark(id, 'leaderMs'),
      'camera.markThere': () => cameras.mark(id, 'cameraMs'),
      'camera.hear': () => cameras.hear(cameras.store.getState().heard === id ? null : id),
      'camera.next': () => {
        const all = cameras.store.getState().cameras;
        const at = all.findIndex(({ clip }) => clip.id === id);
        const next = all[(at + 1) % all.length];
        if (next !== undefined) cameras.choose(next.clip.id);
      },
    },
    { active },
  );
}
