import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { minute } from '../../../contract/time.ts';
import { profileName } from '../../../electron/core/session/profile.ts';
import { accounts, type TestCentral, testCentral } from '../../support/central.ts';
import { noNetwork } from '../../support/desk.ts';
import {
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  type Reviewer,
  reviewerAt,
  signIn,
} from '../../support/reviewer.ts';

vi.setConfig({ testTimeout: 120_000 });

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const fileOf = (desk: Reviewer): string =>
  join(desk.profileDir, `${profileName('https://central.test', accounts.sergeant.username)}.desk`);

/** A desk with a mark at the central and another that was made without the network and is not sent. */
async function withUnsentWork(name: string): Promise<{ desk: Reviewer; id: string }> {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  const id = `restore-${name}`;
  await desk.get('openReview', { body: openBody(id, videoId) });
  await desk.get('addFinding', { params: { id }, body: findingBody(`${id}-sent`, 1000) });
  await quiet(desk);
  const away = { ...(await desk.restart({ centralFetch: noNetwork })), weather: desk.weather };
  await signIn(away);
  await away.get('addFinding', { params: { id }, body: findingBody(`${id}-unsent`, 2000) });
  await away.core.stop();
  return { desk: away, id };
}

async function atCentral(id: string): Promise<string[]> {
  const held = await heldAt(central, id);
  return (held?.findings ?? []).map((finding) => finding.id).toSorted();
}

const damages: readonly (readonly [name: string, damage: (file: string) => void])[] = [
  ['is gone', (file) => rmSync(file)],
  ['has a damaged first page', (file) => writeFileSync(file, readFileSync(file).with(40, 7))],
  ['was cut in half', (file) => writeFileSync(file, readFileSync(file).subarray(0, 70_000))],
  ['was written over with zeros', (file) => writeFileSync(file, Buffer.alloc(200_000))],
];

test.each(damages)(
  'a database that %s comes back with its unsent mark, which reaches the central once',
  async (name, damage) => {
    const { desk, id } = await withUnsentWork(name.replaceAll(' ', '-'));
    damage(fileOf(desk));
    const back = await desk.restart({ centralFetch: desk.weather.fetch });
    await signIn(back);
    const review = await back.get('review', { params: { id } });
    expect(review.findings.map(({ finding }) => finding.id).toSorted()).toEqual([
      `${id}-sent`,
      `${id}-unsent`,
    ]);
    await quiet(back);
    expect(await atCentral(id)).toEqual([`${id}-sent`, `${id}-unsent`]);
    const { safety, log } = await back.get('sync');
    expect(safety.lastStart).toMatchObject({ found: 'mended', isSure: true });
    expect(log.trouble).toBeNull();
    // The catalogue is whole again as well.
    expect((await back.get('queue')).rows.length).toBeGreaterThan(0);
  },
);

test('what is marked after a restore goes out under a new device and arrives', async () => {
  const { desk, id } = await withUnsentWork('device');
  const devices = async () => (await central.db.query('select distinct device_id from event')).length;
  rmSync(fileOf(desk));
  const before = await devices();
  const back = await desk.restart({ centralFetch: desk.weather.fetch });
  await signIn(back);
  await back.get('addFinding', { params: { id }, body: findingBody(`${id}-new`, 3000) });
  await quiet(back);
  expect(await devices()).toBe(before + 1);
  expect(await atCentral(id)).toEqual([`${id}-new`, `${id}-sent`, `${id}-unsent`]);
});

test('a desk in use takes a copy by itself, proves it and shows both dates', async () => {
  const desk = await reviewerAt(central);
  await desk.clock.advance(minute);
  await expect.poll(async () => (await desk.get('sync')).safety.provenAt).not.toBeNull();
  const { safety } = await desk.get('sync');
  expect(safety.copyAt).not.toBeNull();
  expect(safety.lastStart).toMatchObject({ found: 'fine', work: 'file', isSure: true });
});
