import type { Clock } from '../ports.ts';

/**
 * Counts what the window shows: `current` rises with everything, `catalogue` with pulled lists. Both begin at the time
 * of day, so that they rise across restarts of the core too.
 */
export type Revision = {
  readonly current: () => number;
  readonly catalogue: () => number;
  readonly bump: (what?: { readonly catalogue: boolean }) => void;
  /** Answers when `current` is not `after` any more, or after so many milliseconds. */
  readonly beyond: (after: number, milliseconds: number) => Promise<void>;
};

export function createRevision(clock: Clock): Revision {
  let current: number = clock.now();
  let catalogue = current;
  const waiting = new Set<() => void>();

  return {
    current: () => current,
    catalogue: () => catalogue,
    bump: (what) => {
      current += 1;
      if (what?.catalogue) catalogue = current;
      for (const wake of [...waiting]) wake();
    },
    beyond: (after, milliseconds) =>
      new Promise((resolve) => {
        // A window may know a higher number, from before the clock was set back: it is answered at once as well.
        if (after !== current) {
          resolve();
          return;
        }
        const wake = (): void => {
          waiting.delete(wake);
          cancel();
          resolve();
        };
        const cancel = clock.after(milliseconds, wake);
        waiting.add(wake);
      }),
  };
}
