import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { type Countersigned, countersignText, type LogHead } from '../../contract/nouns/audit-log.ts';
import { instant } from '../../contract/time.ts';
import type { Tx } from '../db/db.ts';

/**
 * Signs for a desk's log up to `head`, with the central's own Ed25519 key, which is made at the first signature. The key lies
 * in the central's database: it proves something to those who don't administer that database.
 */
export async function countersign(
  tx: Tx,
  deviceId: string,
  { no, hash }: LogHead,
  now: number,
): Promise<Countersigned> {
  const head = { no, hash };
  const key = createPrivateKey({ key: Buffer.from(await keyOf(tx), 'base64'), format: 'der', type: 'pkcs8' });
  const signature = sign(null, Buffer.from(countersignText(deviceId, head, now)), key).toString('base64');
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { head, signedAt: instant(now), signature, publicKey };
}

/** PKCS #8 in DER, base64. Two first signatures at once agree on one key. */
async function keyOf(tx: Tx): Promise<string> {
  const [kept] = await tx.query<{ value: string }>(readKey);
  if (kept !== undefined) return kept.value;
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await tx.run(`insert into meta (key, value) values ('audit-key', $1) on conflict (key) do nothing`, [made]);
  const [agreed] = await tx.query<{ value: string }>(readKey);
  return agreed?.value ?? made;
}

const readKey = `select value from meta where key = 'audit-key'`;
