import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { listen } from '../../../central/listen.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import type { CheckOut } from '../../../contract/sample-state.ts';
import type { Ports } from '../../../electron/core/ports.ts';
import { createFootage } from '../../../electron/hosts/footage.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { videos } from '../../support/department.ts';
import { type Desk, makeDesk } from '../../support/desk.ts';
import { quiet, signIn } from '../../support/reviewer.ts';
import { type Weather, weatherOver } from '../../support/weather.ts';
import { drawn } from '../samples/audit.ts';

export const mp4 = readFileSync(new URL('../../footage/normal-contact.mp4', import.meta.url));
/** A real clip with enough behind it to come in several pieces. */
export const long = Buffer.concat([mp4, randomBytes(9 * 1024 * 1024)]);
export const longId = 'video-1-1-1';

export type Traveller = {
  readonly central: TestCentral;
  readonly desk: Desk;
  readonly weather: Weather;
  /** The `Range` of each request for footage that reached the central. */
  readonly ranges: string[];
  /** What the window is answered for a handle. */
  readonly media: (handle: string, headers?: Record<string, string>) => Promise<Response>;
};

/**
 * An auditor with a drawn sample of every video of the department, at a real central over HTTP. `video-1-1-1` is long;
 * `1-2-3` is closed, `2-1-1` in parts, `2-1-2` has no footage yet; all others are a second long each.
 */
export async function traveller(given: Partial<Pick<Ports, 'profileDir'>> = {}): Promise<Traveller> {
  const central = await testCentral();
  const server = await listen(central, { host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await server.stop();
    await central.stop();
  });
  for (const video of videos) {
    if (video.id === 'video-2-1-2') continue;
    const bytes =
      video.id === longId ? long : Buffer.concat([mp4.subarray(0, 200_000), Buffer.from(video.id)]);
    await putFootage(central, video, bytes, video.id === 'video-2-1-1' ? 'hls' : 'progressive');
  }
  const ranges: string[] = [];
  const clock = createFakeClock(central.clock.now());
  const weather = weatherOver((request) => {
    if (request.url.includes('/v1/footage/')) ranges.push(request.headers.get('range') ?? 'all');
    return fetch(request);
  }, clock);
  const desk = makeDesk({ centralFetch: weather.fetch, centralUrl: server.url, clock, ...given });
  await signIn(desk, 'auditor');
  await quiet(desk);
  await drawn(desk, {
    size: { method: 'fixed', confidence: 0.95, size: 11 },
    strata: [],
    allocation: { rule: 'proportional', minimum: 0, expectedByStratum: {}, spares: 0 },
  });
  return { central, desk, weather, ranges, media: mediaOf(desk) };
}

export function mediaOf(desk: Desk): Traveller['media'] {
  const footage = createFootage(desk.core.fetch, () => Promise.reject(new TypeError('no network')));
  return (handle, headers = {}) => footage(new Request(`http://desk.invalid/media/${handle}`, { headers }));
}

/** Puts a record and its footage at the central. Desks see it at their next pull. */
export async function putFootage(
  central: TestCentral,
  video: Video,
  bytes: Buffer,
  kind: 'progressive' | 'hls' = 'progressive',
  changes: Partial<Video> = {},
): Promise<void> {
  await central.addFootage(video.id, bytes);
  const media: Video['media'] = {
    kind,
    mime: 'video/mp4',
    sizeBytes: bytes.length,
    videoCodec: 'avc1',
    audioCodec: null,
    width: 424,
    height: 240,
    rotation: 0,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    playedSha256: null,
  };
  await central.db.transaction((tx) => putItems(tx, [itemOf('video', { ...video, media, ...changes })]));
}

export const look = (desk: Desk): Promise<CheckOut> => desk.get('checkOut', { params: { id: 'draw-1' } });
export const take = (desk: Desk): Promise<CheckOut> => desk.get('takeAlong', { params: { id: 'draw-1' } });
export const bring = (desk: Desk): Promise<CheckOut> => desk.get('checkIn', { params: { id: 'draw-1' } });

/** Lets the desk's clock run until the check-out is as wanted. Gives up loudly. */
export async function untilTaken(
  desk: Desk,
  wanted: (state: CheckOut) => boolean,
  stepMs = 100,
): Promise<CheckOut> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const state = await look(desk);
    if (wanted(state)) return state;
    await desk.clock.advance(stepMs);
    await wait(3);
  }
  throw new Error(`the check-out never came to that: ${JSON.stringify(await look(desk))}`);
}

export const untilReady = (desk: Desk): Promise<CheckOut> =>
  untilTaken(desk, ({ state }) => state === 'ready');

/** The sealed files of this desk. */
export function sealedFiles(desk: Desk): string[] {
  return readdirSync(desk.profileDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.footage\/./.test(path))
    .map((path) => join(desk.profileDir, path));
}

export const someVideo = (id: string): Video => {
  const video = videos.find((one) => one.id === id);
  if (video === undefined) throw new Error(`no ${id}`);
  return video;
};
