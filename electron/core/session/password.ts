import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * A password kept so that it can be checked without the network and not be read back: scrypt, N = 2^15, r = 8, p = 1
 * (32 MB, about 0.1 s), written as `scrypt$15$<salt>$<hash>`. `costLog2`: another N.
 */
export async function verifierOf(password: string, costLog2 = usualCostLog2): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, costLog2);
  return ['scrypt', costLog2, salt.toString('base64'), hash.toString('base64')].join('$');
}

export async function isPassword(password: string, verifier: string): Promise<boolean> {
  const [kind, cost, salt = '', hash = ''] = verifier.split('$');
  if (kind !== 'scrypt') return false;
  const wanted = Buffer.from(hash, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), Number(cost));
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const usualCostLog2 = 15;
const deriveKey: (password: string, salt: Buffer, length: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  // NFC: the same password typed on another keyboard may come in other code points.
  return deriveKey(password.normalize('NFC'), salt, 32, {
    N: 2 ** cost,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
}
