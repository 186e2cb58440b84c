import { useCallback } from 'react';
import { type Group, kindFor } from './kinds.ts';
import { openChoice, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/** Tags what is on the glass as one of a family. `ask`: the kind is chosen afterwards, the moment is taken now. */
export function useTag(): (group: Group, ask?: boolean) => void {
  const { review, player, places } = useSession();
  const kinds = useFindingKinds();
  return useCallback(
    (group, ask = false) => {
      const { detail } = review.store.getState();
      if (detail === null) return;
      const { durationMs, muted } = detail.video;
      const kind = kindFor(kinds, group, { atMs: player.frameTime().ms, durationMs, muted });
      if (kind === null) return;
      void review.tag(kind.code, kind.label).then((kept) => {
        // The card is drawn first.
        if (kept && ask) requestAnimationFrame(() => openChoice(places.kind));
      });
    },
    [review, player, places, kinds],
  );
}
