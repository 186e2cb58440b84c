import { useEffect } from 'react';

/** A screen that is fetched first is there within this many looks, 50 ms apart. */
const looks = 40;
/** What takes the focus by itself after a press (a list that closes, a card that goes) has done so after this, in milliseconds. */
const settledMs = 350;

/**
 * With a screen, or with a button that is gone once it was pressed, goes the focus, and a reviewer without a mouse has
 * to begin at the top of the window. So it goes to the picture, the list or the title of the screen; who takes the focus
 * for themselves keeps it.
 */
export function useScreenFocus(screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is the reason to look
  useEffect(() => {
    let left = looks;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      left -= 1;
      if (!takeFocus() && left > 0) timer = setTimeout(look, 50);
    };
    timer = setTimeout(look, 0);
    return () => clearTimeout(timer);
  }, [screen]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      timer = setTimeout(takeFocus, settledMs);
    };
    window.addEventListener('keyup', settle);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keyup', settle);
    };
  }, []);
}

/** False: nothing has the focus, and there is no place for it yet. */
function takeFocus(): boolean {
  const here = document.activeElement;
  if (here !== null && here !== document.body) return true;
  const place = ['main .stage-picture', 'main [role="grid"]', 'h1']
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .find((element) => element !== null);
  place?.focus({ preventScroll: true });
  return place !== undefined;
}
