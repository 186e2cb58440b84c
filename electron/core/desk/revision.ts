import type { Touched } from '../db/sql.ts';
import type { Clock } from '../ports.ts';

/**
 * Counts what the window shows: `current` rises with everything, `catalogue` with pulled lists. Both begin at the time
 * of day, so that they rise across restarts of the core too.
 */
export type Revision = {
  readonly current: () => number;
  readonly catalogue: () => number;
  readonly bump: (what?: Change) => void;
  /** Answers when `current` is not `after` any more, or after so many milliseconds. */
  readonly beyond: (after: number, milliseconds: number) => Promise<void>;
};

/**
 * `isLight`: one of many, as in a pull; those are told together, a few times a second. `touched`: what the census matches
 * again.
 */
export type Change = {
  readonly catalogue?: boolean;
  readonly isLight?: boolean;
  readonly touched?: Touched;
};

const togetherMs = 250;

export function createRevision(clock: Clock): Revision {
  let current: number = clock.now();
  let catalogue = current;
  const waiting = new Set<() => void>();
  /** What light changes since the last telling add up to; null: none since, and no timer runs. */
  let gathered: Change | null = null;

  return {
    current: () => current,
    catalogue: () => catalogue,
    bump: (what = {}) => {
      if (!what.isLight) tell(what);
      else if (gathered) gathered = { catalogue: gathered.catalogue === true || what.catalogue === true };
      else {
        tell(what);
        gathered = {};
        clock.after(togetherMs, tellGathered);
      }
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

  function tell({ catalogue: isCatalogue }: Change): void {
    current += 1;
    if (isCatalogue) catalogue = current;
    for (const wake of [...waiting]) wake();
  }

  function tellGathered(): void {
    const change = gathered;
    gathered = null;
    if (change?.catalogue !== undefined) tell(change);
  }
}
