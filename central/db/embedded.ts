import { PGlite } from '@electric-sql/pglite';
import type { Db, Reader, Tx, Value } from './db.ts';
import { planning } from './planning.ts';

/** Opens PostgreSQL inside this process. `folder` null: in memory only. */
export async function openEmbedded(folder: string | null): Promise<Db> {
  const pglite = folder === null ? new PGlite() : new PGlite(folder);
  await pglite.waitReady;
  return embeddedDb(pglite);
}

/** A PGlite that runs already, as our database. */
export async function embeddedDb(
  pglite: Pick<PGlite, 'query' | 'exec' | 'transaction' | 'close'>,
): Promise<Db> {
  await pglite.exec(planning);
  return {
    ...readerOf(pglite),
    kind: 'embedded',
    transaction: (work) => pglite.transaction((tx) => work(txOf(tx))),
    close: () => pglite.close(),
  };
}

type Session = Pick<PGlite, 'query' | 'exec'>;

function readerOf(session: Session): Reader {
  return {
    query: async <R>(sql: string, values: readonly Value[] = []) =>
      (await session.query<R>(sql, [...values])).rows,
  };
}

function txOf(session: Session): Tx {
  return {
    ...readerOf(session),
    run: async (sql, values = []) => (await session.query(sql, [...values])).affectedRows ?? 0,
    script: async (sql) => {
      await session.exec(sql);
    },
  };
}
