import { afterAll, beforeAll, expect, test } from 'vitest';
import { hour, minute } from '../../../contract/time.ts';
import { password, type TestCentral, testCentral } from '../../support/central.ts';
import { type Desk, makeDesk, noNetwork } from '../../support/desk.ts';
import { freshVideo, openBody, quiet, reviewerAt, signIn } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const conceal = (desk: Desk, why: 'idle' | 'asked' = 'idle') => desk.get('conceal', { body: { why } });
const unlock = (desk: Desk, given = password) => desk.call('unlock', { body: { password: given } });

test('a concealed desk answers nothing but how things stand, until its password is given', async () => {
  const desk = await reviewerAt(central);
  expect((await conceal(desk)).session.concealed).toBe('idle');
  for (const name of ['queue', 'catalogue', 'sync'] as const)
    expect((await desk.call(name)).problem?.code, name).toBe('concealed');
  expect((await unlock(desk, 'not it')).problem?.code).toBe('wrong-password');
  expect((await unlock(desk)).value?.session.concealed).toBeNull();
  expect((await desk.call('queue')).problem).toBeNull();
});

test('it is unlocked without the network, and five wrong passwords lock it', async () => {
  const desk = await reviewerAt(central);
  desk.weather.always({ fault: 'offline' });
  await conceal(desk, 'asked');
  for (let n = 0; n < 5; n += 1) await unlock(desk, 'not it');
  expect((await unlock(desk)).problem).toMatchObject({
    code: 'desk-locked',
    until: desk.clock.now() + 15 * minute,
  });
  await desk.clock.advance(15 * minute);
  expect((await unlock(desk)).problem).toBeNull();
});

test('what was typed before is kept while the screen is concealed, and sent', async () => {
  const desk = await reviewerAt(central);
  const videoId = await freshVideo(central);
  await quiet(desk);
  await desk.get('openReview', { body: openBody('review-concealed', videoId) });
  await conceal(desk);
  const kept = await desk.call('changeReview', {
    params: { id: 'review-concealed' },
    body: { note: 'half a' },
  });
  expect(kept.problem).toBeNull();
  await quietWhileConcealed(desk);
  await unlock(desk);
  expect((await desk.get('review', { params: { id: 'review-concealed' } })).review.note).toBe('half a');
});

async function quietWhileConcealed(desk: Desk): Promise<void> {
  for (let tries = 0; tries < 200 && (await desk.get('desk')).sync.unsent > 0; tries += 1)
    await desk.clock.advance(100);
  expect((await desk.get('desk')).sync.unsent).toBe(0);
}

test('the host conceals it when the machine is locked, and the window can’t say so in its name', async () => {
  const desk = await reviewerAt(central);
  await desk.core.fetch(new Request('http://desk.invalid/host/conceal', { method: 'POST' }));
  expect((await desk.get('desk')).session.concealed).toBe('away');
  await unlock(desk);
  const body = JSON.stringify({ why: 'away' });
  const said = await desk.core.fetch(
    new Request('http://desk.invalid/api/session/concealment', { method: 'POST', body }),
  );
  expect(said.status).toBe(400);
});

test('where nobody is signed in there is nothing to conceal or to unlock', async () => {
  const desk = makeDesk({ centralFetch: central.fetch });
  expect((await conceal(desk)).session.concealed).toBeNull();
  expect((await unlock(desk)).problem?.code).toBe('not-signed-in');
});

test('twelve hours after the sign-in nothing is answered, whatever was done meanwhile; a new sign-in goes on in place', async () => {
  const desk = await reviewerAt(central);
  // What checks a password here is made a second after the sign-in.
  await desk.clock.advance(2000);
  desk.weather.always({ fault: 'offline' });
  desk.clock.set(desk.clock.now() + 12 * hour);
  expect((await desk.get('desk')).session.concealed).toBe('ended');
  expect((await desk.get('desk')).account).not.toBeNull();
  expect((await desk.call('queue')).problem?.code).toBe('not-signed-in');
  expect((await unlock(desk)).problem?.code).toBe('not-signed-in');
  await signIn(desk);
  expect((await desk.get('desk')).session).toMatchObject({
    concealed: null,
    endsAt: desk.clock.now() + 12 * hour,
  });
  expect((await desk.call('queue')).problem).toBeNull();
});

test('the notice and the time to conceal are the central’s, and are known without it later', async () => {
  const desk = await reviewerAt(central);
  const { central: said, session } = await desk.get('desk');
  expect(said).toMatchObject({
    banner: 'For authorised use only.',
    bannerVersion: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
  });
  expect(session.concealAfterMs).toBe(15 * minute);
  const away = await desk.restart({ centralFetch: noNetwork });
  expect((await away.get('desk')).central).toMatchObject({
    name: said.name,
    banner: said.banner,
    bannerVersion: said.bannerVersion,
  });
});
