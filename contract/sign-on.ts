import { z } from 'zod';
import { Account } from './nouns/account.ts';
import { LogHead } from './nouns/audit-log.ts';
import { Id, Name } from './nouns/text.ts';
import { Instant } from './time.ts';

/** How a desk comes to a central and is let in: a part of the central's page. */

export const Hello = z.object({
  product: z.literal('second-watch-central'),
  api: z.literal(1),
  name: Name,
  now: Instant,
  /** The department's notice of how the system may be used; read and accepted before each sign-in. Empty: none. */
  banner: z.string().max(2000),
  /** Names these very words: another text has another version. Left out by centrals from before it was recorded. */
  bannerVersion: z.string().max(64).default(''),
  /** Without a touch for so long, a desk conceals what it shows. */
  concealAfterMinutes: z.int().min(1).max(30).default(15),
  /** Only a central seeded for demonstration says these. */
  demoAccounts: z.array(z.object({ username: Name, password: Name, name: Name, role: Name })),
});

/** Six digits that an authenticator shows for half a minute. */
export const FactorCode = z.string().regex(/^[0-9]{6}$/);

export const WhoSignsIn = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(1000),
});

export const SignIn = WhoSignsIn.extend({
  deviceId: Id,
  deviceName: Name,
  /** Of the second factor, where the account needs one. */
  code: FactorCode.optional(),
});

export const SignedIn = z.object({
  token: z.string().max(200),
  expiresAt: Instant,
  account: Account,
  /** The end of the central's own audit log. The desk writes it into its own: what comes before can't be rewritten unseen. */
  logHead: LogHead.optional(),
  /** It was given. For so many days this desk may let the account in by its password alone, where there is no network. */
  secondFactor: z.object({ offlineDays: z.int().min(0).max(365) }).optional(),
});

/** A secret for an authenticator, in letters and as the text of its picture. Shown this once. */
export const EnrolledFactor = z.object({
  secret: z.string().regex(/^[A-Z2-7]{16,128}$/),
  uri: z.string().max(2000),
});

/** Takes the place of the token it was asked with. Ends when that would have. */
export const RenewedToken = SignedIn.pick({ token: true, expiresAt: true });

export const LockedAccount = z.object({ id: Id, username: Name, name: Name, lockedAt: Instant });
