import { afterAll, beforeAll, expect, test } from 'vitest';
import { goneItem, itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { deskApi } from '../../../contract/desk-api.ts';
import { pathOf } from '../../../contract/line.ts';
import { mostAnalysisBytes } from '../../../contract/nouns/analysis.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import type { Desk } from '../../support/desk.ts';
import { freshVideo, quiet, reviewerAt, signIn } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const footage = new TextEncoder().encode('not really footage');
const media: Video['media'] = {
  kind: 'progressive',
  mime: 'video/mp4',
  sizeBytes: footage.length,
  videoCodec: null,
  audioCodec: null,
  width: 1,
  height: 1,
  rotation: 0,
  sha256: '1'.repeat(64),
  playedSha256: null,
};
const found = Buffer.from('what was found').toString('base64');
const body = { version: 1, content: found };

async function playable(changes: Partial<Video> = {}) {
  const id = await freshVideo(central, { media, ...changes });
  await central.addFootage(id, footage);
  const desk = await reviewerAt(central);
  return { id, desk, handle: await handleFor(desk, id) };
}

async function handleFor(desk: Desk, id: string): Promise<string> {
  return (await desk.get('playback', { params: { id }, body: { reason: { purpose: 'training' } } })).handle;
}

const soundOf = (handle: string) => ({ params: { handle, kind: 'sound' as const } });
const read = (desk: Desk, handle: string, version = 1) =>
  desk.call('analysis', { ...soundOf(handle), query: { version } });

test('what was found is there again after a restart, under another handle of the same footage', async () => {
  const { id, desk, handle } = await playable();
  expect((await read(desk, handle)).value).toEqual({ content: null });
  await desk.get('keepAnalysis', { ...soundOf(handle), body });
  expect((await read(desk, handle)).value).toEqual({ content: found });
  expect((await read(desk, handle, 2)).value).toEqual({ content: null });

  const again = await desk.restart();
  expect((await read(again, handle)).status).toBe(401);
  await signIn(again);
  expect((await read(again, handle)).problem?.code).toBe('not-found');
  expect((await read(again, await handleFor(again, id))).value).toEqual({ content: found });
});

test('another reviewer on this desk finds nothing of it, and no handle is good for long', async () => {
  const { desk, handle } = await playable();
  await desk.get('keepAnalysis', { ...soundOf(handle), body });
  await desk.get('signOut');
  for (const outcome of [
    await read(desk, handle),
    await desk.call('keepAnalysis', { ...soundOf(handle), body }),
  ])
    expect(outcome.problem?.code).toBe('not-signed-in');
  await signIn(desk, 'auditor');
  for (const wrong of [handle, 'A'.repeat(32), 'video-1', '../x'])
    expect((await read(desk, wrong)).problem?.code).toBe('not-found');
});

test('of a video that has left the reviewer’s view nothing is told', async () => {
  const { id, desk, handle } = await playable();
  await desk.get('keepAnalysis', { ...soundOf(handle), body });
  const { video } = await desk.get('video', { params: { id } });
  await central.db.transaction((tx) => putItems(tx, [goneItem(itemOf('video', video))]));
  await quiet(desk);
  expect((await read(desk, handle)).problem?.code).toBe('not-found');
  const outcome = await desk.call('keepAnalysis', { ...soundOf(handle), body });
  expect(outcome.problem?.code).toBe('not-found');
});

test('rubbish is refused: another kind, a version that is none, no base64, too much', async () => {
  const { desk, handle } = await playable();
  const put = async (path: string, what: unknown): Promise<number> => {
    const init = { method: 'PUT', body: JSON.stringify(what) };
    return (await desk.core.fetch(new Request(`http://desk.invalid${path}`, init))).status;
  };
  const path = pathOf(deskApi.keepAnalysis, { handle, kind: 'sound' });
  for (const wrong of [
    { ...body, version: 0 },
    { ...body, version: '1' },
    { ...body, content: '' },
    { ...body, content: 'no base64!!!' },
    { ...body, content: `${found}=` },
    { ...body, content: null },
  ])
    expect(await put(path, wrong), JSON.stringify(wrong)).toBe(400);
  expect(await put(pathOf(deskApi.keepAnalysis, { handle, kind: 'faces' }), body)).toBe(400);
  const most = Buffer.alloc(mostAnalysisBytes, 1);
  expect(await put(path, { version: 1, content: most.toString('base64') })).toBe(200);
  const more = Buffer.alloc(mostAnalysisBytes + 300, 1).toString('base64');
  expect(await put(path, { version: 1, content: more })).toBe(413);
  const { value } = await read(desk, handle);
  expect(Buffer.from(value?.content ?? '', 'base64').equals(most)).toBe(true);
});

test('nobody is told that something was kept: the window has no list of it', async () => {
  const { desk, handle } = await playable();
  await read(desk, handle);
  const before = (await desk.get('desk')).revision;
  await desk.get('keepAnalysis', { ...soundOf(handle), body });
  await read(desk, handle);
  expect((await desk.get('desk')).revision).toBe(before);
});
