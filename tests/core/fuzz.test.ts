import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskApi } from '../../contract/desk-api.ts';
import type { Line } from '../../contract/line.ts';
import { type TestCentral, testCentral } from '../support/central.ts';
import { duties, officers, videos } from '../support/department.ts';
import { callsOf, faultOf } from '../support/fuzz/calls.ts';
import { completeReview, findingBody, openBody, reviewerAt, signIn } from '../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
  await central.addFootage('video-1-1-1', new Uint8Array(3000));
});
afterAll(() => central.stop());

const reviews = ['review-open', 'review-done'];
const known = [
  ...reviews,
  'finding-1',
  'started-before-contact',
  ...videos.slice(0, 3).map(({ id }) => id),
  ...duties.slice(0, 2).map(({ id }) => id),
  ...officers.slice(0, 2).map(({ id }) => id),
];

/** A desk with a review under way and one that is submitted. */
async function deskAtWork() {
  const desk = await reviewerAt(central, 'auditor');
  for (const [at, id] of reviews.entries())
    await desk.get('openReview', { body: openBody(id, videos[at]?.id ?? '', { purpose: 'audit' }) });
  await desk.get('addFinding', { params: { id: 'review-open' }, body: findingBody('finding-1', 31_000) });
  await completeReview(desk, 'review-done');
  return desk;
}

const lines = Object.entries<Line>(deskApi).map(([name, line]) => ({ name, line }));

test('whatever the window sends on any line is answered or refused in words, never with a fault or a stack', async () => {
  const desk = await deskAtWork();
  for (const { name, line } of lines) {
    const goesOut = ['signIn', 'signOut', 'conceal', 'unlock'].includes(name);
    await fc.assert(
      fc.asyncProperty(callsOf(line, known), async ({ method, path, body }) => {
        if (!URL.canParse(path, 'http://desk.invalid')) return;
        const before = desk.logged.length;
        const answer = desk.core.fetch(
          new Request(new URL(path, 'http://desk.invalid'), { method, ...(body === null ? {} : { body }) }),
        );
        // A call that waits for a change gives up after its time.
        if (name === 'desk') await desk.clock.advance(26_000);
        expect(await faultOf(line, await answer)).toBe(null);
        expect(desk.logged.slice(before).filter(({ event }) => event === 'bug')).toEqual([]);
        if (!goesOut) return;
        const { account, session } = await desk.get('desk');
        if (account === null || session.concealed !== null) await signIn(desk, 'auditor');
      }),
      // Signing in and what is done with keys are slow on purpose.
      { numRuns: goesOut || name === 'changeKey' || name === 'makeRecoveryCode' ? 10 : 50 },
    );
  }
}, 300_000);
