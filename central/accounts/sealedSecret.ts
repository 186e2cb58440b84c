import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Secrets of second factors as they lie in the database: AES-256-GCM, bound to their account, under a key that lies in a
 * file of the data folder and not in the database. Neither a dump of the one nor a copy of the other is enough.
 */
export const keyFile = 'second-factor.key';

export async function sealSecret(dataDir: string, accountId: string, secret: Buffer): Promise<string> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(dataDir), nonce);
  cipher.setAAD(Buffer.from(accountId));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
}

/** Throws when the key isn't the one that it was sealed with: an administrator then resets the factor. */
export async function openSecret(dataDir: string, accountId: string, sealed: string): Promise<Buffer> {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(dataDir), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(accountId));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

/** Made when it is first needed. Two that make one at once agree on one: only a whole file ever has the name. */
async function keyOf(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, keyFile);
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null) return Buffer.from(kept, 'hex');
  const made = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(made, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  await link(made, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(made);
  return Buffer.from(await readFile(path, 'utf8'), 'hex');
}
