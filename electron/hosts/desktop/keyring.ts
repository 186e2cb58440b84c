import { safeStorage } from 'electron';
import { createSecrets, type SecretKeeper } from '../file-secrets.ts';

/** Seals the database key with the operating system's keyring. */
export function keyringSecrets(profile: string): SecretKeeper {
  return createSecrets(
    profile,
    (plain) => safeStorage.encryptString(plain).toString('base64'),
    (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  );
}
