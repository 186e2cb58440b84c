import type { SafetyStanding } from '../../../contract/sync-state.ts';
import { minute } from '../../../contract/time.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { lastStart } from './last-start.ts';

/** Takes safety copies while somebody is signed in. */
export type Keeping = {
  readonly standing: () => SafetyStanding;
  /** Lets a proof that is under way come to its end. */
  readonly stop: () => Promise<void>;
};

/** Whoever has just come in wants the queue first. */
const firstAfterMs = 20_000;
const everyMs = 10 * minute;

export function keepSafe(
  { db, safety }: Pick<SignedIn, 'db' | 'safety'>,
  clock: Clock,
  changed: () => void,
): Keeping {
  let cancel = clock.after(firstAfterMs, turn);
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  function turn(): void {
    cancel = clock.after(everyMs, turn);
    if (!safety.isDue()) return;
    running = safety.takeAndProve().then(() => {
      if (!isStopped) changed();
    });
  }

  return {
    standing: () => ({ ...safety.standing(), lastStart: lastStart(db.read) }),
    stop: async () => {
      isStopped = true;
      cancel();
      await running;
    },
  };
}
