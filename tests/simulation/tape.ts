import { closeSync, cpSync, existsSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';

/**
 * Stands between the desks of this process and real SQLite: counts statements, and at the one that was named pulls the
 * plug or fills the disk. Put in once for the process, because a database is opened deep inside a core.
 */

/** `kill`: the process ends, the machine goes on · `power`: what was not synced to the disk is lost too. */
export type End = 'kill' | 'power';

export type Plug = {
  /** Ends this desk before its `statements`-th next statement; 0: now. `ended` is told at that moment. */
  readonly pull: (how: End, statements: number, ended: () => void) => void;
  /** From now on nothing can be written. `struck` is told each time when something couldn't be. */
  readonly fillDisk: (isFull: boolean, struck: () => void) => void;
  /** What was to happen later doesn't any more. */
  readonly calm: () => void;
  /** Lets go of the files that were left behind. */
  readonly sweep: () => void;
};

type Watched = {
  left: number | null;
  how: End;
  ended: boolean;
  told: () => void;
  full: boolean;
  foundFull: () => void;
  refusals: number;
  isSyncing: boolean;
  synced: { readonly salt: string; readonly size: number } | null;
  handle: SqliteDatabase.Database | null;
  readonly folder: string;
  readonly after: string;
};

const folders = new Map<string, Watched>();

/** Watches the databases in a folder. What the plug leaves of them is put into `after`. */
export function watchFolder(folder: string, after: string): Plug {
  const watched: Watched = {
    left: null,
    how: 'kill',
    ended: false,
    told: () => {},
    full: false,
    foundFull: () => {},
    refusals: 0,
    isSyncing: true,
    synced: null,
    handle: null,
    folder,
    after,
  };
  folders.set(folder, watched);
  return {
    pull: (how, statements, ended) => {
      watched.left = statements;
      watched.how = how;
      watched.told = ended;
      if (statements === 0) end(watched);
    },
    fillDisk: (isFull, struck) => {
      watched.full = isFull;
      watched.foundFull = struck;
    },
    calm: () => {
      watched.left = null;
      watched.full = false;
    },
    sweep: () => {
      folders.delete(folder);
      const { handle } = watched;
      watched.handle = null;
      if (handle?.open === true) handle.close();
    },
  };
}

class PlugPulled extends Error {}

function before(handle: SqliteDatabase.Database, isWrite: boolean, text: string): Watched | null {
  const watched = watchedOf(handle);
  if (watched === null) return null;
  watched.handle = handle;
  if (watched.ended) throw new PlugPulled('the desk has ended');
  if (watched.left !== null && --watched.left < 0) {
    end(watched);
    throw new PlugPulled('the desk ends here');
  }
  if (watched.full && (text === 'COMMIT' || isWrite)) {
    watched.refusals += 1;
    // Now a statement finds the disk full, now the commit.
    if (text === 'COMMIT' || watched.refusals % 2 === 0) {
      watched.foundFull();
      throw new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL');
    }
  }
  return watched;
}

function end(watched: Watched): void {
  watched.ended = true;
  keepWhatIsThere(watched);
  watched.told();
}

/** The files as a process that is gone leaves them: its transaction open, its log not copied in. */
function keepWhatIsThere({ folder, after, how, synced, handle }: Watched): void {
  cpSync(folder, after, { recursive: true });
  if (handle === null) return;
  const file = handle.name;
  const log = join(after, `${basename(file)}-wal`);
  const isSame = synced !== null && existsSync(log) && saltOf(log) === synced.salt;
  if (how === 'power' && isSame && statSync(log).size > synced.size) truncateSync(log, synced.size);
}

function saltOf(log: string): string {
  const file = openSync(log, 'r');
  try {
    const head = Buffer.alloc(24);
    readSync(file, head);
    return head.subarray(16).toString('hex');
  } finally {
    closeSync(file);
  }
}

function afterCommit(watched: Watched, handle: SqliteDatabase.Database): void {
  const log = `${handle.name}-wal`;
  if (watched.isSyncing && existsSync(log)) watched.synced = { salt: saltOf(log), size: statSync(log).size };
}

function watchedOf(handle: SqliteDatabase.Database): Watched | null {
  const at = handle.name.lastIndexOf('/');
  return folders.get(handle.name.slice(0, at)) ?? null;
}

type Exec = (this: unknown, text: string) => SqliteDatabase.Database;
type Method = (this: SqliteDatabase.Statement, ...params: unknown[]) => unknown;

let isIn = false;

/** Puts the tape in. Once is enough. */
export function putTapeIn(): void {
  if (isIn) return;
  isIn = true;
  const probe = new SqliteDatabase(':memory:');
  const statements = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Record<string, Method>;
  for (const name of ['run', 'get', 'all']) {
    const real = statements[name] as Method;
    statements[name] = function counted(...params) {
      before(this.database, !this.readonly, this.source);
      return real.apply(this, params);
    };
  }
  const exec: Exec = Reflect.get(SqliteDatabase.prototype, 'exec');
  SqliteDatabase.prototype.exec = function counted(text) {
    const watched = before(this, false, text);
    const done = exec.call(this, text);
    if (watched === null) return done;
    if (text.startsWith('PRAGMA synchronous=')) watched.isSyncing = text.endsWith('FULL');
    if (text === 'COMMIT') afterCommit(watched, this);
    return done;
  };
  probe.close();
}
