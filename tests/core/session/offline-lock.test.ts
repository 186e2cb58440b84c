import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, minute } from '../../../contract/time.ts';
import { entriesAfter } from '../../../electron/core/audit-log/entries.ts';
import { openKnownProfile } from '../../../electron/core/session/profile.ts';
import { accounts, password, type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { countingIds, type Desk, makeDesk, noNetwork } from '../../support/desk.ts';
import { signIn } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const { username } = accounts.sergeant;
const tryWith = (desk: Desk, given: string) => desk.call('signIn', { body: { username, password: given } });

async function awayDesk(): Promise<Desk> {
  const desk = makeDesk({ centralFetch: central.fetch, clock: createFakeClock(central.clock.now()) });
  await signIn(desk);
  return desk.restart({ centralFetch: noNetwork });
}

async function codes(desk: Desk, times: number): Promise<(string | undefined)[]> {
  const said = [];
  for (let n = 0; n < times; n += 1) said.push((await tryWith(desk, `guess ${n}`)).problem?.code);
  return said;
}

test('the fifth wrong password without the network locks the desk, which says until when', async () => {
  const desk = await awayDesk();
  expect(await codes(desk, 5)).toEqual([...Array<string>(4).fill('wrong-password'), 'desk-locked']);
  const { problem, status } = await tryWith(desk, password);
  expect(status).toBe(423);
  expect(problem).toMatchObject({ code: 'desk-locked', until: desk.clock.now() + 15 * minute });
  await desk.clock.advance(15 * minute);
  expect((await tryWith(desk, password)).problem).toBeNull();
});

test('a restart of the desk neither ends the wait nor gives tries back', async () => {
  const desk = await awayDesk();
  await codes(desk, 3);
  const again = await desk.restart();
  expect(await codes(again, 2)).toEqual(['wrong-password', 'desk-locked']);
  const later = await again.restart();
  expect((await tryWith(later, password)).problem?.code).toBe('desk-locked');
});

test('after the wait one wrong password locks for twice as long', async () => {
  const desk = await awayDesk();
  await codes(desk, 5);
  await desk.clock.advance(15 * minute);
  const { problem } = await tryWith(desk, 'guess');
  expect(problem).toMatchObject({ code: 'desk-locked', until: desk.clock.now() + 30 * minute });
});

test('passwords tried side by side are counted one by one', async () => {
  const desk = await awayDesk();
  await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => tryWith(desk, `guess ${n}`)));
  expect((await tryWith(desk, password)).problem?.code).toBe('desk-locked');
});

test('a clock that is set back makes the wait no longer, and one success gives all tries back', async () => {
  const desk = await awayDesk();
  desk.clock.set(desk.clock.now() + 300 * day);
  await codes(desk, 5);
  desk.clock.set(desk.clock.now() - 300 * day);
  expect((await tryWith(desk, password)).problem?.until).toBe(desk.clock.now() + 15 * minute);
  await desk.clock.advance(15 * minute);
  expect((await tryWith(desk, password)).problem).toBeNull();
  expect(await codes(desk, 4)).toEqual(Array<string>(4).fill('wrong-password'));
});

test('the central’s yes opens a locked desk', async () => {
  const desk = await awayDesk();
  await codes(desk, 5);
  const online = await desk.restart({ centralFetch: central.fetch });
  expect((await tryWith(online, password)).problem).toBeNull();
  const away = await online.restart({ centralFetch: noNetwork });
  expect(await codes(away, 1)).toEqual(['wrong-password']);
});

test('each failure and its wait are in the audit log, and which notice was accepted', async () => {
  const desk = await awayDesk();
  await codes(desk, 5);
  await desk.clock.advance(15 * minute);
  await desk.get('signIn', { body: { username, password, bannerVersion: 'words-7' } });
  await desk.core.stop();
  const opened = await openKnownProfile(username, {
    secrets: desk.secrets,
    keysIn: 'keyring',
    profileDir: desk.profileDir,
    centralUrl: 'https://central.test',
    ...{ clock: desk.clock, ids: countingIds() },
    log: () => {},
    written: () => {},
  });
  if (opened === null || 'refused' in opened) throw new Error('the database could not be opened');
  const { db } = opened;
  const entries = entriesAfter(db.read, 0, 100).map(({ act, about }) => [act, JSON.parse(about)] as const);
  db.close();
  expect(entries.filter(([act]) => act === 'sign-in-failed')).toHaveLength(5);
  expect(entries.findLast(([act]) => act === 'sign-in-failed')?.[1]).toMatchObject({ count: 5 });
  expect(entries.at(-1)).toEqual([
    'signed-in',
    { account: accounts.sergeant.id, by: 'this desk', banner: 'words-7' },
  ]);
});
