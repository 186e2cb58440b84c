import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putFootage } from '../../../central/footage/put.ts';
import { type SignedOn, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import type { AccountName } from '../../support/department.ts';

const size = 2_500_000;
const bytes = randomBytes(size);

describe.each(databases)('footage on $name', ({ open }) => {
  let central: TestCentral;
  let sergeant: SignedOn;
  let etag = '';
  beforeAll(async () => {
    central = await testCentral(open);
    sergeant = await central.signIn('sergeant');
    etag = `"${await central.addFootage('video-1-1-1', bytes)}"`;
  });
  afterAll(() => central.stop());

  const get = (headers: Record<string, string> = {}, method = 'GET', id = 'video-1-1-1') =>
    sergeant.call(method, `/v1/footage/${id}`, undefined, headers);
  const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  test('the whole file comes with its hash as its tag', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': `${size}`,
      'content-type': 'video/mp4',
      etag,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    expect((await bodyOf(response)).equals(bytes)).toBe(true);
  });

  test.each([
    ['bytes=0-499', 0, 499],
    ['bytes=500-', 500, size - 1],
    ['bytes=-500', size - 500, size - 1],
    ['bytes=0-', 0, size - 1],
    [`bytes=0-${size + 10}`, 0, size - 1],
    [`bytes=${size - 1}-`, size - 1, size - 1],
    ['bytes=1048570-1048590', 1_048_570, 1_048_590],
  ])('%s is answered with exactly those bytes', async (range, first, last) => {
    const response = await get({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${size}`);
    expect(response.headers.get('content-length')).toBe(`${last - first + 1}`);
    expect((await bodyOf(response)).equals(bytes.subarray(first, last + 1))).toBe(true);
  });

  test.each([`bytes=${size}-`, 'bytes=-0'])('%s does not exist, and the size is told', async (range) => {
    const response = await get({ range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
    expect(await codeOf(response)).toBe('range-not-satisfiable');
  });

  test.each(['bytes=5-4', 'bytes=x', 'lines=1-2', 'bytes=0-1,4-5'])(
    '%s is answered with everything',
    async (range) => {
      const response = await get({ range });
      expect([response.status, response.headers.get('content-range')]).toEqual([200, null]);
      expect((await bodyOf(response)).byteLength).toBe(size);
    },
  );

  test('HEAD tells the same as GET, has no body and ignores a range', async () => {
    const [head, whole] = [await get({ range: 'bytes=0-9' }, 'HEAD'), await get()];
    expect(head.status).toBe(200);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers));
    expect((await bodyOf(head)).byteLength).toBe(0);
    await whole.body?.cancel();
  });

  test('If-Range gives the part only of the very same bytes', async () => {
    const statusWith = async (tag: string) => {
      const response = await get({ range: 'bytes=0-9', 'if-range': tag });
      await response.body?.cancel();
      return response.status;
    };
    expect(await statusWith(etag)).toBe(206);
    expect(await statusWith('"another"')).toBe(200);
    expect(await statusWith(`W/${etag}`)).toBe(200);
    expect(await statusWith('Wed, 21 Oct 2026 07:28:00 GMT')).toBe(200);
  });

  test('If-None-Match of what the desk has sends nothing again', async () => {
    const response = await get({ 'if-none-match': `"x", ${etag}` });
    expect([response.status, (await bodyOf(response)).byteLength]).toEqual([304, 0]);
    expect(response.headers.get('etag')).toBe(etag);
  });

  test('an empty file is sent as nothing', async () => {
    await central.addFootage('video-1-2-1', new Uint8Array());
    const response = await get({ range: 'bytes=-5' }, 'GET', 'video-1-2-1');
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '0']);
    expect((await bodyOf(response)).byteLength).toBe(0);
    expect((await get({ range: 'bytes=0-' }, 'GET', 'video-1-2-1')).status).toBe(416);
  });

  test('footage outside the scope is not there; closed footage is closed; restricted is seen by two roles', async () => {
    for (const id of ['video-2-1-1', 'video-1-2-3', 'video-2-2-3'])
      await central.addFootage(id, bytes.subarray(0, 10));
    const ask = async (who: AccountName, id: string) => {
      const session = await central.signIn(who);
      const response = await session.call('GET', `/v1/footage/${id}`);
      return response.ok ? 'served' : codeOf(response);
    };
    expect(await ask('sergeant', 'video-2-1-1')).toBe('not-found');
    expect(await ask('sergeant', 'video-1-2-3')).toBe('footage-closed');
    expect(await ask('auditor', 'video-1-2-3')).toBe('footage-closed');
    expect(await ask('investigator', 'video-1-2-3')).toBe('served');
    expect(await ask('otherSergeant', 'video-2-2-3')).toBe('not-found');
    expect(await ask('auditor', 'video-2-2-3')).toBe('not-found');
    expect(await ask('administrator', 'video-2-2-3')).toBe('served');
  });

  test('a record without footage, and footage without its file, are missing', async () => {
    expect(await codeOf(await get({}, 'GET', 'video-1-1-2'))).toBe('footage-missing');
    await central.addFootage('video-1-1-2', bytes.subarray(0, 10));
    await rm(join(central.dataDir, 'footage/video-1-1-2.mp4'));
    expect(await codeOf(await get({}, 'GET', 'video-1-1-2'))).toBe('footage-missing');
    expect(await codeOf(await get({}, 'GET', 'no-such-video'))).toBe('not-found');
    expect(await codeOf(await get({}, 'GET', '%00'))).toBe('not-found');
  });

  test('a changed byte is noticed before the first byte is sent, also after the file was served', async () => {
    const original = randomBytes(5000);
    const file = join(central.dataDir, 'footage/video-1-1-3.mp4');
    await central.addFootage('video-1-1-3', original);
    expect((await get({}, 'HEAD', 'video-1-1-3')).status).toBe(200);
    const altered = Buffer.from(original);
    altered[2500] = (altered[2500] ?? 0) ^ 1;
    await writeFile(file, altered);
    // Set back as a careful hand would: the size and the time are those of the original.
    await utimes(file, new Date(0), new Date(0));
    const response = await get({ range: 'bytes=0-9' }, 'GET', 'video-1-1-3');
    expect(response.status).toBe(410);
    expect(await codeOf(response)).toBe('footage-altered');
    await writeFile(file, original);
    expect((await get({}, 'HEAD', 'video-1-1-3')).status).toBe(200);
  });

  test('of a remuxed clip the copy is sent, as long as the original is untouched', async () => {
    const [original, copy] = [randomBytes(1000), randomBytes(1200)];
    const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    await writeFile(join(central.dataDir, 'original.mp4'), original);
    await writeFile(join(central.dataDir, 'copy.mp4'), copy);
    const footage = {
      videoId: 'video-1-2-2',
      kind: 'progressive',
      path: 'original.mp4',
      sha256: sha256(original),
      size: original.length,
      played: { path: 'copy.mp4', sha256: sha256(copy), size: copy.length },
      mime: 'video/mp4',
      parts: [],
    } as const;
    await central.db.transaction((tx) => putFootage(tx, footage, 0));
    const response = await get({}, 'GET', 'video-1-2-2');
    expect(response.headers.get('etag')).toBe(`"${sha256(copy)}"`);
    expect((await bodyOf(response)).equals(copy)).toBe(true);
    await writeFile(join(central.dataDir, 'original.mp4'), randomBytes(1000));
    expect(await codeOf(await get({}, 'GET', 'video-1-2-2'))).toBe('footage-altered');
  });

  test('an HLS playlist is sent with its named segments, and with nothing else in or out of its folder', async () => {
    await mkdir(join(central.dataDir, 'hls'), { recursive: true });
    const [playlist, segment] = [Buffer.from('#EXTM3U\nseg 1.ts\n'), randomBytes(3000)];
    await writeFile(join(central.dataDir, 'hls/index.m3u8'), playlist);
    await writeFile(join(central.dataDir, 'hls/seg 1.ts'), segment);
    await writeFile(join(central.dataDir, 'hls/unnamed.ts'), segment);
    const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    const footage = {
      videoId: 'video-1-2-1',
      kind: 'hls',
      path: 'hls/index.m3u8',
      sha256: sha256(playlist),
      size: playlist.length,
      played: null,
      mime: 'application/vnd.apple.mpegurl',
      parts: [{ name: 'seg 1.ts', mime: 'video/mp2t', sha256: sha256(segment), size: segment.length }],
    } as const;
    await central.db.transaction((tx) => putFootage(tx, footage, 0));
    const index = await get({}, 'GET', 'video-1-2-1');
    expect(index.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect((await bodyOf(index)).equals(playlist)).toBe(true);
    const part = await get({ range: 'bytes=10-19' }, 'GET', 'video-1-2-1/seg%201.ts');
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/mp2t']);
    expect((await bodyOf(part)).equals(segment.subarray(10, 20))).toBe(true);
    for (const name of [
      'unnamed.ts',
      'index.m3u8',
      '..%2Fcopy.mp4',
      '..',
      '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '%00',
    ]) {
      const response = await get({}, 'GET', `video-1-2-1/${name}`);
      expect([name, response.status]).toEqual([name, 404]);
    }
    await writeFile(join(central.dataDir, 'hls/seg 1.ts'), randomBytes(3000));
    expect((await get({}, 'GET', 'video-1-2-1/seg%201.ts')).status).toBe(410);
  });
});
