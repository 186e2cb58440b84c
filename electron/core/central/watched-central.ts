import type { Clock } from '../ports.ts';
import type { Central, Greeting } from './client.ts';
import { isNo, type No } from './no.ts';

/** A central whose standing is known without asking: how it introduced itself, and what is wrong with reaching it. */
export type WatchedCentral = Central & {
  readonly standing: () => { readonly hello: Greeting | null; readonly problem: No | null };
  /** Asks for its hello now, and again every 15 s as long as it isn't reached. */
  readonly start: () => void;
  readonly stop: () => void;
};

const againMs = 15_000;

/** `changed` is told when the standing is not what it was. */
export function watchCentral(central: Central, clock: Clock, changed: () => void): WatchedCentral {
  let hello: Greeting | null = null;
  let problem: No | null = null;
  let cancel = (): void => {};
  let stopped = false;

  const watched: WatchedCentral = {
    ...central,
    hello: async () => {
      const answer = await central.hello();
      if (!isNo(answer)) {
        const isNew = JSON.stringify({ ...answer, now: 0 }) !== JSON.stringify({ ...hello, now: 0 });
        hello = answer;
        if (isNew) changed();
      }
      return noting(answer);
    },
    call: async (line, given, options) => noting(await central.call(line, given, options), options?.signal),
    post: async (line, bodyText, options) =>
      noting(await central.post(line, bodyText, options), options?.signal),
    open: async (line, given, options) => noting(await central.open(line, given, options), options?.signal),
    standing: () => ({ hello, problem }),
    start: () => void ask(),
    stop: () => {
      stopped = true;
      cancel();
    },
  };
  return watched;

  async function ask(): Promise<void> {
    if (hello === null || problem !== null) await watched.hello();
    if (!stopped) cancel = clock.after(againMs, () => void ask());
  }

  function noting<T>(answer: T, stoppedBy?: AbortSignal): T {
    // A call that we broke off ourselves says nothing about the central.
    if (stoppedBy?.aborted) return answer;
    const now = isNo(answer) && answer.weather ? answer : null;
    if (now?.refused !== problem?.refused || now?.detail !== problem?.detail) {
      problem = now;
      changed();
    }
    return answer;
  }
}
