import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input, type InputTrack, type InputVideoTrack } from 'mediabunny';
import { clockText, type Instant } from '../../../contract/time.ts';
import { readAvi } from './avi.ts';
import { type Boxes, readBoxes } from './boxes.ts';
import type { Measured } from './measured.ts';
import { readPlaylist } from './playlist.ts';
import { type Container, isNotVideo, type NotVideo, sniff } from './sniff.ts';

/**
 * Measures a file of footage from the media itself. A damaged, cut or lying file is measured as far as it can be
 * read, and its oddities are noted; what isn't video, or can't be opened as any, is answered with the reason.
 */
export async function measure(path: string): Promise<Measured | NotVideo> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = new Uint8Array(Math.min(size, 64 * 1024));
    await file.read(head, 0, head.length, 0);
    const container = sniff(head, size);
    if (isNotVideo(container)) return container;
    return await measureAs(container, { path, file, head, size });
  } finally {
    await file.close();
  }
}

type Opened = {
  readonly path: string;
  readonly file: FileHandle;
  readonly head: Uint8Array;
  readonly size: number;
};

function measureAs(container: Container, opened: Opened): Promise<Measured | NotVideo> | Measured {
  switch (container) {
    case 'mp4':
      return measureMp4(opened);
    case 'playlist':
      return measurePlaylist(opened);
    case 'matroska':
    case 'transport-stream':
      return read(opened.path, { startedAt: null, boxes: null, size: opened.size });
    case 'avi':
      return measureAvi(opened.head);
    case 'asf':
      return unopened('video/x-ms-asf', 'Windows Media');
    case 'program-stream':
      return unopened('video/mpeg', 'MPEG program stream');
    case 'flash':
      return unopened('video/x-flv', 'Flash video');
    case 'mxf':
      return unopened('application/mxf', 'MXF');
  }
}

async function measureMp4({ path, file, size }: Opened): Promise<Measured | NotVideo> {
  const boxes = await readBoxes(file, size);
  if (!boxes.hasIndex) {
    return {
      notVideo:
        'It is an MP4 file without its index (moov): the part that was written last is missing, so it cannot be read.',
    };
  }
  return read(path, { startedAt: boxes.createdAt, boxes, size });
}

async function measurePlaylist({ path }: Opened): Promise<Measured | NotVideo> {
  const playlist = await readPlaylist(path);
  if (isNotVideo(playlist)) return playlist;
  const missing: string[] = [];
  for (const part of playlist.parts) {
    if (!(await isFile(join(dirname(path), part)))) missing.push(part);
  }
  const measured = await read(path, { startedAt: null, boxes: null, size: Number.POSITIVE_INFINITY });
  if (isNotVideo(measured) || missing.length === 0) return measured;
  return {
    ...measured,
    isCut: true,
    notes: [...measured.notes, `Segments are missing: ${missing.join(', ')}.`],
  };
}

type Known = { readonly startedAt: Instant | null; readonly boxes: Boxes | null; readonly size: number };

async function read(path: string, known: Known): Promise<Measured | NotVideo> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (video === null) {
      const tracks = await input.getTracks();
      return {
        notVideo:
          tracks.length === 0 ? 'It holds neither picture nor sound.' : 'It holds sound but no picture.',
      };
    }
    return await describe(input, video, known);
  } catch (error) {
    // A file can be broken in any way at all: whatever the reader throws is about this file.
    return {
      notVideo: `It begins like video, but its container cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    };
  } finally {
    input.dispose();
  }
}

async function describe(
  input: Input,
  video: InputVideoTrack,
  { startedAt, boxes, size }: Known,
): Promise<Measured> {
  const audio = await input.getPrimaryAudioTrack();
  const format = (await input.getFormat()).name;
  // A transport stream counts from any moment; other containers from 0, which may lie before the first picture.
  const start = format.includes('Transport') ? Math.max(0, await input.getFirstTimestamp()) : 0;
  const durationMs = Math.round(((await input.computeDuration()) - start) * 1000);
  const isCut = boxes !== null && boxes.missingBytes > 0;
  const lie = lieIn(durationMs, size, boxes);
  return {
    mime: await input.getMimeType(),
    videoCodec: await codecOf(video),
    audioCodec: audio === null ? null : await codecOf(audio),
    width: Math.round(await video.getDisplayWidth()),
    height: Math.round(await video.getDisplayHeight()),
    rotation: await video.getRotation(),
    durationMs,
    startedAt,
    isCut,
    isLying: lie !== null,
    needsCopy: format.includes('Transport') || (boxes?.isFragmented === true && !boxes.hasFragmentTable),
    notes: [
      ...(isCut ? [`The file is cut off: ${boxes.missingBytes} bytes that it announces are missing.`] : []),
      ...(lie === null ? [] : [lie]),
      ...(audio === null ? ['It has no sound.'] : []),
    ],
  };
}

/** The codec with its parameters; where it isn't a known one, the four letters that the container gives it. */
async function codecOf(track: InputTrack): Promise<string | null> {
  const known = await track.getCodecParameterString().catch(() => null);
  if (known !== null) return known;
  const raw = await track.getInternalCodecId();
  return typeof raw === 'string' ? raw.trim().slice(0, 100) : null;
}

/** Fewer bits for a second than any picture takes: the length is an invention. */
const fewestBitsPerSecond = 1000;

function lieIn(durationMs: number, size: number, boxes: Boxes | null): string | null {
  if (durationMs > 60_000 && (size * 8) / (durationMs / 1000) < fewestBitsPerSecond) {
    return `Its index says ${clockText(durationMs)}, but ${size} bytes can hold only a small part of that.`;
  }
  const header = boxes?.headerMs ?? null;
  if (
    header === null ||
    boxes?.isFragmented === true ||
    Math.abs(header - durationMs) < 1000 + durationMs * 0.05
  )
    return null;
  return `Its header says ${clockText(header)}, its index ${clockText(durationMs)}.`;
}

/** AVI isn't opened by anything here, but it is what some cameras write: it comes in by what its header says. */
function measureAvi(head: Uint8Array): Measured {
  const { hasAudio, ...header } = readAvi(head);
  return {
    ...unopened('video/x-msvideo', 'AVI'),
    ...header,
    notes: ['It is an AVI file: only its header was read.', ...(hasAudio ? [] : ['It has no sound.'])],
  };
}

function unopened(mime: string, words: string): Measured {
  return {
    mime,
    videoCodec: null,
    audioCodec: null,
    width: 0,
    height: 0,
    rotation: 0,
    durationMs: 0,
    startedAt: null,
    isCut: false,
    isLying: false,
    needsCopy: false,
    notes: [`It is ${words}: nothing of it could be measured here.`],
  };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
