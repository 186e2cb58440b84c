import type { Account } from '../../../contract/nouns/account.ts';
import type { TokenCentral } from '../central/token-central.ts';
import type { Safety } from '../db/safety/open-safely.ts';
import type { DeskDb } from '../db/sql.ts';

/** Somebody is signed in on this desk: whose work it is, where it is kept, and the way to the central. */
export type SignedIn = {
  readonly account: Account;
  readonly db: DeskDb;
  readonly safety: Safety;
  /** This desk as the central's event log knows it; minted once for each database, and anew for one from a backup. */
  readonly deviceId: string;
  /** The central with this account's token; without one it answers `not-signed-in` by itself. */
  readonly central: TokenCentral;
  /** True when the password was checked here and not by the central. */
  readonly isOffline: () => boolean;
};
