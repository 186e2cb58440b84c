import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** A window that isn't painted (hidden, or very busy) doesn't wait longer than this, in milliseconds. */
const longestMs = 200;

/**
 * Whether what is wanted is to be drawn: not in the frame in which it is first wanted but right after that frame was
 * painted, so that the small thing that was asked for is seen first and the large one beside it follows. The next press
 * of a key finds it drawn, however soon it comes. With `isAtOnce` it isn't put off.
 */
export function useAfterPaint(isWanted: boolean, isAtOnce: boolean): boolean {
  const [isDrawn, setIsDrawn] = useState(false);
  useLayoutEffect(() => {
    if (!isWanted) setIsDrawn(false);
  }, [isWanted]);
  const isWaiting = isWanted && !isAtOnce && !isDrawn;
  useEffect(() => (isWaiting ? afterPaint(() => flushSync(() => setIsDrawn(true))) : undefined), [isWaiting]);
  return isWanted && (isAtOnce || isDrawn);
}

/** Runs once: after the next frame, before the next press of a key, or when neither comes. The answer stops it. */
function afterPaint(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  const end = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(late);
    window.removeEventListener('keydown', go, { capture: true });
    port1.close();
  };
  const go = (): void => {
    end();
    run();
  };
  // A frame's callbacks run before it is painted, what they post runs after it.
  port1.onmessage = go;
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  const late = setTimeout(go, longestMs);
  window.addEventListener('keydown', go, { capture: true });
  return end;
}
