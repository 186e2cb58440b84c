import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * A database key locked up under words that a person keeps: scrypt makes a key of the words, AES-256-GCM seals with it.
 * Wrong words are told from a damaged record by nothing, on purpose: both open nothing.
 */
export const Wrapped = z.object({
  v: z.literal(1),
  madeAt: z.number(),
  /** scrypt: N = 2^log2N, r, p. */
  log2N: z.int().min(10).max(20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  salt: z.base64(),
  nonce: z.base64(),
  sealed: z.base64(),
  tag: z.base64(),
});
export type Wrapped = z.infer<typeof Wrapped>;

/** 128 MB and some tenths of a second for a guess: a passphrase is only as good as the guesser is slow. */
const costs = { passphrase: 17, code: 15 } as const;
const mostMemory = 300 * 1024 * 1024;

/** `key`: 64 hex digits. `kind`: a passphrase is guessed, a recovery code of 118 bits isn't. */
export async function wrapKey(
  key: string,
  words: string,
  kind: keyof typeof costs,
  madeAt: number,
): Promise<Wrapped> {
  const how = { log2N: costs[kind], r: 8, p: 1 };
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(words, salt, how), nonce);
  const sealed = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]);
  return {
    v: 1,
    madeAt,
    ...how,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The key; null: these are not the words, or the record is damaged. */
export async function unwrapKey(wrapped: Wrapped, words: string): Promise<string | null> {
  const from = (text: string): Buffer => Buffer.from(text, 'base64');
  try {
    const secret = await keyFrom(words, from(wrapped.salt), wrapped);
    const decipher = createDecipheriv('aes-256-gcm', secret, from(wrapped.nonce), { authTagLength: 16 });
    decipher.setAuthTag(from(wrapped.tag));
    return Buffer.concat([decipher.update(from(wrapped.sealed)), decipher.final()]).toString('hex');
  } catch {
    return null;
  }
}

const derive: (words: string, salt: Buffer, length: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

function keyFrom(
  words: string,
  salt: Buffer,
  { log2N, r, p }: Pick<Wrapped, 'log2N' | 'r' | 'p'>,
): Promise<Buffer> {
  // NFC: the same words typed on another keyboard may come in other code points.
  return derive(words.normalize('NFC'), salt, 32, { N: 2 ** log2N, r, p, maxmem: mostMemory });
}
