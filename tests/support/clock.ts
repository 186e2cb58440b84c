import { type Instant, instant } from '../../contract/time.ts';
import type { Clock } from '../../electron/core/ports.ts';

export type FakeClock = Clock & {
  /** Moves on, calling what falls due on the way, each at its own time; then lets what they began settle a little. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** Sets the time of day without letting time pass, as a person or a time server does. */
  readonly set: (now: number) => void;
};

/** A clock that stands still until it is moved. Starts on a Tuesday in November. */
export function createFakeClock(start = Date.UTC(2026, 10, 24, 14, 0)): FakeClock {
  let offset = start;
  let passed = 0;
  let due: { readonly at: number; readonly run: () => void }[] = [];
  const now = (): Instant => instant(offset + passed);

  return {
    now,
    set: (to) => {
      offset = to - passed;
    },
    after: (milliseconds, run) => {
      const timer = { at: passed + milliseconds, run };
      due.push(timer);
      return () => {
        due = due.filter((other) => other !== timer);
      };
    },
    advance: async (milliseconds) => {
      const until = passed + milliseconds;
      for (;;) {
        const next = due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((other) => other !== next);
        passed = Math.max(passed, next.at);
        next.run();
        await settle();
      }
      passed = until;
      await settle();
    },
  };
}

/** Lets promises and short I/O that are under way come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
