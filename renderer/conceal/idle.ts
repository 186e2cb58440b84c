/** The two clocks of a page, in milliseconds: the world's, which may be set, and time passed, which sleep may stop. */
export type Clocks = { readonly world: () => number; readonly passed: () => number };

const pageClocks: Clocks = { world: () => Date.now(), passed: () => performance.now() };

/**
 * How long nobody touched the desk, in milliseconds. Whichever clock has gone further counts: neither sleep nor a clock
 * that is set back makes it shorter.
 */
export function createIdleness({ world, passed }: Clocks = pageClocks) {
  let [touchedWorld, touchedPassed] = [world(), passed()];
  return {
    touch: (): void => {
      [touchedWorld, touchedPassed] = [world(), passed()];
    },
    ms: (): number => Math.max(world() - touchedWorld, passed() - touchedPassed),
  };
}

const lookEveryMs = 1000;
const touches = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/**
 * Calls `tooLong` once each time nobody has touched the window for `allowedMs()`; a playing clip is no touch. Null there
 * means that nothing is watched. The answer ends it.
 */
export function watchIdleness(allowedMs: () => number | null, tooLong: () => void): () => void {
  const idleness = createIdleness();
  let isTold = false;
  let [x, y] = [Number.NaN, Number.NaN];

  const touched = (event: Event): void => {
    // Pages hear of a pointer that stands still when something moves below it.
    if (event instanceof PointerEvent && event.type === 'pointermove') {
      if (event.screenX === x && event.screenY === y) return;
      [x, y] = [event.screenX, event.screenY];
    }
    idleness.touch();
    isTold = false;
  };
  const look = (): void => {
    const allowed = allowedMs();
    if (allowed === null) idleness.touch();
    else if (!isTold && idleness.ms() >= allowed) {
      isTold = true;
      tooLong();
    }
  };

  for (const kind of touches) window.addEventListener(kind, touched, { capture: true, passive: true });
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    for (const kind of touches) window.removeEventListener(kind, touched, { capture: true });
  };
}
