import { PGlite } from '@electric-sql/pglite';
import type { Db, Reader, Value } from './db.ts';
import { planning } from './planning.ts';
import { keepStatements, type Speaking } from './statements.ts';

/** Opens PostgreSQL inside this process. `folder` null: in memory only. */
export async function openEmbedded(folder: string | null): Promise<Db> {
  const pglite = folder === null ? new PGlite() : new PGlite(folder);
  await pglite.waitReady;
  return embeddedDb(pglite);
}

/** A PGlite that runs already, as our database. */
export async function embeddedDb(
  pglite: Pick<PGlite, 'exec' | 'transaction' | 'close'> & Speaking,
): Promise<Db> {
  await pglite.exec(planning);
  const run = keepStatements(pglite);
  const query: Reader['query'] = async <R>(sql: string, values: readonly Value[] = []) =>
    (await run<R>(sql, values)).rows;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, because a statement from outside would be part of a transaction that is open. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  }

  return {
    query: (sql, values) => inTurn(() => query(sql, values)),
    kind: 'embedded',
    transaction: (work) =>
      inTurn(() =>
        pglite.transaction((tx) =>
          work({
            query,
            run: async (sql, values = []) => (await run(sql, values)).affectedRows ?? 0,
            script: async (sql) => {
              await tx.exec(sql);
            },
          }),
        ),
      ),
    close: () => pglite.close(),
  };
}
