import { safeStorage } from 'electron';
import { createSecrets, plainSealer, type Sealer, type SecretKeeper } from '../file-secrets.ts';

export type KeysIn = 'keyring' | 'file' | 'passphrase';

/**
 * Seals the database key with the operating system's keyring. On a Linux machine without one a passphrase of the reviewer's
 * locks it, unless the machine's owner has said that a file will do (`--without-keyring file`); then the window says so. Call
 * after the app is ready.
 */
export function keyringSecrets(
  profile: string,
  withoutKeyring: 'passphrase' | 'file',
): { readonly keeper: SecretKeeper; readonly keysIn: KeysIn } {
  if (hasKeyring()) return { keeper: createSecrets(profile, keyring), keysIn: 'keyring' };
  if (withoutKeyring === 'file')
    process.stderr.write(
      'This machine has no keyring: the key of the work kept here is only as safe as this user.\n',
    );
  const sealer = { ...plainSealer, openOld: openWithoutKeyring };
  return { keeper: createSecrets(profile, sealer), keysIn: withoutKeyring };
}

const keyring: Sealer = {
  kind: 'keyring',
  seal: (plain) => safeStorage.encryptString(plain).toString('base64'),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
};

/** As keys were kept on such a machine before: by Chromium's own way without a keyring. */
function openWithoutKeyring(sealed: string): string {
  safeStorage.setUsePlainTextEncryption(true);
  return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
}

/** Windows and macOS always have one; where theirs fails, sealing fails aloud. A backend of plain text is none. */
function hasKeyring(): boolean {
  if (process.platform !== 'linux') return true;
  return safeStorage.isEncryptionAvailable() && safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
