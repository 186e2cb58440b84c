import { bridge, type Wire } from './bridge.ts';

type Send = (request: Request) => Promise<Response>;

/** A core in a process of its own, however it was started. */
export type CoreProcess = {
  readonly wire: Wire;
  readonly onExit: (hear: (code: number | null) => void) => void;
  readonly kill: () => void;
};

/** A core that is asked to stop has so long for it, and so long again to be gone once it was killed; in milliseconds. */
const patience = { asked: 3000, killed: 1000 };

/**
 * Keeps a core running: when its process dies, whoever waited is answered 503 (the window asks again) and a new one
 * is started, a little later each time it dies young. The work is on disk; nothing lives in the process alone.
 */
export function keepCore(start: () => CoreProcess, serve: Send, report: (sentence: string) => void) {
  let current = begin();
  let stopping = false;
  let quickDeaths = 0;

  function begin() {
    const startedAt = Date.now();
    const child = start();
    const joined = bridge(child.wire, serve);
    const gone = new Promise<void>((resolve) => {
      child.onExit((code) => {
        joined.close();
        resolve();
        if (stopping) return;
        quickDeaths = Date.now() - startedAt < 10_000 ? quickDeaths + 1 : 0;
        report(`The core's process ended (${code ?? 'killed'}); starting it again.`);
        setTimeout(
          () => {
            if (!stopping) current = begin();
          },
          Math.min(5000, 100 * 2 ** quickDeaths),
        ).unref();
      });
    });
    return { child, joined, gone };
  }

  return {
    ask: ((request) => current.joined.fetch(request)) satisfies Send,
    /** Asks the core to finish, and kills it if it doesn't: SQLite keeps what was written. Over in four seconds, always. */
    stop: async (): Promise<void> => {
      stopping = true;
      const { child, joined, gone } = current;
      void joined.fetch(new Request('http://desk.invalid/host/stop', { method: 'POST' }));
      if (await within(patience.asked, gone)) return;
      child.kill();
      await within(patience.killed, gone);
    },
  };
}

/** Whether it happened in so many milliseconds. */
function within(limitMs: number, happening: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), limitMs);
    void happening.then(() => {
      clearTimeout(late);
      resolve(true);
    });
  });
}
