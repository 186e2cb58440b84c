import type { FileHandle } from 'node:fs/promises';
import { type Instant, instant } from '../../../contract/time.ts';
import { ascii } from './sniff.ts';

/** What the boxes of an MP4 or MOV file say without decoding anything. */
export type Boxes = {
  /** Has `moov`, without which nothing in the file can be found. */
  readonly hasIndex: boolean;
  readonly isFragmented: boolean;
  /**
   * Has one table of all fragments (`sidx`) before them, so that a player can seek at once. A table at the end
   * (`mfra`) doesn't count: browsers don't look for it.
   */
  readonly hasFragmentTable: boolean;
  /** When the camera says that the file was begun; null where it doesn't, or says nonsense. */
  readonly createdAt: Instant | null;
  /** Length in the header, milliseconds; null when it says none. */
  readonly headerMs: number | null;
  /** How many bytes the last box promises beyond the end of the file; 0: the file is whole. */
  readonly missingBytes: number;
};

/** Walks the top level of the file (ISO/IEC 14496-12, 4.2) and the movie header. Reads headers only. */
export async function readBoxes(file: FileHandle, size: number): Promise<Boxes> {
  const firstAt = new Map<string, number>();
  let tables = 0;
  let movie: Pick<Boxes, 'createdAt' | 'headerMs'> = { createdAt: null, headerMs: null };
  let at = 0;
  let missingBytes = 0;
  while (at < size) {
    const box = await boxHeaderAt(file, at, size);
    if (box === null) break;
    if (!firstAt.has(box.type)) firstAt.set(box.type, at);
    if (box.type === 'sidx') tables += 1;
    if (box.type === 'moov')
      movie = await movieHeader(file, at + box.headerSize, Math.min(at + box.size, size));
    missingBytes = Math.max(0, at + box.size - size);
    at += box.size;
  }
  return {
    hasIndex: firstAt.has('moov'),
    isFragmented: firstAt.has('moof'),
    hasFragmentTable: tables === 1 && (firstAt.get('sidx') ?? 0) < (firstAt.get('moof') ?? 0),
    ...movie,
    missingBytes,
  };
}

type Box = { readonly type: string; readonly size: number; readonly headerSize: number };

/** The box that begins at a place, `end` being where its surroundings end; null when there is none. */
export async function boxHeaderAt(file: FileHandle, at: number, end: number): Promise<Box | null> {
  const bytes = await readAt(file, at, 16);
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = ascii(bytes, 4, 4);
  if (!/^[\w ©-]{4}$/.test(type)) return null;
  const short = view.getUint32(0);
  // 1: the size stands in the next eight bytes; 0: the box goes on to the end of the file.
  if (short === 1) {
    const size = bytes.length < 16 ? 0 : Number(view.getBigUint64(8));
    return size < 16 ? null : { type, size, headerSize: 16 };
  }
  if (short === 0) return { type, size: end - at, headerSize: 8 };
  return short < 8 ? null : { type, size: short, headerSize: 8 };
}

async function movieHeader(
  file: FileHandle,
  from: number,
  end: number,
): Promise<Pick<Boxes, 'createdAt' | 'headerMs'>> {
  let at = from;
  while (at < end) {
    const box = await boxHeaderAt(file, at, end);
    if (box === null) break;
    if (box.type === 'mvhd') return movieTimes(await readAt(file, at + box.headerSize, 32));
    at += box.size;
  }
  return { createdAt: null, headerMs: null };
}

function movieTimes(bytes: Uint8Array): Pick<Boxes, 'createdAt' | 'headerMs'> {
  if (bytes.length < 32) return { createdAt: null, headerMs: null };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isLong = bytes[0] === 1;
  const created = isLong ? Number(view.getBigUint64(4)) : view.getUint32(4);
  const scale = view.getUint32(isLong ? 20 : 12);
  const length = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16);
  const isUnknown = length === 0 || scale === 0 || (!isLong && length === 0xffff_ffff);
  return { createdAt: sinceQuickTimeBegan(created), headerMs: isUnknown ? null : (length / scale) * 1000 };
}

/** Seconds from 1904-01-01T00:00Z to 1970. */
const quickTimeEpoch = 2_082_844_800;

/** Cameras without a clock write 0, 1904, 1970 or 2000-01-01: a file from before 2005 is none of ours. */
function sinceQuickTimeBegan(seconds: number): Instant | null {
  const at = (seconds - quickTimeEpoch) * 1000;
  return at >= Date.UTC(2005, 0, 1) && at < Date.UTC(2100, 0, 1) ? instant(at) : null;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
