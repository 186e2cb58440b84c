import { type FileHandle, open } from 'node:fs/promises';
import { boxHeaderAt } from './boxes.ts';

/**
 * Sets the times of making in an MP4 file's headers to "unknown". A copy made here says nothing of its own about
 * when something happened, and the same pictures make the same bytes.
 */
export async function eraseTimes(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await eraseIn(file, 0, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

const nests = ['moov', 'trak', 'mdia'];
const timed = ['mvhd', 'tkhd', 'mdhd'];

async function eraseIn(file: FileHandle, from: number, end: number): Promise<void> {
  let at = from;
  while (at < end) {
    const box = await boxHeaderAt(file, at, end);
    if (box === null) return;
    const body = at + box.headerSize;
    if (nests.includes(box.type)) await eraseIn(file, body, at + box.size);
    if (timed.includes(box.type)) {
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, body);
      // Version 1 keeps both times in eight bytes each, version 0 in four; they follow version and flags.
      await file.write(Buffer.alloc(buffer[0] === 1 ? 16 : 8), 0, null, body + 4);
    }
    at += box.size;
  }
}
