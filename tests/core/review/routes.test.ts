import { afterAll, beforeAll, expect, test } from 'vitest';
import { ms } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import {
  completeReview,
  findingBody,
  freshVideo,
  openBody,
  type Reviewer,
  reviewerAt,
  signIn,
} from '../../support/reviewer.ts';

/** The reviewer's work with the network away: everything is kept here. */
let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

let reviews = 0;
/** An offline desk with an open review of a video that nobody else has touched. */
async function openedOffline(): Promise<{ desk: Reviewer; id: string; videoId: string }> {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  desk.weather.always({ fault: 'offline' });
  reviews += 1;
  const id = `review-${reviews}`;
  await desk.get('openReview', { body: openBody(id, videoId) });
  return { desk, id, videoId };
}
const codeOf = async (outcome: Promise<{ readonly problem: { readonly code: string } | null }>) =>
  (await outcome).problem?.code ?? null;

test('a review begins with the current form, and the same id again gives the same review', async () => {
  const { desk, id, videoId } = await openedOffline();
  const first = await desk.get('review', { params: { id } });
  await desk.clock.advance(5000);
  expect(await desk.get('openReview', { body: openBody(id, videoId) })).toEqual(first);
  expect(first).toMatchObject({
    review: { id, videoId, state: 'open', formId: 'tour-review', formVersion: 1, reviewerName: 'M. Alvarez' },
    sent: 'kept',
    form: { title: 'Tour review' },
  });
});

test('the open review of a video goes on, and takes on the duty it is opened for later', async () => {
  const { desk, id, videoId } = await openedOffline();
  const again = await desk.get('openReview', {
    body: openBody('another-id', videoId, { dutyId: 'duty-9', purpose: 'audit' }),
  });
  expect(again.review).toMatchObject({ id, dutyId: 'duty-9', purpose: 'audit' });
});

test('an id that stands for another video is refused; so is a video that is not here', async () => {
  const { desk, id } = await openedOffline();
  expect(await codeOf(desk.call('openReview', { body: openBody(id, 'video-1-1-2') }))).toBe('id-reused');
  expect(await codeOf(desk.call('openReview', { body: openBody('x', 'video-2-2-1') }))).toBe('not-found');
});

test('a finding is kept with the same answer however often it is sent; other content under its id is refused', async () => {
  const { desk, id } = await openedOffline();
  const body = findingBody('', 61_500, { note: 'No reason spoken' });
  const add = (changes = {}) =>
    desk.call('addFinding', { params: { id }, body: { ...body, id: `${id}-f`, ...changes } });
  const first = await add();
  await desk.clock.advance(1000);
  expect(first.value).toMatchObject({
    sent: 'kept',
    finding: { kind: 'late-start', note: 'No reason spoken' },
  });
  expect(first.value?.since).toBe(first.value?.finding.createdAt);
  expect(await add()).toEqual(first);
  expect(await codeOf(add({ note: 'Other' }))).toBe('id-reused');
  expect((await desk.get('review', { params: { id } })).findings).toEqual([first.value]);
});

test('a finding is changed and removed; removed twice is removed once, and the same one can come back', async () => {
  const { desk, id } = await openedOffline();
  const { id: findingId, ...content } = findingBody(`${id}-f`, 1000);
  const params = { id, findingId };
  await desk.get('addFinding', { params: { id }, body: { id: findingId, ...content } });
  await desk.clock.advance(1000);
  const changed = await desk.get('changeFinding', {
    params,
    body: { ...content, reasonHeard: 'yes', reasonAtMs: ms(1500) },
  });
  expect(changed.finding).toMatchObject({ reasonHeard: 'yes', reasonAtMs: 1500 });
  expect(changed.finding.changedAt).toBe(changed.finding.createdAt + 1000);
  await desk.get('removeFinding', { params });
  await desk.get('removeFinding', { params });
  expect((await desk.get('review', { params: { id } })).findings).toEqual([]);
  expect(await codeOf(desk.call('changeFinding', { params, body: content }))).toBe('not-found');
  const back = { id: findingId, ...content, reasonHeard: 'yes' as const, reasonAtMs: ms(1500) };
  await desk.get('addFinding', { params: { id }, body: back });
  expect((await desk.get('review', { params: { id } })).findings).toHaveLength(1);
});

test('a mark outside the clip, an unknown code and a review that is not here are refused, and nothing is kept', async () => {
  const { desk, id } = await openedOffline();
  const add = (changes: object) =>
    desk.call('addFinding', { params: { id }, body: { ...findingBody(`${id}-f`, 1000), ...changes } });
  expect(await codeOf(add(findingBody(`${id}-f`, 5 * 60_000 + 51)))).toBe('outside-clip');
  expect(await codeOf(add({ kind: 'nonsense' }))).toBe('code-unknown');
  expect(await codeOf(desk.call('addFinding', { params: { id: 'nobody' }, body: findingBody('f', 1) }))).toBe(
    'not-found',
  );
  expect((await desk.get('review', { params: { id } })).findings).toEqual([]);
  expect((await desk.get('sync')).waiting.map(({ kind }) => kind)).toEqual(['review-kept']);
});

test('an answer is given, changed and taken back; saying the same twice says it once', async () => {
  const { desk, id } = await openedOffline();
  const give = (value: string | null) =>
    desk.get('answer', {
      params: { id, questionId: 'picture-quality' },
      body: { value, atMs: null, note: null, hint: 'Dark' },
    });
  expect((await give('2')).answer).toMatchObject({ sent: 'kept', answer: { value: '2', hint: 'Dark' } });
  await give('2');
  await give('3');
  expect(await give(null)).toEqual({ answer: null });
  await give(null);
  const { waiting } = await desk.get('sync');
  expect(waiting.map(({ kind }) => kind)).toEqual([
    'review-kept',
    'answer-kept',
    'answer-kept',
    'answer-removed',
  ]);
});

test('what was watched is kept every few seconds, and costs one item while the central is away', async () => {
  const { desk, id } = await openedOffline();
  for (let second = 1; second <= 20; second += 1) {
    const stretches = [{ startMs: ms(0), endMs: ms(second * 1000), speed: 1, sound: true }];
    await desk.get('changeReview', {
      params: { id },
      body: { watched: { stretches, shownMs: ms(second * 1000) } },
    });
    await desk.clock.advance(1000);
  }
  const { waiting, summary } = await desk.get('sync');
  // The first was on the wire when the review was opened: it may have arrived, so it stays as it is.
  expect(waiting.map(({ kind }) => kind)).toEqual(['review-kept', 'review-kept']);
  expect(summary.unsentSince).toBe(waiting[0]?.keptAt);
  expect((await desk.get('review', { params: { id } })).review.watched.shownMs).toBe(20_000);
});

test('a submitted review refuses tags, answers, changes, requests and a second submission', async () => {
  const { desk, id } = await openedOffline();
  await completeReview(desk, id);
  const { review } = await desk.get('submit', { params: { id } });
  expect(review).toMatchObject({
    review: { state: 'submitted', submittedAt: desk.clock.now() },
    sent: 'kept',
  });
  const { id: findingId, ...content } = findingBody('late', 5);
  const attempts = [
    desk.call('addFinding', { params: { id }, body: { id: findingId, ...content } }),
    desk.call('removeFinding', { params: { id, findingId } }),
    desk.call('answer', {
      params: { id, questionId: 'picture-quality' },
      body: { value: '1', atMs: null, note: null, hint: null },
    }),
    desk.call('changeReview', { params: { id }, body: { note: 'late' } }),
    desk.call('reclassify', {
      params: { id },
      body: { id: 'c', to: 'training', reason: 'late', reference: null },
    }),
    desk.call('submit', { params: { id } }),
  ];
  for (const attempt of attempts) expect(await codeOf(attempt)).toBe('review-submitted');
  expect(await desk.get('review', { params: { id } })).toEqual(review);
});

test('a refused submission leaves the review open and nothing in the outbox', async () => {
  const { desk, id } = await openedOffline();
  const before = (await desk.get('sync')).summary.unsent;
  expect(await codeOf(desk.call('submit', { params: { id } }))).toBe('review-incomplete');
  await desk.get('changeReview', {
    params: { id },
    body: { trouble: { code: 'no-picture', atMs: null, says: 'HEVC: sound, no picture.' } },
  });
  expect((await desk.call('submit', { params: { id } })).problem).toMatchObject({
    code: 'not-viewable',
    detail: 'HEVC: sound, no picture.',
  });
  expect((await desk.get('review', { params: { id } })).review.state).toBe('open');
  expect((await desk.get('sync')).summary.unsent).toBeLessThanOrEqual(before + 1);
  await desk.get('changeReview', { params: { id }, body: { unavailable: 'corrupt' } });
  expect((await desk.get('submit', { params: { id } })).review.review).toMatchObject({
    state: 'submitted',
    unavailable: 'corrupt',
  });
});

test('a request to reclassify shows its effect, stands once, and gives way to another wish', async () => {
  const { desk, id } = await openedOffline();
  const ask = (requestId: string, changes = {}) =>
    desk.call('reclassify', {
      params: { id },
      body: {
        id: requestId,
        to: 'misdemeanor-citation',
        reason: 'A ticket was written',
        reference: 'T1000',
        ...changes,
      },
    });
  const first = await ask(`${id}-c1`);
  expect(first.value).toMatchObject({
    sent: 'kept',
    reclassification: { from: ['non-evidence'], to: 'misdemeanor-citation' },
  });
  expect((first.value?.deletedAtAfter ?? 0) - (first.value?.deletedAtBefore ?? 0)).toBe(
    (1095 - 180) * 86_400_000,
  );
  expect(await ask(`${id}-c1`)).toEqual(first);
  expect(await codeOf(ask(`${id}-c1`, { to: 'training' }))).toBe('id-reused');
  expect(await codeOf(ask(`${id}-c2`, { to: 'non-evidence' }))).toBe('class-unchanged');
  expect(await codeOf(ask(`${id}-c2`, { reason: '  ' }))).toBe('reason-needed');
  await ask(`${id}-c3`, { to: 'training' });
  expect((await desk.get('review', { params: { id } })).reclassification?.reclassification.to).toBe(
    'training',
  );
});

test('what was kept is there after a restart without the network', async () => {
  const { desk, id } = await openedOffline();
  const note = `${'ż=HYPERLINK("x") <script>\u0000\ud800\n'.repeat(400)}`.slice(0, 10_000);
  await desk.get('addFinding', { params: { id }, body: findingBody(`${id}-f`, 42, { note }) });
  await desk.get('changeReview', { params: { id }, body: { note } });
  const before = await desk.get('review', { params: { id } });
  const next = await desk.restart();
  await signIn(next);
  const after = await next.get('review', { params: { id } });
  expect(after).toEqual(before);
  expect(after.findings[0]?.finding.note).toBe(note);
  expect((await next.get('desk')).signedInOffline).toBe(true);
});
