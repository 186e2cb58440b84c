import { centralApi } from '../../../contract/central-api.ts';
import { refusals } from '../../../contract/problem.ts';
import { minute, second } from '../../../contract/time.ts';
import { isNo, type No } from '../central/no.ts';
import { refusalOfDatabase } from '../db/open.ts';
import type { Ports } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { sentBody } from './kept-body.ts';
import { allImports, nextBatch, noteTaken, setState } from './store.ts';

/** Sends files that are to be brought in to the central, a batch at a time. One for each session. */
export type Bringing = {
  /** Something happened that may be worth a look: a file is to be brought in, the network or a token is back. Cheap. */
  readonly wake: () => void;
  /** Lets go of a file: `drop` is called when nothing of it is on its way any more. */
  readonly leave: (id: string, drop: () => void) => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Needs = Pick<Ports, 'clock' | 'log'> & {
  readonly signedIn: SignedIn;
  readonly changed: () => void;
};

const firstWaitMs = 5 * second;
const longestWaitMs = 5 * minute;
/** Five thousand rows of new officers on a small central. */
const patienceMs = 2 * minute;

export function createBringing({ signedIn, clock, log, changed }: Needs): Bringing {
  const { db, central } = signedIn;
  const stopping = new AbortController();
  let current: { readonly id: string; readonly abort: AbortController } | null = null;
  let turn: Promise<void> | null = null;
  const left = new Set<string>();
  let isAgain = false;
  let failures = 0;
  let cancelTimer = (): void => {};

  return {
    wake,
    leave: async (id, drop) => {
      left.add(id);
      if (current?.id === id) current.abort.abort();
      await turn;
      drop();
      left.delete(id);
      wake();
    },
    stop: async () => {
      stopping.abort();
      current?.abort.abort();
      cancelTimer();
      await turn;
    },
  };

  function wake(): void {
    if (stopping.signal.aborted) return;
    isAgain = true;
    cancelTimer();
    turn ??= turns();
  }

  async function turns(): Promise<void> {
    // Whoever woke us may be in the middle of a transaction.
    await Promise.resolve();
    let wait: number | null = null;
    while (isAgain && !stopping.signal.aborted) {
      isAgain = false;
      wait = await sendSafely();
    }
    turn = null;
    if (wait !== null && !stopping.signal.aborted) cancelTimer = clock.after(wait, wake);
  }

  async function sendSafely(): Promise<number | null> {
    try {
      return await sendAll();
    } catch (error) {
      const refusal = refusalOfDatabase(error);
      log(refusal === null ? 'error' : 'warn', refusal === null ? 'bug' : 'import-waits', {
        where: 'import',
        error: error instanceof Error ? error.stack : String(error),
      });
      return longestWaitMs;
    }
  }

  /** Answers after how many milliseconds it is worth another look; null: nothing waits. */
  async function sendAll(): Promise<number | null> {
    for (;;) {
      const file = allImports(db.read).findLast(({ id, state }) => state === 'sending' && !left.has(id));
      if (file === undefined || stopping.signal.aborted) return null;
      const batch = nextBatch(db.read, file.id);
      if (batch === null) {
        db.write('import done', (write) => setState(write, file.id, 'done'));
        changed();
        continue;
      }
      const abort = new AbortController();
      current = { id: file.id, abort };
      const options = { timeoutMs: patienceMs, signal: abort.signal };
      const taken = await central.post(centralApi.importRows, sentBody(batch.body), options);
      current = null;
      if (stopping.signal.aborted || left.has(file.id)) return null;
      if (isNo(taken)) {
        const wait = noteNo(file.id, taken);
        if (wait !== null) return wait;
        continue;
      }
      failures = 0;
      db.write('import taken', (write) => {
        noteTaken(write, file.id, batch.number, taken);
        if (file.says !== null) setState(write, file.id, 'sending');
      });
      changed();
    }
  }

  /** Weather is waited for, and so is the next sign-in; a refusal stays one. */
  function noteNo(id: string, answer: No): number | null {
    const says = answer.detail ?? refusals[answer.refused].title;
    const waits = answer.weather || answer.refused === 'not-signed-in' || answer.refused === 'not-found';
    log('warn', 'import-waits', { refused: answer.refused });
    db.write('import waits', (write) => setState(write, id, waits ? 'sending' : 'stopped', says));
    changed();
    if (!waits) return null;
    failures += 1;
    return answer.retryAfterMs ?? Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs);
  }
}
