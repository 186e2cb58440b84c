import type { Instant } from '../../contract/time.ts';

/** What the core asks of the outside. Hosts bring the real ones; tests bring a clock and a weather of their own. */
export type Ports = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly secrets: Secrets;
  /**
   * What keeps the keys of the work here. `keyring`, `file`: `secrets` does; a file is only as safe as this user's files, and
   * the reviewer is told so. `passphrase`: there is no keyring, and a passphrase of the reviewer's locks the key.
   */
  readonly keysIn: 'keyring' | 'file' | 'passphrase';
  /** The central, as a function: `fetch` in a host, the central's own handler in a test. Rejects when there is no network. */
  readonly centralFetch: (request: Request) => Promise<Response>;
  /** Origin of the central, such as `https://central.example.gov`. */
  readonly centralUrl: string;
  /** A folder of this desk's own. One reviewer's work is one encrypted database in it. */
  readonly profileDir: string;
  /** What the central's list of devices calls this machine. */
  readonly deviceName: string;
  /** Work of checking a password without the network, see session/password.ts. Only tests that sign in thousands of times say one. */
  readonly passwordCostLog2?: number;
};

export type Clock = {
  readonly now: () => Instant;
  /** Calls once after so many milliseconds; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

/** Ids that sort by time of making (UUID version 7). */
export type Ids = { readonly next: () => string };

export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/**
 * Small secrets (the database key) kept by the operating system. `unreadable` is not `absent`: a key that is there
 * but can't be opened must never be written over. `locked`: the keyring that sealed it isn't open now; it may be later.
 * Writing sets aside what can't be opened, and an empty value takes away what can.
 */
export type Secrets = {
  readonly read: (
    name: string,
  ) => Promise<
    | { readonly state: 'found'; readonly value: string }
    | { readonly state: 'absent' | 'locked' | 'unreadable' }
  >;
  readonly write: (name: string, value: string) => Promise<void>;
};

export type Core = {
  /** Answers `/api/…` (the contract's lines) and, for the host alone, `/host/…` (see media-grants/grant.ts). Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Starts the timers. */
  readonly start: () => void;
  /** Waits for what is being written, closes the database. */
  readonly stop: () => Promise<void>;
};
