import { useCallback } from 'react';
import { clockText } from '../../contract/time.ts';
import { say } from '../ui/notice-store.ts';
import { type Group, kindFor } from './kinds.ts';
import { momentOf } from './marks.ts';
import { openChoice, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/**
 * Tags what is on the glass as one of a family. Paused, it is a moment, and its card opens; while playing it begins a
 * range, which the same key ends. `ask`: the kind is chosen afterwards, the moment is taken now.
 */
export function useTag(): (group: Group, ask?: boolean) => void {
  const { review, player, places, reaction } = useSession();
  const kinds = useFindingKinds();
  return useCallback(
    (group, ask = false) => {
      const moment = momentOf(player, reaction.ms);
      const { detail, running } = review.store.getState();
      if (detail === null) return;
      const begun = running.find((one) => one.group === group);
      if (begun !== undefined) {
        review.end(begun, moment);
        return;
      }
      const { durationMs, muted } = detail.video;
      const kind = kindFor(kinds, group, { atMs: moment.meant.ms, durationMs, muted });
      if (kind === null) return;
      if (player.store.getState().playing && !ask) {
        void review.begin(kind, group, moment)?.kept.then((kept) => {
          if (kept) say(`${kind.label} from ${clockText(moment.meant.ms)}; the same key ends it.`);
        });
        return;
      }
      // The card is drawn first.
      if (review.tag(kind, moment) !== null && ask) requestAnimationFrame(() => openChoice(places.kind));
    },
    [review, player, places, kinds, reaction],
  );
}
