import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { UNSAFE_PortalProvider } from 'react-aria/PortalProvider';
import { createPortal } from 'react-dom';
import { useDeskStore } from '../desk/DeskProvider.tsx';
import { conceal, useConcealed } from './conceal-store.ts';
import { watchIdleness } from './idle.ts';
import { LockScreen } from './LockScreen.tsx';

/**
 * Shows the screens, or only the way back to them. While concealed the screens are taken out of the document as they
 * are, with what was typed into them; nothing of them can be seen, heard, read out or found in it.
 */
export function Concealment({ children }: { readonly children: ReactNode }) {
  const store = useDeskStore();
  const why = useConcealed();
  const isConcealed = why !== null;

  useEffect(
    () =>
      watchIdleness(
        () => {
          const { desk } = store.getState();
          return desk?.account && desk.session.concealed === null ? desk.session.concealAfterMs : null;
        },
        () => void conceal(store, 'idle'),
      ),
    [store],
  );
  useLayoutEffect(() => (isConcealed ? takeAway() : undefined), [isConcealed]);
  return (
    <UNSAFE_PortalProvider getContainer={() => place('overlays')}>
      {children}
      {why === null ? null : createPortal(<LockScreen why={why} />, place('lock'))}
    </UNSAFE_PortalProvider>
  );
}

/** Takes all that is shown out of the document; the answer puts it back. */
function takeAway(): () => void {
  const desk = place('desk');
  const { title } = document;
  for (const media of desk.querySelectorAll<HTMLMediaElement>('video, audio')) media.pause();
  desk.remove();
  document.title = 'Second Watch';
  // What was last read out.
  for (const log of document.querySelectorAll('[data-live-announcer] > *')) log.replaceChildren();
  return () => {
    document.body.prepend(desk);
    document.title = title;
  };
}

const places = new Map<string, HTMLElement>();

/** An element of index.html, found once: it isn't in the document all the time. */
function place(id: 'desk' | 'overlays' | 'lock'): HTMLElement {
  const found = places.get(id) ?? document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  places.set(id, found);
  return found;
}

// Before anything is taken away.
for (const id of ['desk', 'overlays', 'lock'] as const) place(id);
