/** What is used of DuckDB. */
type Module = {
  readonly DuckDBInstance: {
    readonly create: (path: string) => Promise<{ readonly connect: () => Promise<Connection> }>;
  };
};
type Connection = {
  readonly run: (sql: string) => Promise<unknown>;
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getRows: () => readonly unknown[] }>;
  readonly closeSync: () => void;
};

/** Nothing but a bench needs its 68 MB: it is found by name when it runs, so that types and tests do without it. */
const name: string = '@duckdb/node-api';

/** An empty database in memory. */
export async function openDuckDb() {
  const { DuckDBInstance } = (await import(name)) as Module;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    run: (sql: string) => connection.run(sql),
    rows: async (sql: string) => (await connection.runAndReadAll(sql)).getRows(),
    close: () => connection.closeSync(),
  };
}
