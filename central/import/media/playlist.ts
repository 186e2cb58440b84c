import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NotVideo } from './sniff.ts';

/** The files that an HLS playlist plays, in its order, as it writes their names: all beside it in one folder. */
export type Playlist = { readonly parts: readonly string[] };

/**
 * Reads an HLS playlist (RFC 8216), and the playlists that it names. One that names anything outside its own folder
 * is refused before anything of it is opened: footage is what lies in the folder.
 */
export async function readPlaylist(path: string): Promise<Playlist | NotVideo> {
  const parts: string[] = [];
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const name of namesIn(await readFile(next, 'utf8'))) {
      if (!plainName.test(name)) {
        return {
          notVideo: `Its playlist names "${name.slice(0, 100)}", which is not a file beside it with a plain name.`,
        };
      }
      if (parts.includes(name)) continue;
      parts.push(name);
      const nested = join(dirname(path), name);
      if (name.toLowerCase().endsWith('.m3u8') && nested !== path) pending.push(nested);
    }
  }
  if (parts.length === 0) return { notVideo: 'Its playlist names no segments.' };
  return { parts };
}

export function partMime(name: string): string {
  const extension = name.toLowerCase().slice(name.lastIndexOf('.') + 1);
  return mimes[extension] ?? 'application/octet-stream';
}

/** Playlists within playlists are files of the folder, too. A name that a URL needs no escapes for. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

const mimes: Readonly<Record<string, string>> = {
  ts: 'video/mp2t',
  m4s: 'video/mp4',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  aac: 'audio/aac',
  vtt: 'text/vtt',
  m3u8: 'application/vnd.apple.mpegurl',
};

/** Lines that are no comments, and the `URI` of tags such as `EXT-X-MAP`. */
function namesIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .flatMap((line) => {
      if (!line.startsWith('#')) return line === '' ? [] : [line];
      const named = /^#EXT-X-(?:MAP|KEY|MEDIA|I-FRAME-STREAM-INF|SESSION-KEY):.*\bURI="([^"]*)"/.exec(
        line,
      )?.[1];
      return named === undefined ? [] : [named];
    });
}
