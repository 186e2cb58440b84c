import { safeStorage } from 'electron';
import { createSecrets, type SecretKeeper } from '../file-secrets.ts';

/**
 * Seals the database key with the operating system's keyring. A Linux machine without one keeps the key in a file that
 * only this user may read, and the window says so; call after the app is ready.
 */
export function keyringSecrets(profile: string): {
  readonly keeper: SecretKeeper;
  readonly keysIn: 'keyring' | 'file';
} {
  const keysIn = hasKeyring() ? 'keyring' : 'file';
  if (keysIn === 'file') {
    process.stderr.write(
      'This machine has no keyring: the key of the work kept here is only as safe as this user.\n',
    );
    safeStorage.setUsePlainTextEncryption(true);
  }
  const keeper = createSecrets(
    profile,
    (plain) => safeStorage.encryptString(plain).toString('base64'),
    (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  );
  return { keeper, keysIn };
}

/** Windows and macOS always have one; where theirs fails, sealing fails aloud. */
function hasKeyring(): boolean {
  if (process.platform !== 'linux') return true;
  return safeStorage.isEncryptionAvailable() && safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
