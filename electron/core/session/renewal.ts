import { centralApi } from '../../../contract/central-api.ts';
import { minute } from '../../../contract/time.ts';
import type { Central } from '../central/client.ts';
import { isNo } from '../central/no.ts';
import type { Clock, Log } from '../ports.ts';
import type { Token } from './admission.ts';

/** A token that was stolen is worth no more than this, and whoever uses it later gives the theft away. */
const renewAfter = 30 * minute;
/** After a renewal that came to nothing. */
const againAfter = minute;
/** Whoever waits for a call must not wait much longer for its token. */
const patienceMs = 5000;

/** A token as it came, with the time for the next. Both moments by this machine's clock. */
export function tokenFrom(value: string, expiresAt: number, now: number): Token {
  return { value, expiresAt, renewAt: now + renewAfter };
}

type Needs = {
  readonly central: Central;
  readonly clock: Clock;
  readonly log: Log;
  readonly token: () => Token | null;
  /** Is told the value that was changed, and what it was changed for. */
  readonly renewed: (before: string, token: Token) => void;
};

/**
 * Changes the token for a new one when it is its time; to be awaited before each call. What goes wrong with it goes
 * wrong quietly: the old token stays good until the new one is used, so a lost answer costs nothing.
 */
export function renewalWith({ central, clock, log, token, renewed }: Needs): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  let notBefore = 0;
  return async () => {
    const current = token();
    const now = clock.now();
    if (current === null || current.expiresAt <= now || now < Math.max(current.renewAt, notBefore)) return;
    underWay ??= renew(current).finally(() => {
      underWay = null;
    });
    await underWay;
  };

  async function renew(current: Token): Promise<void> {
    notBefore = clock.now() + againAfter;
    const headers = { authorization: `Bearer ${current.value}` };
    const answer = await central.call(centralApi.renewToken, {}, { headers, timeoutMs: patienceMs });
    if (isNo(answer)) return;
    const expiresAt = answer.expiresAt + (central.clockAheadMs() ?? 0);
    try {
      renewed(current.value, tokenFrom(answer.token, expiresAt, clock.now()));
    } catch (error) {
      // What couldn't be kept is never used; the old one goes on.
      log('warn', 'token-not-kept', { error: String(error) });
    }
  }
}
