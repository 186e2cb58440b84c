import type { Log } from '../ports.ts';
import { cacheKib, type Handle } from './handle.ts';
import type { Fill, WriteDb } from './sql.ts';

export type Filling = {
  readonly run: <T>(work: (fill: Fill) => Promise<T>) => Promise<T>;
  /** Commits the transaction that a piece left open; without one it does nothing. */
  readonly settle: () => void;
  /** A transaction came to nothing; if it was the open one, so did all its pieces. */
  readonly undone: (error: unknown) => void;
};

type Needs = {
  readonly handle: Handle;
  readonly log: Log;
  readonly write: WriteDb;
  readonly begin: () => void;
  readonly committed: () => void;
  /** Does `work` inside of the transaction; what throws undoes it. */
  readonly orUndone: <T>(work: () => T) => T;
};

/**
 * Lets a database be filled without its log. A page that the file lacked is then encrypted once and lies where it belongs; by
 * way of the log it would be encrypted, read back and encrypted again. A page that is written over goes into a journal first,
 * from which SQLite undoes a transaction that was cut short, when the file is next opened. Each commit waits for the disk
 * twice, so several pieces are committed together. Where the kind of journal can't be changed, all goes on with the one
 * there is.
 */
export function createFilling({ handle, log, write, begin, committed, orUndone }: Needs): Filling {
  let isOpen = false;
  let failure: { readonly error: unknown } | null = null;

  const fill: Fill = {
    write: (_name, work) => {
      checkFailure();
      return orUndone(() => {
        if (!isOpen) open();
        return work(write);
      });
    },
    settle: () => {
      checkFailure();
      settle();
    },
  };

  return {
    run: async (work) => {
      failure = null;
      changeJournal('TRUNCATE');
      // Hardly a page that was filled is asked for again, and a first pull needs memory elsewhere.
      handle.exec(`PRAGMA main.cache_size=-${cacheKib / 2}`);
      try {
        return await work(fill);
      } finally {
        if (handle.open) leave();
      }
    },
    settle,
    undone: (error) => {
      if (!isOpen) return;
      failure = { error };
      close();
    },
  };

  function settle(): void {
    if (!isOpen) return;
    orUndone(() => handle.exec('COMMIT'));
    close();
    committed();
  }

  function open(): void {
    // How a commit is synced can't be changed once its transaction has begun.
    handle.exec('PRAGMA synchronous=NORMAL');
    isOpen = true;
    begin();
  }

  function close(): void {
    isOpen = false;
    handle.exec('PRAGMA synchronous=FULL');
  }

  /** Pieces are gone, perhaps with somebody else's commit: whoever fills must not go on as if they were there. */
  function checkFailure(): void {
    if (failure !== null) throw failure.error;
  }

  function leave(): void {
    try {
      fill.settle();
    } finally {
      handle.exec(`PRAGMA main.cache_size=-${cacheKib}`);
      changeJournal('WAL');
    }
  }

  function changeJournal(to: 'TRUNCATE' | 'WAL'): void {
    try {
      handle.exec(`PRAGMA main.journal_mode=${to}`);
    } catch (error) {
      log('warn', 'journal-not-changed', { to, error: String(error) });
    }
  }
}
