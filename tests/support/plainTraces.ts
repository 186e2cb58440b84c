import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Boxes of an MP4 with what always follows them, so that four letters that chance wrote into noise are no find. */
const boxes: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['ftyp', /ftyp(isom|iso\d|mp4\d|avc1|M4V )/],
  ['moov', /moov.{4}mvhd/s],
  ['mdia', /mdia.{4}mdhd/s],
];

/**
 * What of a clip lies in the clear in any file below a folder: boxes of its container, stretches of its own bytes, or any
 * of the secrets as text. One line each, `file: what`.
 */
export function plainTraces(
  folder: string,
  { clip, secrets = [] }: { readonly clip: Buffer; readonly secrets?: readonly string[] },
): string[] {
  const mdat = clip.indexOf('mdat');
  const pieces = [mdat, ...Array.from({ length: 200 }, (_, n) => Math.floor((n * (clip.length - 32)) / 200))]
    .filter((at) => at >= 0)
    .map((at) => clip.subarray(at, at + 24))
    // A stretch of one byte is in every file.
    .filter((piece) => new Set(piece).size > 8);
  const raw = secrets.flatMap((secret) => [Buffer.from(secret), Buffer.from(secret, 'hex')]);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return paths
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(path);
      const text = bytes.toString('latin1');
      return [
        ...boxes.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${path}: ${name}`),
        ...(pieces.some((piece) => bytes.includes(piece)) ? [`${path}: bytes of the clip`] : []),
        ...(raw.some((secret) => secret.length > 0 && bytes.includes(secret)) ? [`${path}: a secret`] : []),
      ];
    });
}
