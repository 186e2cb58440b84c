import { mkdtempSync, readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { streamFile } from '../../../central/footage/stream.ts';
import { listen } from '../../../central/listen.ts';

const size = 8 * 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'sw-aborts-'));
const file = join(folder, 'clip.mp4');
beforeAll(() => writeFileSync(file, Buffer.alloc(size, 7)));
afterAll(() => rmSync(folder, { recursive: true }));

const stream = () => streamFile(file, 0, size - 1, () => Promise.resolve(true));

/** Handles of this process on the clip. */
function openClips(): number {
  return handles().filter((target) => target === file).length;
}

function handles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}

describe.runIf(process.platform === 'linux')('a streamed file', () => {
  test('is closed at its end', async () => {
    const bytes = Buffer.from(await new Response(stream()).arrayBuffer());
    expect(bytes.equals(Buffer.alloc(size, 7))).toBe(true);
    expect(openClips()).toBe(0);
  });

  test('is not opened before it is read', async () => {
    const unread = streamFile(file, 0, 9, () => Promise.resolve(true));
    await unread.cancel();
    expect(openClips()).toBe(0);
  });

  test('is closed when the reader goes away between two chunks', async () => {
    const reader = stream().getReader();
    await reader.read();
    await wait(20);
    expect(openClips()).toBe(1);
    await reader.cancel();
    expect(openClips()).toBe(0);
  });

  test('is closed when the reader goes away while it is opened or read', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const reader = stream().getReader();
      const reading = reader.read();
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      await reader.cancel();
      await reading.catch(() => undefined);
    }
    for (let tries = 0; tries < 100 && openClips() > 0; tries += 1) await wait(10);
    expect(openClips()).toBe(0);
  });

  test('is closed when it turns out shorter than it was', async () => {
    const short = join(folder, 'short.mp4');
    writeFileSync(short, Buffer.alloc(1000));
    const reader = streamFile(short, 0, 1999, () => Promise.resolve(true)).getReader();
    await reader.read();
    truncateSync(short, 500);
    await expect(reader.read()).rejects.toThrow('the file ended early');
    expect(handles()).not.toContain(short);
  });

  test('is not sent when it changed after it was checked', async () => {
    const changed = streamFile(file, 0, 9, () => Promise.resolve(false));
    await expect(new Response(changed).bytes()).rejects.toThrow('the file changed after it was checked');
    expect(openClips()).toBe(0);
  });

  test('a thousand transfers over HTTP that were cut leave nothing open, and nothing to the garbage collector', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on('warning', onWarning);
    const fetch = () => Promise.resolve(new Response(stream(), { headers: { 'content-length': `${size}` } }));
    const listening = await listen({ fetch }, { host: '127.0.0.1', port: 0 });
    const ways = ['asked', 'answered', 'streaming'] as const;
    let before = 0;
    for (let n = 0; n < 1000; n += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, at) => abort(listening.url, ways[at % 3] ?? 'asked')));
      if (n === 100) before = handles().length;
    }
    for (let tries = 0; tries < 100 && openClips() > 0; tries += 1) await wait(50);
    expect(openClips()).toBe(0);
    expect(handles().length).toBeLessThan(before + 20);
    await listening.stop();
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  }, 120_000);
});

/** Asks and hangs up: at once, after the head, or in the middle of the body. */
function abort(url: string, when: 'asked' | 'answered' | 'streaming'): Promise<void> {
  return new Promise((resolve) => {
    const request = get(url, (response) => {
      response.on('error', () => undefined);
      if (when === 'answered') request.destroy();
      else response.once('data', () => request.destroy());
    });
    request.on('error', () => undefined).on('close', () => resolve());
    const hangUp = () => setImmediate(() => request.destroy());
    if (when === 'asked') request.on('socket', (socket) => socket.once('connect', hangUp));
  });
}
