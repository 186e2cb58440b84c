import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerSealed, damagedHeader, type SealedFootage } from '../../electron/media/sealed.ts';
import { chunkBytes, placeOf } from '../../electron/sealed/chunks.ts';
import { sealChunk } from '../../electron/sealed/seal.ts';
import { temporaryFolder } from '../support/database.ts';

const plain = randomBytes(40 * chunkBytes + 1234);
const sha256 = createHash('sha256').update(plain).digest('hex');
const total = plain.length;
const chunks = 41;
let footage: SealedFootage;

beforeEach(() => {
  const path = join(temporaryFolder(), 'sealed');
  const clip = { key: randomBytes(32), sha256, total };
  const sealed = Array.from({ length: chunks }, (_, n) =>
    sealChunk(clip, n, plain.subarray(n * chunkBytes, (n + 1) * chunkBytes)),
  );
  writeFileSync(path, Buffer.concat(sealed));
  footage = { ...clip, path, mime: 'video/mp4' };
});

function ask(headers: Record<string, string> = {}, method = 'GET', signal?: AbortSignal): Promise<Response> {
  const request = new Request('http://desk.invalid/media/x', {
    method,
    headers,
    ...(signal ? { signal } : {}),
  });
  return answerSealed(footage, request);
}

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

/** Changes the file as nobody should. */
function tamper(change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(footage.path);
  change(bytes);
  writeFileSync(footage.path, bytes);
}

/** How often the file is open in this process. */
async function handles(): Promise<number> {
  const links = readdirSync('/proc/self/fd').map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
  return (await Promise.all(links)).filter((path) => path === footage.path).length;
}

describe('the bytes that were asked for', () => {
  test('all of them, without a range', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': `${total}`,
      'content-type': 'video/mp4',
      'cache-control': 'no-store',
      etag: `"${sha256}"`,
    });
    expect((await bytesOf(response)).equals(plain)).toBe(true);
  });

  test.each<[range: string, first: number, last: number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=0-', 0, total - 1],
    ['bytes=-500', total - 500, total - 1],
    [`bytes=-${total * 2}`, 0, total - 1],
    [`bytes=${chunkBytes - 1}-${chunkBytes}`, chunkBytes - 1, chunkBytes],
    [`bytes=${chunkBytes}-${2 * chunkBytes - 1}`, chunkBytes, 2 * chunkBytes - 1],
    [`bytes=${3 * chunkBytes + 7}-${30 * chunkBytes}`, 3 * chunkBytes + 7, 30 * chunkBytes],
    [`bytes=${total - 1}-`, total - 1, total - 1],
    [`bytes=5-${total * 9}`, 5, total - 1],
  ])('%s', async (range, first, last) => {
    const response = await ask({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${total}`);
    expect(response.headers.get('content-length')).toBe(`${last - first + 1}`);
    expect((await bytesOf(response)).equals(plain.subarray(first, last + 1))).toBe(true);
  });

  test('none after the end, and everything where the range says nothing', async () => {
    const none = await ask({ range: `bytes=${total}-` });
    expect([none.status, none.headers.get('content-range')]).toEqual([416, `bytes */${total}`]);
    const lengthOf = async (headers: Record<string, string>) => (await bytesOf(await ask(headers))).length;
    expect(await lengthOf({ range: 'bytes=5-4' })).toBe(total);
    expect(await lengthOf({ range: 'bytes=0-9', 'if-range': '"other"' })).toBe(total);
    expect(await lengthOf({ range: 'bytes=0-9', 'if-range': `"${sha256}"` })).toBe(10);
  });

  test('HEAD tells the length and sends nothing', async () => {
    const response = await ask({}, 'HEAD');
    expect([response.status, response.headers.get('content-length'), response.body]).toEqual([
      200,
      `${total}`,
      null,
    ]);
    expect(await handles()).toBe(0);
  });
});

describe('what is not as it was sealed', () => {
  const placeInChunk = (n: number): number => placeOf(n, total).at + 100;

  test.each<[what: string, change: (bytes: Buffer) => void, badChunk: number]>([
    [
      'a flipped bit',
      (bytes) => bytes.writeUInt8(bytes.readUInt8(placeInChunk(20)) ^ 1, placeInChunk(20)),
      20,
    ],
    [
      'two chunks that changed places',
      (bytes) => {
        const { at, length } = placeOf(10, total);
        const other = placeOf(25, total).at;
        const ten = Buffer.from(bytes.subarray(at, at + length));
        bytes.copy(bytes, at, other, other + length);
        ten.copy(bytes, other);
      },
      10,
    ],
  ])('%s: nothing of that chunk leaves, what is before and after it does', async (_, change, badChunk) => {
    tamper(change);
    const bad = badChunk * chunkBytes;
    expect((await bytesOf(await ask({ range: `bytes=0-${bad - 1}` }))).equals(plain.subarray(0, bad))).toBe(
      true,
    );
    const after = await ask({ range: `bytes=${bad + chunkBytes}-${bad + chunkBytes + 999}` });
    const from = bad + chunkBytes;
    expect((await bytesOf(after)).equals(plain.subarray(from, from + 1000))).toBe(true);
    const inside = await ask({ range: `bytes=${bad + 10}-` });
    expect([inside.status, ((await inside.json()) as { code: string }).code]).toEqual([
      410,
      'footage-altered',
    ]);

    const found: number[] = [];
    const across = await answerSealed(footage, new Request('http://desk.invalid/media/x'), (at) =>
      found.push(at),
    );
    const got: Buffer[] = [];
    const reading = (async () => {
      for await (const part of across.body ?? []) got.push(Buffer.from(part));
    })();
    await expect(reading).rejects.toThrow('damaged');
    expect(Buffer.concat(got).equals(plain.subarray(0, bad))).toBe(true);
    expect(found).toEqual([bad]);
    // Once it is known, a player that reads across it comes to an end before it.
    const request = new Request('http://desk.invalid/media/x', { headers: { range: 'bytes=100-' } });
    const short = await answerSealed(footage, request, () => {}, bad);
    expect([short.status, short.headers.get('content-range')]).toEqual([
      206,
      `bytes 100-${bad - 1}/${total}`,
    ]);
    expect((await bytesOf(short)).equals(plain.subarray(100, bad))).toBe(true);
    expect(await handles()).toBe(0);
  });

  test('a file that was cut ends at the cut, and its length is still the whole one', async () => {
    truncateSync(footage.path, placeOf(30, total).at + 5);
    const up = 30 * chunkBytes;
    expect((await bytesOf(await ask({ range: `bytes=0-${up - 1}` }))).equals(plain.subarray(0, up))).toBe(
      true,
    );
    expect((await ask({ range: `bytes=${up}-` })).status).toBe(410);
    expect((await ask({ range: 'bytes=-100' })).status).toBe(410);
    expect((await ask({}, 'HEAD')).headers.get('content-length')).toBe(`${total}`);
  });

  test('a file that is gone wants a new handle', async () => {
    footage = { ...footage, path: `${footage.path}-gone` };
    expect((await ask()).status).toBe(404);
    expect(damagedHeader).toBe('x-footage-damaged-at');
  });
});

test('two hundred seeks, broken off by either side, leave no file open', async () => {
  for (let n = 0; n < 200; n += 1) {
    const abort = new AbortController();
    const response = await ask({ range: `bytes=${n * 1000}-` }, 'GET', abort.signal);
    const reader = response.body?.getReader();
    if (n % 3 !== 0) await reader?.read();
    if (n % 2 === 0) abort.abort();
    else await reader?.cancel();
  }
  await expect.poll(handles).toBe(0);
});
