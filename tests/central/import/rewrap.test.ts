import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFileAt } from '../../../central/footage/hash.ts';
import { measure } from '../../../central/import/media/measure.ts';
import { writeLoop, writeSeekableCopy } from '../../../central/import/media/rewrap.ts';

const footage = fileURLToPath(new URL('../../footage/', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sw-rewrap-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Packet = {
  readonly ticks: number;
  readonly size: number;
  readonly first: number | undefined;
  readonly type: string;
};

/** Every packet of every track: its time in the track's own ticks, and enough of its bytes to tell it from others. */
async function packetsOf(
  path: string,
): Promise<readonly { readonly scale: number; readonly packets: readonly Packet[] }[]> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const tracks = [];
  for (const track of await input.getTracks()) {
    const scale = await track.getTimeResolution();
    const packets: Packet[] = [];
    for await (const { timestamp, byteLength, data, type } of new EncodedPacketSink(track).packets()) {
      packets.push({ ticks: Math.round(timestamp * scale), size: byteLength, first: data[12], type });
    }
    tracks.push({ scale, packets });
  }
  input.dispose();
  return tracks;
}

test('a seekable copy of a fragmented file holds the same pictures and sounds at the same ticks', async () => {
  const original = join(footage, 'fragmented.mp4');
  const copy = join(folder, 'copy.mp4');
  const before = await hashFileAt(original);
  await writeSeekableCopy(original, copy);
  expect(await hashFileAt(original)).toBe(before);
  expect(await packetsOf(copy)).toEqual(await packetsOf(original));
  const [measured, copied] = [await measure(original), await measure(copy)];
  expect(measured).toMatchObject({ needsCopy: true });
  expect(copied).toEqual({ ...measured, needsCopy: false, startedAt: null });
});

test('the same original makes the same copy, byte for byte, at any time', async () => {
  const original = join(footage, 'fragmented.mp4');
  await writeSeekableCopy(original, join(folder, 'one.mp4'));
  // The headers of a copy would hold the second in which it was made.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await writeSeekableCopy(original, join(folder, 'two.mp4'));
  expect(await hashFileAt(join(folder, 'one.mp4'))).toBe(await hashFileAt(join(folder, 'two.mp4')));
});

test('a transport stream is copied into a file that counts from its first moment', async () => {
  const copy = join(folder, 'stream.mp4');
  await writeSeekableCopy(join(footage, 'sample.ts'), copy);
  const [original, copied] = [await packetsOf(join(footage, 'sample.ts')), await packetsOf(copy)];
  expect(copied.map(({ packets }) => packets.length)).toEqual(original.map(({ packets }) => packets.length));
  const firsts = copied.map(({ packets, scale }) => (packets[0]?.ticks ?? Number.NaN) / scale);
  expect(Math.min(...firsts)).toBe(0);
  expect(await measure(copy)).toMatchObject({
    needsCopy: false,
    mime: expect.stringMatching(/^video\/mp4/) as string,
  });
});

test('a loop is the clip over and over, on one clock', async () => {
  const clip = join(footage, 'moov-at-end.mp4');
  const loop = join(folder, 'loop.mp4');
  await writeLoop(clip, loop, 3);
  const [once, thrice] = [await measure(clip), await measure(loop)];
  if ('notVideo' in once || 'notVideo' in thrice) throw new Error('not video');
  expect(Math.abs(thrice.durationMs - once.durationMs * 3)).toBeLessThan(100);
  const pictures = (await packetsOf(loop))[0]?.packets ?? [];
  expect(pictures).toHaveLength(((await packetsOf(clip))[0]?.packets.length ?? 0) * 3);
  const shown = pictures.map(({ ticks }) => ticks).toSorted((a, b) => a - b);
  expect(new Set(shown).size).toBe(shown.length);
});
