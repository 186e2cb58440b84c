import type { Concealed } from '../../../contract/desk-state.ts';
import { hour, type Instant, instant } from '../../../contract/time.ts';
import type { Clock } from '../ports.ts';

/** A sign-on lasts so long, whatever is done meanwhile. */
const lengthMs = 12 * hour;

/** Whether the one who is signed in may see anything, and until when. `changed` is told when the sign-on ends by itself. */
export type Standing = ReturnType<typeof createStanding>;

export function createStanding(clock: Clock, changed: () => void) {
  let endsAt: Instant | null = null;
  let why: Concealed | null = null;
  let cancel = (): void => {};

  return {
    endsAt: () => endsAt,
    /** The end counts by the clock and by time passed: neither sleep nor a clock that is set back makes it later. */
    concealed: (): Concealed | null => (endsAt !== null && clock.now() >= endsAt ? 'ended' : why),
    admitted: (): void => {
      cancel();
      endsAt = instant(clock.now() + lengthMs);
      why = null;
      cancel = clock.after(lengthMs, () => {
        why = 'ended';
        changed();
      });
    },
    conceal: (because: Concealed): void => {
      if (endsAt !== null) why ??= because;
    },
    /** Not what has ended. */
    unlocked: (): void => {
      if (why !== 'ended') why = null;
    },
    left: (): void => {
      cancel();
      endsAt = null;
      why = null;
    },
  };
}
