import type { Candidate } from '../folder.ts';
import { type Kept, keepFile, keepPlaylist } from './keep.ts';
import { measure } from './measure.ts';
import type { Measured } from './measured.ts';
import { isNotVideo, type NotVideo } from './sniff.ts';

/** Footage that came in: as measured, and as it is kept in the data folder. */
export type Arrived = { readonly measured: Measured; readonly kept: Kept };

/** Measures a file and takes it into the data folder. What isn't video is answered with the reason, and left where it is. */
export async function arrive(candidate: Candidate, dataDir: string): Promise<Arrived | NotVideo> {
  try {
    return await takeIn(candidate, dataDir);
  } catch (error) {
    // A bad sector or a missing right is about this file; a full disk is about all of them.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string' && unreadable.includes(code))
      return { notVideo: `The file can't be read (${code}).` };
    throw error;
  }
}

const unreadable: readonly string[] = ['EACCES', 'EPERM', 'EIO', 'ENOENT', 'EISDIR'];

async function takeIn(candidate: Candidate, dataDir: string): Promise<Arrived | NotVideo> {
  const measured = await measure(candidate.path);
  if (isNotVideo(measured)) return measured;
  if (candidate.kind === 'playlist') return { measured, kept: await keepPlaylist(candidate.path, dataDir) };
  const { kept, copyFault } = await keepFile(candidate.path, dataDir, measured.needsCopy);
  const note = copyFault ?? (kept.played === null ? null : copyNote);
  return { kept, measured: note === null ? measured : { ...measured, notes: [...measured.notes, note] } };
}

/** MIME type of what is played: the seekable copy, where there is one. */
export function playedMime({ measured, kept }: Arrived): string {
  return kept.played === null ? measured.mime : measured.mime.replace(/^[^;]+/, 'video/mp4');
}

const copyNote =
  'It has no index that players can use: a seekable copy is played, the original stays as it came.';
