import { createHash, hash } from 'node:crypto';
import type { HashInParts, Sha256 } from '../../../sampling/draw/ticket.ts';

/** SHA-256 by Node. In one call it costs a quarter of what `createHash` does. */
export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

export function hashInParts(): HashInParts {
  const parts = createHash('sha256');
  return { update: (part) => void parts.update(part), digestHex: () => parts.digest('hex') };
}
