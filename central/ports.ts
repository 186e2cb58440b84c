import type { Instant } from '../contract/time.ts';
import type { Cost } from './accounts/password.ts';
import type { Db } from './db/db.ts';

/** What a central asks of the outside. `listen` and the command line bring the real ones; tests a clock of their own. */
export type Ports = {
  readonly clock: { readonly now: () => Instant };
  /** Ids for bugs, so that a person can read one out and it is found in the log. */
  readonly ids: { readonly next: () => string };
  readonly log: Log;
  readonly passwordCost: Cost;
  /** Where the footage lies; the paths in the database are relative to it. */
  readonly dataDir: string;
  readonly db: Db;
};

/** One line of the log: facts only, never a token, a password or what somebody wrote. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;
