import { z } from 'zod';
import { Account } from './nouns/account.ts';
import { Name } from './nouns/text.ts';
import { Problem } from './problem.ts';
import { Instant, Ms } from './time.ts';

/** What every screen is shown: who is signed in, and how the work stands. */

export const SyncSummary = z.object({
  /** `offline`: the central can't be reached; `signed-out`: it wants a new sign-on before it takes anything. */
  state: z.enum(['idle', 'pulling', 'pushing', 'offline', 'signed-out', 'trouble']),
  /** What stopped it last, in words; null when nothing did. */
  problem: Problem.nullable(),
  unsent: z.int(),
  unsentSince: Instant.nullable(),
  conflicts: z.int(),
  refused: z.int(),
  /** Items from a newer central, kept unread until this desk is upgraded. */
  unread: z.int(),
  lastPulledAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
  /** During a first pull: items so far. */
  pulled: z.int(),
  /** How far this machine's clock is from the central's; positive: ours is ahead. Null: unknown. */
  clockAheadMs: z.int().nullable(),
});
export type SyncSummary = z.infer<typeof SyncSummary>;

export const Settings = z.object({
  theme: z.enum(['dark', 'light', 'system']),
  speed: z.number().positive().max(16),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  /** Anything else that a screen wants to remember, by name. */
  kept: z.record(z.string().max(100), z.string().max(20_000)),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Why nothing of the work may be seen. `idle`: nobody touched the desk; `asked`: the reviewer did it; `away`: the machine
 * was locked or put to sleep; `ended`: the sign-on is over, and only a new one opens the screen again.
 */
export const Concealed = z.enum(['idle', 'asked', 'away', 'ended']);
export type Concealed = z.infer<typeof Concealed>;

export const SessionState = z.object({
  concealed: Concealed.nullable(),
  /** When the sign-on ends, by this machine's clock; null: nobody is signed in. */
  endsAt: Instant.nullable(),
  concealAfterMs: Ms,
});

/** What every screen needs: who is signed in, and how the work stands. `revision` rises when anything changed. */
export const Desk = z.object({
  revision: z.int(),
  /** Rises when the pulled catalogue changed, so that lists know to ask again. */
  catalogueRevision: z.int(),
  now: Instant,
  account: Account.nullable(),
  /** True when the account was let in by the password kept here, without the central. */
  signedInOffline: z.boolean(),
  central: z.object({
    url: z.string(),
    name: Name.nullable(),
    banner: z.string().nullable(),
    /** Goes with the sign-in, so that it is on record which words were accepted. */
    bannerVersion: z.string().nullable(),
    problem: Problem.nullable(),
  }),
  session: SessionState,
  /** What keeps the key to the work on this machine: the system's keyring, a file of this user's, or a passphrase. */
  keysIn: z.enum(['keyring', 'file', 'passphrase']),
  /** When the recovery code of whoever is signed in was made; null: there is none. */
  recoveryMadeAt: Instant.nullable(),
  demoAccounts: z.array(z.object({ username: Name, password: Name, name: Name, role: Name })),
  sync: SyncSummary,
  settings: Settings,
});
export type Desk = z.infer<typeof Desk>;
