import { createPrivateKey, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import { sql, type WriteDb } from '../db/sql.ts';

/**
 * Signs a text with this desk's own Ed25519 key. The key is made at the first signature, within the transaction, and lies
 * in the reviewer's encrypted database; its public half goes out with each paper.
 */
export function sign(db: WriteDb, text: string): Pick<WorkPaper, 'signature' | 'publicKey'> {
  const { privateKey, publicKey } = db.get(key) ?? makeKey(db);
  const signer = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return {
    signature: signBytes(null, Buffer.from(text), signer).toString('base64'),
    publicKey: Buffer.from(publicKey).toString('base64'),
  };
}

type Keys = { privateKey: Uint8Array; publicKey: Uint8Array };

function makeKey(db: WriteDb): Keys {
  const made = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  });
  db.run(keepKey, made.privateKey, made.publicKey);
  return made;
}

const key = sql<[], Keys>(
  'signing key',
  'SELECT private_key AS privateKey, public_key AS publicKey FROM signing_key WHERE one = 1',
);
const keepKey = sql<[privateKey: Uint8Array, publicKey: Uint8Array]>(
  'keep signing key',
  'INSERT INTO signing_key (one, private_key, public_key) VALUES (1, ?, ?)',
);
