import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import { opensWith } from '../db/safety/rekey.ts';
import { copiesOf } from '../db/safety/shelf.ts';
import type { Ports } from '../ports.ts';
import { finishChange, nextKeyOf } from './change-key.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { unwrapKey, wrapKey } from './wrap.ts';
import { readWrapped, type Way, wrappedPath, writeWrapped } from './wrapped-file.ts';

/** What somebody typed to get at a key, beside their password. */
export type Typed = { readonly passphrase?: string | undefined; readonly recoveryCode?: string | undefined };

export type KeyNeeds = Pick<Ports, 'secrets' | 'keysIn' | 'log' | 'clock'>;

/** One database's name (as its key is kept under) and file. */
export type Whose = { readonly name: string; readonly file: string };

/** As short as a passphrase may be, in characters. */
export const shortestPassphrase = 10;

/**
 * The key of a database: from the operating system's keeping, from a passphrase where there is no keyring, or by its recovery
 * code. A key is made only where there is neither a file nor a copy of one; a key that is there and can't be read is never
 * written over. Refusals say which of these it is, and what to do.
 */
export async function findKey(whose: Whose, needs: KeyNeeds, typed: Typed): Promise<string | Refusal> {
  const found =
    typed.recoveryCode === undefined ? await kept(whose, needs, typed) : await recovered(whose, needs, typed);
  if (isRefusal(found)) return found;
  const next = await nextKeyOf(whose, needs, typed);
  if (next === null || next === found) return found;
  // A change of the key was cut short: after the new file took its place, or before. Where neither opens the file it is
  // damaged as well, and both keys stay where they are.
  if (opensWith(whose.file, next)) {
    await finishChange(whose, needs, next);
    return next;
  }
  if (opensWith(whose.file, found)) await finishChange(whose, needs, null);
  return found;
}

async function kept(whose: Whose, needs: KeyNeeds, typed: Typed): Promise<string | Refusal> {
  if (needs.keysIn === 'passphrase') return byPassphrase(whose, needs, typed);
  const secret = await needs.secrets.read(whose.name);
  switch (secret.state) {
    case 'found':
      return secret.value;
    case 'locked':
      return refuse('key-locked');
    case 'unreadable':
      return refuse('key-lost', `It is there, but cannot be opened. ${recoveryText(whose)}`);
    case 'absent':
      return isThere(whose.file)
        ? refuse('key-lost', `It is missing. ${recoveryText(whose)}`)
        : made(whose, needs);
  }
}

async function byPassphrase(whose: Whose, needs: KeyNeeds, { passphrase }: Typed): Promise<string | Refusal> {
  const path = wrappedPath(whose.file, 'passphrase');
  const wrapped = readWrapped(path);
  if (wrapped === 'damaged')
    return refuse('key-lost', `The record of your passphrase is damaged. ${recoveryText(whose)}`);
  if (wrapped !== 'absent') {
    if (passphrase === undefined) return refuse('passphrase-needed');
    return (await unwrapKey(wrapped, passphrase)) ?? refuse('passphrase-wrong');
  }
  // From before there were passphrases: it moves out of its file.
  const secret = await needs.secrets.read(whose.name);
  if (secret.state !== 'found' && isThere(whose.file))
    return refuse('key-lost', `The record of your passphrase is missing. ${recoveryText(whose)}`);
  if (passphrase === undefined) return refuse('passphrase-new');
  if (passphrase.length < shortestPassphrase) return refuse('passphrase-new', tooShort);
  const key = secret.state === 'found' ? secret.value : newKey();
  writeWrapped(path, await wrapKey(key, passphrase, 'passphrase', needs.clock.now()));
  if (secret.state === 'found') await needs.secrets.write(whose.name, '');
  return key;
}

const tooShort = `Take at least ${shortestPassphrase} characters: a few words that you can remember.`;

/** By the code that was printed when it was made. The key is put back to where it is usually found. */
async function recovered(whose: Whose, needs: KeyNeeds, typed: Typed): Promise<string | Refusal> {
  const wrapped = readWrapped(wrappedPath(whose.file, 'recovery'));
  if (wrapped === 'absent' || wrapped === 'damaged') return refuse('key-lost', recoveryText(whose));
  const read = readRecoveryCode(typed.recoveryCode ?? '');
  if ('wrong' in read) return refuse('recovery-code-wrong', read.wrong);
  const key = await unwrapKey(wrapped, read.code);
  if (key === null)
    return refuse(
      'recovery-code-wrong',
      'It is a recovery code, but not the newest one of this account on this machine.',
    );
  if (needs.keysIn === 'passphrase') {
    if ((typed.passphrase ?? '').length < shortestPassphrase) return refuse('passphrase-new', tooShort);
    writeWrapped(
      wrappedPath(whose.file, 'passphrase'),
      await wrapKey(key, typed.passphrase ?? '', 'passphrase', needs.clock.now()),
    );
    return key;
  }
  try {
    await needs.secrets.write(whose.name, key);
  } catch (error) {
    // The work is opened all the same; the code is asked for again next time.
    needs.log('error', 'key-not-kept', { error: String(error) });
  }
  return key;
}

async function made({ name }: Whose, { secrets, log }: KeyNeeds): Promise<string | Refusal> {
  const key = newKey();
  try {
    await secrets.write(name, key);
    return key;
  } catch (error) {
    log('error', 'key-not-kept', { error: String(error) });
    return refuse(
      'profile-unreadable',
      'A key for it could not be kept on this machine, so nothing was made.',
    );
  }
}

export function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** Work is there while the file or a copy of it is. */
export function isThere(file: string): boolean {
  return existsSync(file) || copiesOf(file).length > 0;
}

function recoveryText({ file }: Whose): string {
  switch (kindOf(readWrapped(wrappedPath(file, 'recovery')))) {
    case 'there':
      return 'The recovery code that was made for it opens the work.';
    case 'absent':
      return 'No recovery code was made for it.';
    case 'damaged':
      return 'The record of its recovery code is damaged as well.';
  }
}

function kindOf(wrapped: ReturnType<typeof readWrapped>): 'there' | 'absent' | 'damaged' {
  return typeof wrapped === 'string' ? wrapped : 'there';
}

/** The ways in beside the keyring, when each was made; null: there is none, or none that can be read. */
export function madeAtOf(file: string, way: Way): number | null {
  const wrapped = readWrapped(wrappedPath(file, way));
  return typeof wrapped === 'string' ? null : wrapped.madeAt;
}
