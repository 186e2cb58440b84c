import { startTransition, useEffect, useState } from 'react';

/** How many of a long list to show now: `step`, and so many more with each frame, so that no frame waits for all of them. */
export function useGrowing(length: number, step: number): number {
  const [shown, setShown] = useState(step);
  useEffect(() => {
    if (shown >= length) return;
    const frame = requestAnimationFrame(() => startTransition(() => setShown(shown + step)));
    return () => cancelAnimationFrame(frame);
  }, [shown, length, step]);
  return Math.min(shown, length);
}
