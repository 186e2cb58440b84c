import { isRefusal, type Refusal } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import { putUnder } from '../db/safety/rekey.ts';
import { finishChange, prepareChange } from '../keys/change-key.ts';
import { newKey, type Typed } from '../keys/find-key.ts';
import { newRecoveryCode } from '../keys/recovery-code.ts';
import { wrapKey } from '../keys/wrap.ts';
import { wrappedPath, writeWrapped } from '../keys/wrapped-file.ts';
import { openWith, type Profile, type ProfileNeeds } from './profile.ts';

/** Makes a recovery code for an open database. It takes the place of the one before, and is nowhere kept in the clear. */
export async function makeRecoveryCodeOf(
  { whose, safety, db }: Profile,
  now: Instant,
): Promise<{ readonly code: string }> {
  const code = newRecoveryCode();
  writeWrapped(wrappedPath(whose.file, 'recovery'), await wrapKey(safety.key, code, 'code', now));
  db.write('recovery code made', (write) => logAct(write, 'recovery-code-made', {}, now));
  return { code };
}

/**
 * Puts an open database under a new key. `close` closes it, after a last act when nobody writes to it any more; `goOn` goes on
 * with it as it was opened again. Where it doesn't come to that, the work is under the old key as before.
 */
export async function changeKeyOf(
  { whose, safety }: Profile,
  needs: ProfileNeeds,
  typed: Typed,
  session: {
    readonly close: (lastAct: () => void) => Promise<void>;
    readonly goOn: (here: Profile) => void;
  },
): Promise<{ readonly code: string } | Refusal> {
  const next = newKey();
  const prepared = await prepareChange(whose, needs, next, typed);
  if (isRefusal(prepared)) return prepared;
  const trouble: unknown[] = [];
  await session.close(() => {
    try {
      safety.copyUnder(next);
    } catch (error) {
      trouble.push(error);
    }
  });
  const isChanged = trouble.length === 0;
  if (isChanged) putUnder(whose.file);
  await finishChange(whose, needs, isChanged ? next : null);
  const again = openWith(whose, isChanged ? next : safety.key, needs);
  if (isRefusal(again)) return again;
  if (isChanged)
    again.db.write('key changed', (write) => logAct(write, 'key-changed', {}, needs.clock.now()));
  session.goOn(again);
  if (!isChanged) throw trouble[0];
  return { code: prepared.recoveryCode };
}
