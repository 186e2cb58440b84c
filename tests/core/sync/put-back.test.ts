import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Submission } from '../../../contract/nouns/review.ts';
import { buildHouse, type House } from '../../simulation/house.ts';
import { createFakeClock, type FakeClock } from '../../support/clock.ts';
import { departmentNow } from '../../support/department.ts';
import { makeDesk } from '../../support/desk.ts';
import { findingBody, openBody, quiet, type Reviewer, signIn } from '../../support/reviewer.ts';
import { weatherOver } from '../../support/weather.ts';

let house: House;
beforeAll(async () => {
  house = await buildHouse();
});
afterAll(() => house.close());

async function fresh(): Promise<FakeClock> {
  const clock = createFakeClock(departmentNow);
  await house.reset(clock.now);
  return clock;
}
async function deskAt(clock: FakeClock): Promise<Reviewer> {
  const weather = weatherOver((request) => house.fetch(request), clock);
  const desk = { ...makeDesk({ centralFetch: weather.fetch, clock }), weather };
  await signIn(desk);
  await quiet(desk);
  return desk;
}
const tag = (desk: Reviewer, review: string, finding: string, note = '') =>
  desk.get('addFinding', { params: { id: review }, body: findingBody(finding, 1000, { note }) });
async function findingsAtCentral(): Promise<string[]> {
  const rows = await house.db.query<{ body: string }>(
    `select body from item where noun = 'draft' and not gone`,
  );
  return rows
    .flatMap(({ body }) => Submission.parse(JSON.parse(body)).findings.map(({ id }) => id))
    .toSorted();
}
const eventCount = async () => (await house.db.query<{ n: number }>('select count(*) as n from event'))[0]?.n;
const recent = async (desk: Reviewer) => (await desk.get('sync')).recent.map(({ says }) => says);

test('what a central that was put back from a backup forgot is sent again, once, and the Sync screen says so', async () => {
  const clock = await fresh();
  const desk = await deskAt(clock);
  await desk.get('openReview', { body: openBody('r', 'spare-0') });
  await tag(desk, 'r', 'before');
  await quiet(desk);
  await house.backup();
  await tag(desk, 'r', 'after');
  await quiet(desk);
  await house.restore();
  expect(await findingsAtCentral()).toEqual(['before']);
  // Nothing is written here, nobody asks: the next look for news finds it out.
  await clock.advance(40_000);
  await quiet(desk);
  expect(await findingsAtCentral()).toEqual(['after', 'before']);
  expect(await eventCount()).toBe(3);
  expect(await recent(desk)).toContain(
    'The central server was put back to an earlier state; 1 item that it lost is sent again',
  );
});

test('it is found out, too, when others have brought the central’s numbers beyond where they were', async () => {
  const clock = await fresh();
  const [desk, other] = [await deskAt(clock), await deskAt(clock)];
  await desk.get('openReview', { body: openBody('r', 'spare-0') });
  await tag(desk, 'r', 'lost');
  await quiet(desk);
  desk.weather.always({ fault: 'offline' });
  await house.restore();
  await signIn(other);
  await other.get('openReview', { body: openBody('q', 'spare-1') });
  for (let n = 0; n < 5; n += 1) {
    await tag(other, 'q', `other-${n}`);
    await quiet(other);
  }
  desk.weather.always(null);
  await signIn(desk);
  await tag(desk, 'r', 'new');
  await quiet(desk);
  await quiet(other);
  expect(await findingsAtCentral()).toEqual([
    'lost',
    'new',
    'other-0',
    'other-1',
    'other-2',
    'other-3',
    'other-4',
  ]);
  const { tray, conflicts } = await desk.get('sync');
  expect([tray, conflicts]).toEqual([[], []]);
});

test('a central that is only started anew is sent nothing again', async () => {
  const clock = await fresh();
  const desk = await deskAt(clock);
  await desk.get('openReview', { body: openBody('r', 'spare-0') });
  await quiet(desk);
  await house.restart();
  await tag(desk, 'r', 'f');
  await quiet(desk);
  const asked = desk.weather.seen.filter(({ path }) => path === '/v1/events/known');
  expect(asked).toEqual([]);
  expect(await eventCount()).toBe(2);
});

test('a desk that was put back to before it sent what it keeps as waiting shows in the end what it said after that', async () => {
  const clock = await fresh();
  const desk = await deskAt(clock);
  desk.weather.always({ fault: 'offline' });
  await desk.get('openReview', { body: openBody('r', 'spare-0') });
  const down = await desk.restart();
  await down.core.stop();
  const copy = mkdtempSync(join(tmpdir(), 'sw-backup-'));
  cpSync(desk.profileDir, copy, { recursive: true });

  desk.weather.always(null);
  const lost = { ...(await down.restart()), weather: desk.weather };
  await signIn(lost);
  await quiet(lost);
  await lost.get('changeReview', { params: { id: 'r' }, body: { note: 'said since' } });
  await quiet(lost);
  await lost.core.stop();

  const desk2 = makeDesk({
    profileDir: copy,
    secrets: desk.secrets,
    clock,
    centralFetch: desk.weather.fetch,
  });
  const back: Reviewer = { ...desk2, weather: desk.weather };
  await signIn(back);
  await quiet(back);
  await back.get('syncNow');
  await quiet(back);
  expect((await back.get('review', { params: { id: 'r' } })).review.note).toBe('said since');
  const drafts = await house.db.query<{ body: string }>(
    `select body from item where noun = 'draft' and not gone`,
  );
  expect(drafts.map(({ body }) => Submission.parse(JSON.parse(body)).review.note)).toEqual(['said since']);
  expect((await back.get('sync')).summary.unread).toBe(0);
});

test('a desk that was put back from a backup goes on as another device, and nothing is lost or taken twice', async () => {
  const clock = await fresh();
  const desk = await deskAt(clock);
  await desk.get('openReview', { body: openBody('r', 'spare-0') });
  await quiet(desk);
  const down = await desk.restart();
  await down.core.stop();
  const copy = mkdtempSync(join(tmpdir(), 'sw-backup-'));
  cpSync(desk.profileDir, copy, { recursive: true });

  const lost = { ...(await down.restart()), weather: desk.weather };
  await signIn(lost);
  await tag(lost, 'r', 'on-the-lost-disk');
  await quiet(lost);
  await lost.core.stop();

  const back: Reviewer = {
    ...makeDesk({
      profileDir: copy,
      secrets: desk.secrets,
      clock,
      centralFetch: desk.weather.fetch,
    }),
    weather: desk.weather,
  };
  await signIn(back);
  await tag(back, 'r', 'since');
  await quiet(back);
  expect(await findingsAtCentral()).toEqual(['on-the-lost-disk', 'since']);
  const shown = (await back.get('review', { params: { id: 'r' } })).findings;
  expect(shown.map(({ finding, sent }) => [finding.id, sent]).toSorted()).toEqual([
    ['on-the-lost-disk', 'accepted'],
    ['since', 'accepted'],
  ]);
  const devices = await house.db.query('select device_id from event group by device_id');
  expect(devices).toHaveLength(2);
  expect((await back.get('sync')).tray).toEqual([]);
  expect(await recent(back)).toContain(
    'This desk was put back to an earlier state; the central server knows it as another desk from now on',
  );
  // And the next time it is the same one.
  const again = { ...(await back.restart()), weather: desk.weather };
  await signIn(again);
  await tag(again, 'r', 'later');
  await quiet(again);
  expect(await house.db.query('select device_id from event group by device_id')).toHaveLength(2);
});
