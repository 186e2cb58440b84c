import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { hashFile } from './hash.ts';

/** `stamp` tells this state of the file from any later one. */
export type Verified =
  | { readonly state: 'good'; readonly stamp: string }
  | { readonly state: 'missing' | 'altered' };

export type Verify = (path: string, sha256: string) => Promise<Verified>;

/**
 * Checks a file against the hash taken when it arrived: once in this process, and again whenever its size, its times or
 * the file itself changed. Asked twice at once, it reads the file once.
 */
export function verifyFiles(): Verify {
  const known = new Map<string, { readonly key: string; readonly checked: Promise<Verified> }>();
  return async (path, sha256) => {
    const stats = await stat(path, { bigint: true }).catch(nullWhenMissing);
    if (!stats?.isFile()) return { state: 'missing' };
    const key = `${sha256} ${stampOf(stats)}`;
    const before = known.get(path);
    if (before?.key === key) return before.checked;
    const checked = check(path, sha256);
    known.set(path, { key, checked });
    // A read that failed is tried again next time.
    checked.catch(() => known.delete(path));
    return checked;
  };
}

/** Whether an opened file is in the state that was verified. */
export function isStill(stamp: string): (handle: FileHandle) => Promise<boolean> {
  return async (handle) => stampOf(await handle.stat({ bigint: true })) === stamp;
}

async function check(path: string, sha256: string): Promise<Verified> {
  const handle = await open(path, 'r').catch(nullWhenMissing);
  if (handle === null) return { state: 'missing' };
  try {
    const stamp = stampOf(await handle.stat({ bigint: true }));
    return (await hashFile(handle)) === sha256 ? { state: 'good', stamp } : { state: 'altered' };
  } finally {
    await handle.close();
  }
}

/** The change time is in it because, unlike the modification time, nobody can set it back. */
function stampOf(stats: BigIntStats): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
