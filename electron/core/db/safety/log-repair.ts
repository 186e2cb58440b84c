import { pageSize } from './pages.ts';

/**
 * The write-ahead log. SQLite reads it up to the first frame that doesn't fit and takes the rest for what a power cut
 * left: one changed byte would silently undo every later commit. Here the rest is looked at too: frames whose page is
 * proven genuine are chained anew, so that SQLite takes them.
 *
 * Header, 32 bytes: magic, version, page size, number, two salts, two checksums. Frame: page number, size of the
 * database after a commit or 0, the two salts, two checksums over all before, then the page.
 * Source: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export type Repair = {
  /** The log with every frame that is genuine. */
  readonly bytes: Buffer;
  /** Frames that had to be left out. None: nothing of the log is lost. */
  readonly leftOut: number;
};

const [headerBytes, frameHeader] = [32, 24];
const frameBytes = frameHeader + pageSize;
const [magicLittle, magicBig, version] = [0x377f0682, 0x377f0683, 3_007_000];

/** Null: the log is as SQLite wants it, or ends as a power cut would leave it, and needs nothing. */
export function repairLog(log: Buffer, isGenuine: (page: Buffer, no: number) => boolean): Repair | null {
  const whole = Math.floor((log.length - headerBytes) / frameBytes);
  if (whole < 1) return null;
  const frames = Array.from({ length: whole }, (_, index) =>
    log.subarray(headerBytes + index * frameBytes, headerBytes + (index + 1) * frameBytes),
  );
  const header = log.subarray(0, headerBytes);
  const salts = isWholeHeader(header) ? header.subarray(16, 24) : frames[0]?.subarray(8, 16);
  if (salts === undefined) return null;
  const valid = validFrames(header, frames);
  const ours = frames.filter((frame) => isOf(frame, salts));
  // Behind what SQLite reads there is no commit of this log: a power cut in the middle of one, or nothing at all.
  if (!frames.slice(valid).some((frame) => isOf(frame, salts) && commitOf(frame) > 0)) return null;
  const genuine = ours.filter((frame) => isGenuine(frame.subarray(frameHeader), pageOf(frame)));
  const kept = upToLastCommit(genuine, frames, isBigEndian(header));
  return kept.length === 0 ? null : { bytes: chained(kept, salts), leftOut: ours.length - genuine.length };
}

type Kept = { readonly page: Buffer; readonly no: number; readonly commit: number };

/**
 * A frame whose sums don't follow from those of the frame before it has perhaps a damaged head, and its word about a
 * commit isn't trusted: its transaction then ends with the next one, or with the log.
 */
function upToLastCommit(genuine: readonly Buffer[], frames: readonly Buffer[], isBig: boolean): Kept[] {
  const places = new Map(frames.map((frame, index) => [frame, index]));
  let biggest = 0;
  const kept = genuine.map((frame): Kept => {
    const before = frames[(places.get(frame) ?? 0) - 1];
    const follows = before !== undefined && isSame(sumsOf(frame, sumsIn(before), isBig), sumsIn(frame));
    biggest = Math.max(biggest, pageOf(frame), follows ? commitOf(frame) : 0);
    return { page: frame.subarray(frameHeader), no: pageOf(frame), commit: follows ? commitOf(frame) : 0 };
  });
  const last = genuine.at(-1);
  const end = kept.findLastIndex(({ commit }) => commit > 0);
  const isCut = last !== undefined && commitOf(last) > 0 && end < kept.length - 1;
  return isCut ? kept.with(-1, { ...kept.at(-1), commit: biggest } as Kept) : kept.slice(0, end + 1);
}

/** How many frames SQLite itself would take. */
function validFrames(header: Buffer, frames: readonly Buffer[]): number {
  if (!isWholeHeader(header)) return 0;
  let sums: Sums = [header.readUInt32BE(24), header.readUInt32BE(28)];
  for (const [index, frame] of frames.entries()) {
    sums = sumsOf(frame, sums, isBigEndian(header));
    const fits = frame.subarray(8, 16).equals(header.subarray(16, 24)) && isSame(sums, sumsIn(frame));
    if (!fits) return index;
  }
  return frames.length;
}

function isWholeHeader(header: Buffer): boolean {
  const magic = header.readUInt32BE(0);
  if ((magic !== magicLittle && magic !== magicBig) || header.readUInt32BE(8) !== pageSize) return false;
  const sums = checksum(header.subarray(0, 24), [0, 0], isBigEndian(header));
  return isSame(sums, [header.readUInt32BE(24), header.readUInt32BE(28)]);
}

function isBigEndian(header: Buffer): boolean {
  return header.readUInt32BE(0) === magicBig;
}

function isSame([a, b]: Sums, [c, d]: Sums): boolean {
  return a === c && b === d;
}

function pageOf(frame: Buffer): number {
  return frame.readUInt32BE(0);
}

function sumsIn(frame: Buffer): Sums {
  return [frame.readUInt32BE(16), frame.readUInt32BE(20)];
}

function sumsOf(frame: Buffer, before: Sums, isBig: boolean): Sums {
  return checksum(frame.subarray(frameHeader), checksum(frame.subarray(0, 8), before, isBig), isBig);
}

/** One of the two may be what was damaged. */
function isOf(frame: Buffer, salts: Buffer): boolean {
  return (
    frame.subarray(8, 12).equals(salts.subarray(0, 4)) || frame.subarray(12, 16).equals(salts.subarray(4, 8))
  );
}

/** Pages that the database has after this commit; 0: not the last frame of one. More than a frame can tell is damage. */
function commitOf(frame: Buffer): number {
  const pages = frame.readUInt32BE(4);
  return pages < 2 ** 31 ? pages : 0;
}

function chained(frames: readonly Kept[], salts: Buffer): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(magicLittle, 0);
  header.writeUInt32BE(version, 4);
  header.writeUInt32BE(pageSize, 8);
  salts.copy(header, 16);
  let sums = checksum(header.subarray(0, 24), [0, 0], false);
  writeSums(header, 24, sums);
  const written = frames.map(({ page, no, commit }) => {
    const frame = Buffer.alloc(frameBytes);
    frame.writeUInt32BE(no, 0);
    frame.writeUInt32BE(commit, 4);
    salts.copy(frame, 8);
    page.copy(frame, frameHeader);
    sums = sumsOf(frame, sums, false);
    writeSums(frame, 16, sums);
    return frame;
  });
  return Buffer.concat([header, ...written]);
}

type Sums = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sums, isBig: boolean): Sums {
  let [a, b] = [first, second];
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + words.getUint32(at, !isBig) + b) >>> 0;
    b = (b + words.getUint32(at + 4, !isBig) + a) >>> 0;
  }
  return [a, b];
}

function writeSums(bytes: Buffer, at: number, [a, b]: Sums): void {
  bytes.writeUInt32BE(a, at);
  bytes.writeUInt32BE(b, at + 4);
}
