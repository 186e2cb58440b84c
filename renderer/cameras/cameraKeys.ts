import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { focusPanel } from '../review/panelFocus.ts';
import { useCameras, useSession } from '../review/session.ts';
import { cameraKeys, panelKeys } from './cameraCommands.ts';

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
