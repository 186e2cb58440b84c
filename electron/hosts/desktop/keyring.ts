import { safeStorage } from 'electron';
import { createSecrets, type SecretKeeper } from '../file-secrets.ts';

/**
 * Seals the database key with the operating system's keyring. A Linux machine without one keeps the key in a file that
 * only this user may read, and says so; call after the app is ready.
 */
export function keyringSecrets(profile: string): SecretKeeper {
  if (!safeStorage.isEncryptionAvailable() && process.platform === 'linux') {
    process.stderr.write(
      'This machine has no keyring: the key of the work kept here is only as safe as this user.\n',
    );
    safeStorage.setUsePlainTextEncryption(true);
  }
  return createSecrets(
    profile,
    (plain) => safeStorage.encryptString(plain).toString('base64'),
    (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  );
}
