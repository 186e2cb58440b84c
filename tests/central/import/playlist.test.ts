import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partMime, readPlaylist } from '../../../central/import/media/playlist.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sw-playlist-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function playlist(text: string, name = 'index.m3u8') {
  const path = join(folder, name);
  await writeFile(path, text);
  return readPlaylist(path);
}

test('segments, initialisation and playlists within playlists are its parts, in order, each once', async () => {
  await writeFile(
    join(folder, 'low.m3u8'),
    '#EXTM3U\r\n#EXT-X-MAP:URI="init.mp4"\r\n#EXTINF:6,\r\na.m4s\r\n#EXTINF:6,\r\nb.m4s\r\n#EXTINF:6,\r\na.m4s\r\n',
  );
  expect(await playlist('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n')).toEqual({
    parts: ['low.m3u8', 'init.mp4', 'a.m4s', 'b.m4s'],
  });
});

test.each([
  'https://elsewhere.example/a.ts',
  '../secret.ts',
  '/etc/passwd',
  'seg/a.ts',
  'a%2e%2e.ts',
  '.hidden',
])('a playlist that names %s is refused before anything is opened', async (name) => {
  expect(await playlist(`#EXTM3U\n#EXTINF:6,\n${name}\n`)).toEqual({
    notVideo: `Its playlist names "${name}", which is not a file beside it with a plain name.`,
  });
});

test('a playlist without segments is refused', async () => {
  expect(await playlist('#EXTM3U\n#EXT-X-ENDLIST\n')).toEqual({
    notVideo: 'Its playlist names no segments.',
  });
});

test('two playlists that name each other are read once each', async () => {
  await writeFile(join(folder, 'b.m3u8'), '#EXTM3U\na.m3u8\nx.ts\n');
  expect(await playlist('#EXTM3U\nb.m3u8\n', 'a.m3u8')).toEqual({ parts: ['b.m3u8', 'a.m3u8', 'x.ts'] });
});

test.each([
  ['part0.ts', 'video/mp2t'],
  ['init.MP4', 'video/mp4'],
  ['low.m3u8', 'application/vnd.apple.mpegurl'],
  ['key', 'application/octet-stream'],
])('%s is served as %s', (name, mime) => {
  expect(partMime(name)).toBe(mime);
});
