import pg from 'pg';
import type { Db, Reader, Tx, Value } from './db.ts';
import { planning } from './planning.ts';

/** Opens a pool of connections to a PostgreSQL server (15 or newer). Fails when it can't be reached. */
export async function openPostgres(url: string): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: { getTypeParser: parserOf },
    // Queued before the connection's first statement; a connection that can't even do this fails with that one.
    onConnect: (client) => void client.query(planning).catch(() => undefined),
  });
  // An idle connection that the server closes is weather: the pool opens another one.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    ...readerOf(pool),
    kind: 'postgres',
    transaction: (work) => transact(pool, work),
    close: () => pool.end(),
  };
}

async function transact<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const answer = await work(txOf(client));
    await client.query('commit');
    client.release();
    return answer;
  } catch (error) {
    // A connection that can't even roll back is thrown away instead of being handed to the next caller.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

type Session = Pick<pg.ClientBase, 'query'>;

function readerOf(session: Session | pg.Pool): Reader {
  return {
    query: async <R>(sql: string, values: readonly Value[] = []) =>
      (await session.query<R & pg.QueryResultRow>(sql, [...values])).rows,
  };
}

function txOf(session: Session): Tx {
  return {
    ...readerOf(session),
    run: async (sql, values = []) => (await session.query(sql, [...values])).rowCount ?? 0,
    script: async (sql) => {
      await session.query(sql);
    },
  };
}

const bigintType = 20;

/** `pg` hands 64-bit integers over as text; ours are counters and milliseconds, which fit a number. */
function parserOf(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === bigintType) return Number;
  const parser: unknown = pg.types.getTypeParser(type, format === 'binary' ? 'text' : 'text');
  return parser as (value: string) => unknown;
}
