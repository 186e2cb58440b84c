import { startTransition, useEffect, useState } from 'react';
import { useSession } from './session.ts';

/** Nobody waits longer for the rest of the screen, in milliseconds. */
const patience = 150;

/**
 * False until the first picture is on the glass, or it is clear that none will come soon. What is drawn then is
 * most of the work of drawing: so it doesn't keep the footage waiting, and is drawn once, with the record in it.
 */
export function useAfterPicture(): boolean {
  const { player, review } = useSession();
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    const go = (): void => startTransition(() => setAfter(true));
    const late = setTimeout(go, patience);
    const stopPictures = player.onPicture(go);
    const stopReview = review.store.subscribe(({ phase, footage }) => {
      const mayCome = footage.state === 'asking' || footage.state === 'playable';
      if (phase === 'purpose' || phase === 'failed' || !mayCome) go();
    });
    return () => {
      clearTimeout(late);
      stopPictures();
      stopReview();
    };
  }, [player, review]);
  return isAfter;
}
