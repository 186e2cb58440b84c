/** What a column can hold here. */
export type Value = string | number | null | Uint8Array;
export type Params = readonly Value[] | Readonly<Record<string, Value>>;

/**
 * A statement as a value, written beside the noun it serves and prepared once per database. `P` is what it takes
 * (a tuple for `?`, an object for `:name`), `R` a row. The name is what the log says when it was slow.
 */
export type Sql<P extends Params, R> = {
  readonly name: string;
  readonly text: string;
  /** Never there; carries the two types. */
  readonly types?: (params: P) => R;
};

export function sql<P extends Params = [], R = never>(name: string, text: string): Sql<P, R> {
  return { name, text };
}

/** The way `P` is handed over: a tuple spread out, an object as it is. */
export type Bound<P extends Params> = P extends readonly Value[] ? P : readonly [P];

/** Looks at the database and can't change it: a statement that writes throws. */
export type ReadDb = {
  readonly get: <P extends Params, R>(query: Sql<P, R>, ...params: Bound<P>) => R | undefined;
  readonly all: <P extends Params, R>(query: Sql<P, R>, ...params: Bound<P>) => R[];
  /** The first column alone: `Sql<P, number>` gives numbers. */
  readonly column: <P extends Params, V extends Value>(query: Sql<P, V>, ...params: Bound<P>) => V[];
};

/** Exists only inside `DeskDb.write`. `get` and `all` take statements with RETURNING here. */
export type WriteDb = ReadDb & {
  readonly run: <P extends Params>(
    query: Sql<P, unknown>,
    ...params: Bound<P>
  ) => { readonly changes: number; readonly row: number };
  /** Numbers that were looked up or given out, by name; good across transactions, empty again after one that failed. */
  readonly remembered: Map<string, number>;
  /** Says that a list of pulled things (videos, duties, their review states …) is not what it was. Told on commit. */
  readonly touchCatalogue: () => void;
  /** Says that a dispatch or a video, by its number, or a version of the rules came, changed or went, so that it is matched again. Told on commit. */
  readonly touchMatching: (kind: Matched, no: number) => void;
};

export type Matched = 'dispatch' | 'video' | 'rules';
/** Dispatches and videos that came, changed or went, by their numbers; rules of matching by their version. */
export type Touched = Readonly<Record<Matched, ReadonlySet<number>>>;

/** One reviewer's open database. */
export type DeskDb = {
  readonly read: ReadDb;
  /**
   * One transaction: all of it or, when `work` throws, nothing. The name is for the log. Not to be nested and not to be
   * awaited inside: `work` is synchronous. What the outside shows afterwards is renewed by itself.
   */
  readonly write: <T>(name: string, work: (db: WriteDb) => T) => T;
  /** Like `write`, but a power cut may undo the last few of them: for what can be pulled again. */
  readonly writeLightly: <T>(name: string, work: (db: WriteDb) => T) => T;
  /** Like `writeLightly`, and nobody is told: for what the outside never shows a list of. */
  readonly writeAside: <T>(name: string, work: (db: WriteDb) => T) => T;
  /**
   * Like `write`, for keys that must be gone afterwards: what it removes or writes over is zeros in the file, and no older
   * copy of it is left in the log.
   */
  readonly erase: <T>(name: string, work: (db: WriteDb) => T) => T;
  /**
   * Until `work` is done, what is written goes into the file itself and not into the log: for much that is new at once. What
   * transactions promise stays the same; see filling.ts. Not to be nested.
   */
  readonly filling: <T>(work: (fill: Fill) => Promise<T>) => Promise<T>;
  /** Commits what `Fill.write` left open; every other transaction does it by itself. */
  readonly settle: () => void;
  readonly close: () => void;
};

/** Writes piece by piece in one transaction, with turns for others in between: they see what is written so far. */
export type Fill = {
  /** Like `writeLightly`, and committed only with a later piece. When `work` throws, nothing since the last commit is there. */
  readonly write: DeskDb['writeLightly'];
  /** Commits; then it is told. */
  readonly settle: () => void;
};
