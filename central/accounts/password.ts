import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What one password check costs. `memory` in KiB. */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** OWASP's second recommendation for argon2id (2024): 19 MiB, two passes. Some 40 ms. */
export const fullCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** For tests only: next to nothing. */
export const cheapCost: Cost = { memory: 8, passes: 1, parallelism: 1 };

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, the form that other tools read too. */
export async function hashPassword(password: string, cost: Cost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(salt)}$${bare(hash)}`;
}

/** Whether the password is the one that was hashed; checked at the cost written in the hash. Throws on a hash that isn't ours. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept);
  if (!match) throw new Error('a password hash in the database has an unknown form');
  const [, memory, passes, parallelism, salt = '', hash = ''] = match;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(
    await derive(password, Buffer.from(salt, 'base64'), cost),
    Buffer.from(hash, 'base64'),
  );
}

const tagLength = 32;

function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  // The same letters can be written as different code points on another keyboard: NFC makes them one.
  const message = password.normalize('NFC');
  return promisify(argon2)('argon2id', { message, nonce, tagLength, ...cost });
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
