import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';
import type { Value } from './db.ts';

const { serialize } = protocol;

/** The part of a PGlite that statements are spoken with. */
export type Speaking = Pick<PGlite, 'execProtocolStream' | 'runExclusive' | 'serializers' | 'parsers'>;

/** Runs one statement, outside a transaction or in the one that is open. Throws PostgreSQL's own errors. */
export type Statements = <R>(sql: string, values: readonly Value[]) => Promise<Results<R>>;

/** So many texts are known at once; there are far fewer, unless one is put together anew for each call. */
const mostKept = 200;

/** After so many changed rows tables aren't what they were when the plans were made. */
const rowsPerPlan = 2000;

type Kept = { readonly name: string; readonly types: readonly number[] };

/**
 * Statements that PostgreSQL reads and plans once and then keeps, each run in one message instead of six. PGlite's own
 * `query` has each text read and planned anew, which takes several times as long as running it. Nobody analyses the
 * embedded database, so nothing tells it that tables have grown: after many changed rows all are planned anew.
 */
export function keepStatements(pglite: Speaking): Statements {
  const kept = new Map<string, Kept>();
  let made = 0;
  let changedRows = 0;

  return (sql, values) =>
    pglite.runExclusive(async () => {
      if (kept.size >= mostKept || changedRows >= rowsPerPlan) await forgetAll();
      const { name, types } = kept.get(sql) ?? (await read(sql));
      const told = await say(
        serialize.bind({ statement: name, values: values.map((value, n) => textOf(value, types[n] ?? 0)) }),
        serialize.describe({ type: 'P' }),
        serialize.execute(),
        serialize.sync(),
      );
      const [result] = parse.parseResults(told, pglite.parsers);
      if (result === undefined) throw new Error('a statement without a result');
      changedRows += result.affectedRows ?? 0;
      return result as Results<never>;
    });

  async function read(sql: string): Promise<Kept> {
    made += 1;
    const name = `kept-${made}`;
    const told = await say(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const one = { name, types: parse.parseDescribeStatementResults(told) };
    kept.set(sql, one);
    return one;
  }

  async function forgetAll(): Promise<void> {
    const names = [...kept.values()].map(({ name }) => name);
    kept.clear();
    changedRows = 0;
    await say(...names.map((name) => serialize.close({ type: 'S', name })), serialize.sync());
  }

  function say(...messages: readonly Uint8Array[]) {
    return pglite.execProtocolStream(Buffer.concat(messages), {});
  }

  function textOf(value: Value, type: number): string | null {
    if (value === null) return null;
    return pglite.serializers[type]?.(value) ?? String(value);
  }
}
