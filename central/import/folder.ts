import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { CannotImport } from './cannotImport.ts';
import { readPlaylist } from './media/playlist.ts';
import { isNotVideo } from './media/sniff.ts';

/** A file that may be footage, or a playlist that stands for itself and its segments. */
export type Candidate = {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'file' | 'playlist';
};

export type Folder = {
  readonly candidates: readonly Candidate[];
  /** Finds the file that a catalogue means: exactly, or by any spelling of case and accents; a playlist also by its folder. */
  readonly find: (name: string) => Candidate | null;
};

/**
 * Lists a folder of footage with everything below it. Links, hidden files and the files in `but` (the catalogue
 * itself) are left out, segments stand with their playlist. Throws `CannotImport` when there is no such folder.
 */
export async function listFolder(folder: string, but: readonly string[]): Promise<Folder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new CannotImport(
      `The folder ${folder} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !but.includes(path) && !isHidden(relative(folder, path)))
    .sort();
  const segments = await segmentsAmong(paths);
  const candidates = paths
    .filter((path) => !segments.has(path))
    .map((path) => ({
      name: relative(folder, path).split(sep).join('/'),
      path,
      kind: isPlaylist(path) ? ('playlist' as const) : ('file' as const),
    }));
  return { candidates, find: finder(candidates) };
}

function isHidden(name: string): boolean {
  return (
    name.split(sep).some((part) => part.startsWith('.')) || /(^|[/\\])(thumbs\.db|desktop\.ini)$/i.test(name)
  );
}

function isPlaylist(path: string): boolean {
  return path.toLowerCase().endsWith('.m3u8');
}

async function segmentsAmong(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const segments = new Set<string>();
  for (const path of paths.filter(isPlaylist)) {
    const playlist = await readPlaylist(path).catch(() => null);
    if (playlist === null || isNotVideo(playlist)) continue;
    for (const part of playlist.parts) {
      const segment = join(dirname(path), part);
      if (segment !== path) segments.add(segment);
    }
  }
  return segments;
}

function finder(candidates: readonly Candidate[]): Folder['find'] {
  const exact = new Map(candidates.map((candidate) => [candidate.name, candidate]));
  const loose = new Map(candidates.map((candidate) => [fold(candidate.name), candidate]));
  for (const candidate of candidates) {
    if (candidate.kind === 'playlist') loose.set(fold(dirname(candidate.name)), candidate);
  }
  return (name) => {
    const asked = name.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
    return exact.get(asked) ?? loose.get(fold(asked)) ?? null;
  };
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
