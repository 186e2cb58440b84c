import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, as text for a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens are random and long, so a plain hash is enough: whoever reads the database can't sign in with what is there. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
