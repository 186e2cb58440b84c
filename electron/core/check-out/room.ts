import { existsSync } from 'node:fs';
import { readdir, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ports } from '../ports.ts';
import { profileName } from '../session/profile.ts';

/**
 * Left free on the disk whatever is fetched: marks, notes and forms need room when the reviewer is on the road, and they
 * come first. Bytes.
 */
const reserve = 128 * 1024 * 1024;

/** Where the sealed files of one reviewer lie, and nobody else's. */
export function footageFolder(
  { profileDir, centralUrl }: Pick<Ports, 'profileDir' | 'centralUrl'>,
  username: string,
): string {
  return join(profileDir, `${profileName(centralUrl, username)}.footage`);
}

/** Bytes that footage may still take up there; null: the disk doesn't say. */
export async function roomIn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(folder));
    return Math.max(0, bavail * bsize - reserve);
  } catch {
    return null;
  }
}

/** Removes every file there but these: those of erased clips, and what a restored database no longer knows. */
export async function removeOthers(folder: string, known: ReadonlySet<string>): Promise<void> {
  // Most desks take nothing along, and this is asked whenever there may be something to fetch.
  if (!existsSync(folder)) return;
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (!known.has(name)) await rm(join(folder, name), { force: true });
}
