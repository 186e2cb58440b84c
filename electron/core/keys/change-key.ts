import { type Refusal, refuse } from '../../../contract/problem.ts';
import { dropRekeyed } from '../db/safety/rekey.ts';
import { dropShelf } from '../db/safety/shelf.ts';
import type { KeyNeeds, Typed, Whose } from './find-key.ts';
import { newRecoveryCode } from './recovery-code.ts';
import { unwrapKey, wrapKey } from './wrap.ts';
import { dropNext, promoteWrapped, readWrapped, wrappedPath, writeWrapped } from './wrapped-file.ts';

/**
 * A change of the key, so that a power cut at any moment leaves a file and a key that fit. The next key is kept beside the
 * present one; a copy of the file under the next key is made and proven; it takes the file's place in one step; then the
 * next key takes the present one's. Whichever of the two opens the file at the next start is the key.
 */
export async function prepareChange(
  whose: Whose,
  needs: KeyNeeds,
  next: string,
  typed: Typed,
): Promise<{ readonly recoveryCode: string } | Refusal> {
  const now = needs.clock.now();
  if (needs.keysIn === 'passphrase') {
    const wrapped = readWrapped(wrappedPath(whose.file, 'passphrase'));
    if (typed.passphrase === undefined) return refuse('passphrase-needed');
    if (typeof wrapped === 'string' || (await unwrapKey(wrapped, typed.passphrase)) === null)
      return refuse('passphrase-wrong');
    writeWrapped(
      wrappedPath(whose.file, 'passphrase', true),
      await wrapKey(next, typed.passphrase, 'passphrase', now),
    );
  } else {
    await needs.secrets.write(nextName(whose), next);
  }
  const recoveryCode = newRecoveryCode();
  writeWrapped(wrappedPath(whose.file, 'recovery', true), await wrapKey(next, recoveryCode, 'code', now));
  return { recoveryCode };
}

/** The key that a change was under way to; null: none was, or it can't be told. */
export async function nextKeyOf(whose: Whose, needs: KeyNeeds, typed: Typed): Promise<string | null> {
  if (needs.keysIn === 'passphrase') {
    const wrapped = readWrapped(wrappedPath(whose.file, 'passphrase', true));
    return typeof wrapped === 'string' ? null : unwrapKey(wrapped, typed.passphrase ?? '');
  }
  const secret = await needs.secrets.read(nextName(whose));
  return secret.state === 'found' ? secret.value : null;
}

/** `key`: the file is under it now. Null: the change didn't come to that, and is forgotten. */
export async function finishChange(whose: Whose, needs: KeyNeeds, key: string | null): Promise<void> {
  dropRekeyed(whose.file);
  if (key === null) {
    dropNext(whose.file, 'passphrase');
    dropNext(whose.file, 'recovery');
  } else {
    // Copies under the key that is given up would keep it worth stealing.
    dropShelf(whose.file);
    promoteWrapped(whose.file, 'recovery');
    if (needs.keysIn === 'passphrase') promoteWrapped(whose.file, 'passphrase');
    else await needs.secrets.write(whose.name, key);
  }
  if (needs.keysIn !== 'passphrase') await needs.secrets.write(nextName(whose), '');
}

function nextName({ name }: Whose): string {
  return `${name}-next`;
}
