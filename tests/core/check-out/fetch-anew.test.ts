import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quiet, signIn } from '../../support/reviewer.ts';
import { long, longId, look, sealedFiles, take, traveller, untilReady } from './sample.ts';

const itemId = 'CAM-111';
const again = { params: { id: 'draw-1', itemId } };

/** Taken along, and then a bit of the long clip turns over on the disk; answers with its file. */
async function damaged() {
  const all = await traveller();
  const { desk, media } = all;
  await take(desk);
  await untilReady(desk);
  const path = sealedFiles(desk).toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? '';
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(5_000_000) ^ 1, 5_000_000);
  writeFileSync(path, bytes);
  const { value } = await desk.call('playback', {
    params: { id: longId },
    body: { reason: { purpose: 'training' } },
  });
  const handle = value?.handle ?? '';
  expect((await look(desk)).broken).toEqual([]);
  expect((await media(handle, { range: 'bytes=5000000-5000009' })).status).toBe(410);
  await expect.poll(async () => (await look(desk)).broken).toEqual([{ itemId, says: expect.any(String) }]);
  return { ...all, path, handle };
}

test('a copy that is found damaged is said at its item, also after a restart, and fetched anew when asked', async () => {
  const { desk: first, path } = await damaged();
  const desk = await first.restart();
  await signIn(desk, 'auditor');
  await quiet(desk);
  expect((await look(desk)).broken.map((one) => one.says)).toEqual(['The copy on this desk is damaged.']);

  expect((await desk.get('fetchAgain', again)).broken).toEqual([]);
  await untilReady(desk);
  expect(sealedFiles(desk)).toHaveLength(8);
  expect(sealedFiles(desk)).not.toContain(path);
});

test('the same handle plays the new copy to its end', async () => {
  const { desk, media, handle } = await damaged();
  await desk.get('fetchAgain', again);
  await untilReady(desk);
  const whole = await media(handle, { range: 'bytes=0-' });
  expect(whole.headers.get('content-range')).toBe(`bytes 0-${long.length - 1}/${long.length}`);
  expect(Buffer.from(await whole.arrayBuffer()).equals(long)).toBe(true);
  expect((await look(desk)).broken).toEqual([]);
});

test('a damaged copy stays while the central cannot send another', async () => {
  const { desk, weather, path } = await damaged();
  weather.always({ fault: 'offline' });
  expect((await desk.call('fetchAgain', again)).problem?.code).toBe('footage-needs-network');
  expect(sealedFiles(desk)).toContain(path);
  expect((await look(desk)).broken).toHaveLength(1);
});

test('a good copy is left alone, and an item that is not taken along is refused', async () => {
  const { desk, ranges } = await traveller();
  expect((await desk.call('fetchAgain', again)).problem?.code).toBe('not-found');
  await take(desk);
  await untilReady(desk);
  const files = sealedFiles(desk).toSorted();
  const fetched = ranges.length;
  await desk.get('fetchAgain', again);
  await untilReady(desk);
  expect(sealedFiles(desk).toSorted()).toEqual(files);
  expect(ranges).toHaveLength(fetched);
});
