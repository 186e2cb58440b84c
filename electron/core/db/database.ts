import type Database from 'better-sqlite3-multiple-ciphers';
import type { Log } from '../ports.ts';
import { createFilling } from './filling.ts';
import { isDamage } from './handle.ts';
import type { DeskDb, Matched, Params, ReadDb, Sql, Touched, Value, WriteDb } from './sql.ts';

/**
 * Told after each commit. `catalogue`: a pulled list changed too. `isLight`: by `writeLightly`, so many may follow.
 * `touched`: what is to be matched again; absent where nothing is.
 */
export type Written = (what: {
  readonly catalogue: boolean;
  readonly isLight: boolean;
  readonly touched?: Touched;
}) => void;

/** Hears how each transaction ended, and of pages that can't be read. */
export type Witness = {
  readonly committed: () => void;
  readonly rolledBack: () => void;
  readonly damaged: () => void;
  readonly closing: () => void;
};

const nobody: Witness = { committed: () => {}, rolledBack: () => {}, damaged: () => {}, closing: () => {} };

const nothingTouched = (): Record<Matched, Set<number>> => ({
  dispatch: new Set(),
  video: new Set(),
  rules: new Set(),
});

const slowMs = 40;
const slowWriteMs = 400;

/** Gives an open handle its manners: statements prepared once, reads that can't write, slow ones named in the log. */
export function createDatabase(
  handle: Database.Database,
  log: Log,
  written: Written,
  witness: Witness = nobody,
): DeskDb {
  const prepared = new Map<Sql<Params, unknown>, Database.Statement>();
  const plucked = new Map<Sql<Params, unknown>, Database.Statement>();
  let catalogueTouched = false;
  let touched = nothingTouched();

  const read = reader(true);
  const write: WriteDb = {
    ...reader(false),
    run: (query, ...params) =>
      timed(query, () => {
        const { changes, lastInsertRowid } = statementOf(query).run(...params);
        return { changes, row: Number(lastInsertRowid) };
      }),
    remembered: new Map(),
    touchCatalogue: () => {
      catalogueTouched = true;
    },
    touchMatching: (kind, no) => {
      touched[kind].add(no);
    },
  };
  const filling = createFilling({
    handle,
    log,
    write,
    begin,
    orUndone,
    committed: () => committed(tell(true)),
  });

  return {
    read,
    write: (name, work) => timedWrite(name, work, tell(false)),
    writeLightly: (name, work) => unsynced(() => timedWrite(name, work, tell(true))),
    writeAside: (name, work) => unsynced(() => timedWrite(name, work, () => {})),
    erase: (name, work) => {
      filling.settle();
      handle.exec('PRAGMA secure_delete=ON');
      try {
        return timedWrite(name, work, tell(false));
      } finally {
        handle.exec('PRAGMA secure_delete=OFF');
        // The log still holds the pages as they were, and gives them up only when it is cut.
        handle.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      }
    },
    filling: filling.run,
    settle: filling.settle,
    close: () => {
      witness.closing();
      handle.close();
    },
  };

  /** The log is then synced with the next full write, or when it is copied into the file. */
  function unsynced<T>(write: () => T): T {
    filling.settle();
    handle.exec('PRAGMA synchronous=NORMAL');
    try {
      return write();
    } finally {
      handle.exec('PRAGMA synchronous=FULL');
    }
  }

  function tell(isLight: boolean): () => void {
    return () => {
      const some = Object.values(touched).some(({ size }) => size > 0);
      written({ catalogue: catalogueTouched, isLight, ...(some ? { touched } : {}) });
    };
  }

  function timedWrite<T>(name: string, work: (db: WriteDb) => T, tellIt: () => void): T {
    const startedAt = performance.now();
    const answer = inTransaction(() => work(write), tellIt);
    noteSlow('slow-write', name, performance.now() - startedAt, slowWriteMs);
    return answer;
  }

  function inTransaction<T>(work: () => T, tellIt: () => void): T {
    filling.settle();
    begin();
    const answer = orUndone(() => {
      const found = work();
      handle.exec('COMMIT');
      return found;
    });
    committed(tellIt);
    return answer;
  }

  function committed(tellIt: () => void): void {
    witness.committed();
    tellIt();
  }

  function begin(): void {
    catalogueTouched = false;
    touched = nothingTouched();
    handle.exec('BEGIN IMMEDIATE');
  }

  function orUndone<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      // A full disk may have rolled it back already.
      if (handle.inTransaction) handle.exec('ROLLBACK');
      filling.undone(error);
      write.remembered.clear();
      witness.rolledBack();
      throw error;
    }
  }

  function reader(readOnly: boolean): ReadDb {
    return {
      get: <P extends Params, R>(query: Sql<P, R>, ...params: readonly unknown[]) =>
        timed(query, () => statementOf(query, readOnly).get(...params) as R | undefined),
      all: <P extends Params, R>(query: Sql<P, R>, ...params: readonly unknown[]) =>
        timed(query, () => statementOf(query, readOnly).all(...params) as R[]),
      column: <P extends Params, V extends Value>(query: Sql<P, V>, ...params: readonly unknown[]) =>
        timed(query, () => pluckedOf(query, readOnly).all(...params) as V[]),
    };
  }

  function statementOf<P extends Params, R>(query: Sql<P, R>, readOnly = false): Database.Statement {
    return prepare(prepared, query as Sql<Params, unknown>, readOnly);
  }

  function pluckedOf<P extends Params, R>(query: Sql<P, R>, readOnly: boolean): Database.Statement {
    const known = plucked.has(query as Sql<Params, unknown>);
    const statement = prepare(plucked, query as Sql<Params, unknown>, readOnly);
    return known ? statement : statement.pluck();
  }

  function prepare(
    cache: Map<Sql<Params, unknown>, Database.Statement>,
    query: Sql<Params, unknown>,
    readOnly: boolean,
  ): Database.Statement {
    let statement = cache.get(query);
    if (!statement) {
      statement = handle.prepare(query.text);
      cache.set(query, statement);
    }
    if (readOnly && !statement.readonly) throw new Error(`"${query.name}" writes, and was given to a reader`);
    return statement;
  }

  function timed<T>(query: { readonly name: string }, work: () => T): T {
    const startedAt = performance.now();
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) witness.damaged();
      throw error;
    } finally {
      noteSlow('slow-query', query.name, performance.now() - startedAt, slowMs);
    }
  }

  function noteSlow(event: string, name: string, tookMs: number, allowedMs: number): void {
    if (tookMs > allowedMs) log('warn', event, { name, ms: Math.round(tookMs) });
  }
}
