import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hashFileAt } from '../../footage/hash.ts';
import type { Footage, FootagePart } from '../../footage/put.ts';
import { partMime, readPlaylist } from './playlist.ts';
import { writeSeekableCopy } from './rewrap.ts';
import { isNotVideo } from './sniff.ts';

/** Footage as it lies in the data folder; what is still missing is whose it is. */
/** `sha256` and `size` are the evidence's; for HLS that is the playlist with its segments, and `playlist` is the file by itself. */
export type Kept = Omit<Footage, 'videoId' | 'mime'> & {
  readonly playlist?: { readonly sha256: string; readonly size: number };
};

/**
 * Copies a file of footage into `footage/` under its hash, byte for byte, and makes a seekable copy beside it when
 * `needsCopy`. The same file a second time changes nothing. Nothing half written is ever seen under its final name.
 * `copyFault` says why no seekable copy could be made; the original is then what is played.
 */
export async function keepFile(
  path: string,
  dataDir: string,
  needsCopy: boolean,
): Promise<{ readonly kept: Kept; readonly copyFault: string | null }> {
  const incoming = await incomingPlace(dataDir);
  try {
    const { sha256, size } = await copyHashing(path, incoming);
    const name = `footage/${sha256}${plainExtension(path)}`;
    await settle(incoming, join(dataDir, name));
    const copy = needsCopy ? await keepCopy(dataDir, name, sha256) : null;
    const isFault = typeof copy === 'string';
    const played = isFault ? null : copy;
    return {
      kept: { kind: 'progressive', path: name, sha256, size, played, parts: [] },
      copyFault: isFault ? copy : null,
    };
  } finally {
    await rm(incoming, { force: true });
  }
}

/** The same for an HLS playlist and its segments: one folder under the hash of playlist and segments, in their order. */
export async function keepPlaylist(path: string, dataDir: string): Promise<Kept> {
  const playlist = await readPlaylist(path);
  if (isNotVideo(playlist)) throw new Error(playlist.notVideo);
  const incoming = await incomingPlace(dataDir);
  try {
    await mkdir(incoming);
    const whole = createHash('sha256');
    const playlistFile = await copyHashing(path, join(incoming, 'index.m3u8'), whole);
    const parts: FootagePart[] = [];
    for (const name of playlist.parts) {
      const part = join(dirname(path), name);
      if (!(await exists(part))) continue;
      parts.push({ name, mime: partMime(name), ...(await copyHashing(part, join(incoming, name), whole)) });
    }
    const sha256 = whole.digest('hex');
    await settle(incoming, join(dataDir, 'footage', sha256));
    const size = parts.reduce((sum, part) => sum + part.size, playlistFile.size);
    const kept = `footage/${sha256}/index.m3u8`;
    return { kind: 'hls', path: kept, sha256, size, playlist: playlistFile, played: null, parts };
  } finally {
    await rm(incoming, { force: true, recursive: true });
  }
}

async function keepCopy(dataDir: string, original: string, sha256: string): Promise<Kept['played'] | string> {
  const name = `footage/${sha256}.seekable.mp4`;
  const path = join(dataDir, name);
  if (!(await exists(path))) {
    const incoming = await incomingPlace(dataDir);
    try {
      await writeSeekableCopy(join(dataDir, original), incoming);
      await settle(incoming, path);
    } catch (error) {
      return `No seekable copy could be made (${error instanceof Error ? error.message : String(error)}).`;
    } finally {
      await rm(incoming, { force: true });
    }
  }
  return { path: name, sha256: await hashFileAt(path), size: (await stat(path)).size };
}

async function incomingPlace(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'footage', '.incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, randomUUID());
}

/** Copies and hashes in one pass, so that the hash is of the very bytes that were kept. */
async function copyHashing(
  from: string,
  to: string,
  also?: ReturnType<typeof createHash>,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        also?.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { sha256: hash.digest('hex'), size };
}

async function settle(incoming: string, final: string): Promise<void> {
  if (await exists(final)) return;
  await rename(incoming, final);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function plainExtension(path: string): string {
  const extension = extname(path).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '.bin';
}
