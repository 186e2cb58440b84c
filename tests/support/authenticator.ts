import { codeAt, stepMs } from '../../central/accounts/totp.ts';

/** What an authenticator that was given these letters shows at a moment. */
export function codeOf(letters: string, now: number): string {
  return codeAt(bytesOf(letters), Math.floor(now / stepMs));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Read by another way than the central writes it. */
function bytesOf(letters: string): Buffer {
  let [value, bits] = [0, 0];
  const bytes: number[] = [];
  for (const letter of letters) {
    value = (value << 5) | alphabet.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
    value &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
