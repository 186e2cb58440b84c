import { useCallback } from 'react';
import type { Group } from './kinds.ts';
import { openChoice, useSession } from './session.ts';

/** Tags what is on the glass as one of a family. `ask`: the kind is chosen afterwards, the moment is taken now. */
export function useTag(): (group: Group, ask?: boolean) => void {
  const { tagging, places } = useSession();
  return useCallback(
    (group, ask = false) =>
      tagging(group, ask, () => {
        // The card is drawn first.
        if (ask) requestAnimationFrame(() => openChoice(places.kind));
      }),
    [tagging, places],
  );
}
