/** What kind of container a file begins like. Names say nothing: cameras and people rename files. */
export type Container =
  | 'mp4'
  | 'matroska'
  | 'transport-stream'
  | 'avi'
  | 'asf'
  | 'program-stream'
  | 'flash'
  | 'mxf'
  | 'playlist';

/** Why a file isn't footage, as a sentence. */
export type NotVideo = { readonly notVideo: string };

/** Judges a file by its first bytes (some 4 KB do) and its size in bytes. */
export function sniff(head: Uint8Array, size: number): Container | NotVideo {
  if (size === 0) return { notVideo: 'The file is empty.' };
  const container = signatures.find(([, matches]) => matches(head))?.[0];
  if (container !== undefined) return container;
  const other = otherFiles.find(([, start]) => startsWith(head, start))?.[0];
  if (other !== undefined) return { notVideo: `The file is ${other}, not video.` };
  return { notVideo: textWords(head) ?? 'The file holds nothing that begins like video.' };
}

export function isNotVideo(value: object | string): value is NotVideo {
  return typeof value === 'object' && 'notVideo' in value;
}

const signatures: readonly (readonly [Container, (head: Uint8Array) => boolean])[] = [
  [
    'mp4',
    (head) =>
      ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(ascii(head, 4, 4)),
  ],
  ['matroska', (head) => startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])],
  ['avi', (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'AVI '],
  ['playlist', (head) => ascii(head, head[0] === 0xef ? 3 : 0, 7) === '#EXTM3U'],
  ['asf', (head) => startsWith(head, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11])],
  ['program-stream', (head) => startsWith(head, [0, 0, 1, 0xba])],
  ['flash', (head) => ascii(head, 0, 3) === 'FLV'],
  ['mxf', (head) => startsWith(head, [0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01])],
  ['transport-stream', (head) => syncEvery(head, 0, 188) || syncEvery(head, 4, 192)],
];

const otherFiles: readonly (readonly [string, readonly number[]])[] = [
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a sound file', [0x49, 0x44, 0x33]],
  ['a sound file', [0x52, 0x49, 0x46, 0x46]],
];

/** Transport streams have no header, only this byte at every packet's start. Three packets are no accident. */
function syncEvery(head: Uint8Array, first: number, step: number): boolean {
  return [0, 1, 2].every((packet) => head[first + packet * step] === 0x47);
}

function textWords(head: Uint8Array): string | null {
  // The last bytes may be half a character.
  const text = new TextDecoder().decode(head.subarray(0, Math.max(1, head.length - 4))).trimStart();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text has no control characters but these; binary files do
  if (/[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text)) return null;
  if (/^<(!doctype html|html|\?xml|head|body)/i.test(text)) return 'The file is a web page, not video.';
  return 'The file is text, not video.';
}

function startsWith(head: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => head[index] === byte);
}

export function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
