import { mkdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSealing, cutToWhole, hashOfSealed } from '../../../electron/core/check-out/sealing.ts';
import { findingBody, openBody } from '../../support/reviewer.ts';
import { mountSmallDisk } from '../../support/smallDisk.ts';
import { long, longId, sealedFiles, take, traveller, untilReady, untilTaken } from './sample.ts';

const MB = 1024 * 1024;

function smallDisk(megabytes: number) {
  const disk = mountSmallDisk(megabytes);
  if (disk !== null) onTestFinished(disk.unmount);
  return disk;
}

test('a disk that fills up stops the fetching in words while there is room for work, and it goes on once there is more', async ({
  skip,
}) => {
  const disk = smallDisk(190);
  if (disk === null) return skip();
  const profileDir = join(disk.path, 'profile');
  mkdirSync(profileDir);
  const { desk, ranges } = await traveller({ profileDir });
  // Enough for the estimate; then somebody else's file takes the room.
  const estimate = await take(desk);
  expect(estimate.freeBytes).toBeGreaterThan(estimate.bytes);
  disk.fill(130 * MB);
  const paused = await untilTaken(desk, ({ state, says }) => state === 'paused' && says !== null, 1);
  expect(paused.says).toMatch(/^The disk is full, so no more footage was fetched\. What is here stays/);
  const [done, asked] = [paused.doneBytes, ranges.length];

  // There is room for what the reviewer does.
  await desk.get('openReview', { body: openBody('r-1', longId, { purpose: 'training' }) });
  await desk.get('addFinding', { params: { id: 'r-1' }, body: findingBody('f-1', 3000) });

  disk.free();
  const ready = await untilReady(desk);
  expect(ready).toMatchObject({ doneClips: 8, doneBytes: ready.bytes });
  expect(done).toBeLessThan(ready.bytes);
  expect(ranges.length).toBeGreaterThan(asked);
  expect(new Set(ranges.filter((range) => range.startsWith('bytes=0-'))).size).toBeLessThanOrEqual(8);
});

test('more than there is room for is refused before anything is fetched', async ({ skip }) => {
  const disk = smallDisk(140);
  if (disk === null) return skip();
  const profileDir = join(disk.path, 'profile');
  mkdirSync(profileDir);
  const { desk, ranges } = await traveller({ profileDir });
  const { problem } = await desk.call('takeAlong', { params: { id: 'draw-1' } });
  expect(problem).toMatchObject({
    code: 'disk-full',
    detail: expect.stringContaining('none of it was fetched'),
  });
  expect(ranges).toEqual([]);
  expect(sealedFiles(desk)).toEqual([]);
});

test('a write that meets the last block throws, and what was written in whole chunks is still good', async ({
  skip,
}) => {
  const disk = smallDisk(3);
  if (disk === null) return skip();
  const path = join(disk.path, 'sealed');
  const file = await open(path, 'wx+');
  const clip = { key: Buffer.alloc(32, 5), sha256: 'a'.repeat(64), total: long.length };
  const sealing = createSealing(file, clip, 0);
  await expect(sealing.take(long)).rejects.toMatchObject({ code: 'ENOSPC' });
  const done = await cutToWhole(file, sealing.done(), clip.total);
  expect(done).toBe(sealing.done());
  expect(done).toBeGreaterThan(2 * MB);
  expect(statSync(path).size).toBeGreaterThan(done);
  await file.close();
  // The rest onto a disk with room.
  const all = smallDisk(20);
  if (all === null) return skip();
  const whole = await open(join(all.path, 'sealed'), 'wx+');
  const rest = createSealing(whole, clip, 0);
  await rest.take(long.subarray(0, done));
  const again = createSealing(whole, clip, await cutToWhole(whole, done, clip.total));
  await again.take(long.subarray(done));
  const { createHash } = await import('node:crypto');
  const sha256 = createHash('sha256').update(long).digest('hex');
  expect(await hashOfSealed(whole, clip, new AbortController().signal)).toBe(sha256);
  await whole.close();
});
