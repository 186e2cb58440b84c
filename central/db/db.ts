/** What a statement may be given. Times are whole milliseconds; JSON travels as text. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | readonly (string | null)[]
  | readonly number[]
  | readonly boolean[];

/** Reads. `bigint` columns arrive as numbers. The caller names the row shape that its SQL selects. */
export type Reader = {
  readonly query: <R>(sql: string, values?: readonly Value[]) => Promise<readonly R[]>;
};

/** Reads and writes inside one transaction; a throw undoes all of it. */
export type Tx = Reader & {
  /** Answers with how many rows were touched. */
  readonly run: (sql: string, values?: readonly Value[]) => Promise<number>;
  /** Several statements at once, without values. */
  readonly script: (sql: string) => Promise<void>;
};

/**
 * The one database under a central: PGlite in this process or a PostgreSQL server, one SQL for both.
 * With PGlite, transactions wait for one another; never call `query` on the database from inside a transaction.
 */
export type Db = Reader & {
  readonly kind: 'embedded' | 'postgres';
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};
