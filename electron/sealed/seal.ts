import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { saltBytes, tagBytes } from './chunks.ts';

/** A clip that is sealed: `key` has 32 bytes and seals nothing else; `sha256` is of the plain clip, `total` its bytes. */
export type SealedClip = { readonly key: Uint8Array; readonly sha256: string; readonly total: number };

const cipher = 'aes-256-gcm';

/**
 * AES-256-GCM over one chunk. The nonce is eight fresh random bytes and the chunk's number: a chunk that is sealed once
 * more after a broken fetch, perhaps with other bytes in it, never meets a nonce of its key again.
 */
export function sealChunk(clip: SealedClip, chunk: number, plain: Uint8Array): Buffer {
  const salt = randomBytes(saltBytes);
  const sealing = createCipheriv(cipher, clip.key, nonceOf(salt, chunk));
  sealing.setAAD(boundTo(clip, chunk));
  const body = sealing.update(plain);
  sealing.final();
  return Buffer.concat([salt, body, sealing.getAuthTag()]);
}

/** The plain bytes of a sealed chunk; null when one bit of it, its place or its clip is not as it was sealed. */
export function openChunk(clip: SealedClip, chunk: number, sealed: Uint8Array): Buffer | null {
  if (sealed.length <= saltBytes + tagBytes) return null;
  const end = sealed.length - tagBytes;
  const opening = createDecipheriv(cipher, clip.key, nonceOf(sealed.subarray(0, saltBytes), chunk), {
    authTagLength: tagBytes,
  });
  opening.setAAD(boundTo(clip, chunk));
  opening.setAuthTag(sealed.subarray(end));
  const plain = opening.update(sealed.subarray(saltBytes, end));
  try {
    opening.final();
    return plain;
  } catch {
    return null;
  }
}

function nonceOf(salt: Uint8Array, chunk: number): Buffer {
  const nonce = Buffer.alloc(saltBytes + 4);
  nonce.set(salt);
  nonce.writeUInt32BE(chunk, saltBytes);
  return nonce;
}

/** What a chunk is bound to without it being in the file: so none is moved, taken from another clip, or left out at the end. */
function boundTo({ sha256, total }: SealedClip, chunk: number): Buffer {
  return Buffer.from(`second-watch sealed footage 1 ${sha256} ${total} ${chunk}`);
}
