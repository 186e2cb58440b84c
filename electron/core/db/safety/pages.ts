import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { Handle } from '../handle.ts';

/**
 * The pages of a SQLCipher 4 file as they lie on the disk: 4096 bytes, of which the last 80 are an IV (16) and a MAC
 * (HMAC-SHA512, 64) over content, IV and page number. Before the first page's content lie 16 bytes of salt.
 * Source: SQLCipher's design, https://www.zetetic.net/sqlcipher/design/
 */
export const pageSize = 4096;
const [macBytes, reserve] = [64, 80];
export const saltBytes = 16;
const saltMask = 0x3a;

/** Gives a function that tells whether a page is the very one that was written under this number with this key. */
export function genuineWith(key: string, salt: Buffer): (page: Buffer, no: number) => boolean {
  const masked = Buffer.from(salt.map((byte) => byte ^ saltMask));
  const secret = pbkdf2Sync(Buffer.from(key, 'hex'), masked, 2, 32, 'sha512');
  return (page, no) => {
    const end = pageSize - reserve;
    const number = Buffer.alloc(4);
    number.writeUInt32LE(no);
    const mac = createHmac('sha512', secret)
      .update(page.subarray(no === 1 ? saltBytes : 0, end + reserve - macBytes))
      .update(number)
      .digest();
    return timingSafeEqual(mac, page.subarray(pageSize - macBytes));
  };
}

/** The salt of an open database. Asked of the library: opening its file a second time would drop the lock (POSIX). */
export function saltOf(handle: Handle): Buffer {
  return Buffer.from(String(handle.pragma('cipher_salt', { simple: true })), 'hex');
}
