import { ascii } from './sniff.ts';

/** What an AVI file's header says; zeros and null where it doesn't. */
export type AviHeader = {
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  /** The four letters of the picture's codec, such as `h264` or `mjpg`; null when there are none. */
  readonly videoCodec: string | null;
  readonly hasAudio: boolean;
};

/** Reads `avih` and the first stream headers from a file's first bytes (the AVI RIFF reference, Microsoft). */
export function readAvi(head: Uint8Array): AviHeader {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const main = find(head, 'avih', 0);
  const streams = streamTypes(head);
  const video = streams.find((stream) => stream.type === 'vids');
  const codec = video?.handler.toLowerCase().replace(/[^\w]/g, '') ?? '';
  const known = {
    videoCodec: codec === '' ? null : codec,
    hasAudio: streams.some((stream) => stream.type === 'auds'),
  };
  if (main < 0 || main + 48 > head.length) return { durationMs: 0, width: 0, height: 0, ...known };
  const microsecondsPerFrame = view.getUint32(main + 8, true);
  const frames = view.getUint32(main + 24, true);
  return {
    durationMs: Math.round((microsecondsPerFrame * frames) / 1000),
    width: view.getUint32(main + 40, true),
    height: view.getUint32(main + 44, true),
    ...known,
  };
}

function streamTypes(head: Uint8Array): readonly { readonly type: string; readonly handler: string }[] {
  const found = [];
  for (let at = find(head, 'strh', 0); at >= 0; at = find(head, 'strh', at + 4)) {
    found.push({ type: ascii(head, at + 8, 4), handler: ascii(head, at + 12, 4) });
  }
  return found;
}

function find(bytes: Uint8Array, letters: string, from: number): number {
  const end = Math.min(bytes.length, 64 * 1024) - letters.length;
  for (let at = from; at <= end; at += 1) {
    if (ascii(bytes, at, letters.length) === letters) return at;
  }
  return -1;
}
