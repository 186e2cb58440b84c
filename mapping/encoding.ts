import { z } from 'zod';

/** How a file writes letters as bytes: names that every platform's `TextDecoder` knows. */
export const Encoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'iso-8859-15',
  'macintosh',
]);
export type Encoding = z.infer<typeof Encoding>;

/**
 * What the beginning of a file seems to be written in: by its mark; by the zeros that UTF-16 has between Latin letters;
 * UTF-8 when every byte fits it; or else the Windows code page that spreadsheets write.
 */
export function guessEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = zerosIn(head);
  if (zeros.odd > head.length / 8 && zeros.even === 0) return 'utf-16le';
  if (zeros.even > head.length / 8 && zeros.odd === 0) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

/** Reads bytes piece by piece; a byte order mark is dropped, what doesn't fit becomes U+FFFD. */
export type Decoder = { readonly push: (bytes: Uint8Array) => string; readonly end: () => string };

export function decoderOf(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding);
  return {
    push: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}

/** A letter that is cut by the end of the head is no fault. */
export function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function zerosIn(head: Uint8Array): { even: number; odd: number } {
  const found = { even: 0, odd: 0 };
  head.forEach((byte, place) => {
    if (byte === 0) found[place % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  return found;
}
