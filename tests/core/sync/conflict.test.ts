import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo, openBody, quiet, type Reviewer, reviewerAt, until } from '../../support/reviewer.ts';

/** Two people reclassify the same clip without knowing of each other. */
let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

let clips = 0;
async function conflicting(): Promise<{ desk: Reviewer; id: string; videoId: string; counter: string }> {
  const videoId = await freshVideo(central);
  const [desk, other] = [await reviewerAt(central), await reviewerAt(central, 'investigator')];
  clips += 1;
  const id = `mine-${clips}`;
  const theirs = `theirs-${clips}`;
  await desk.get('openReview', { body: openBody(id, videoId) });
  await quiet(desk);
  desk.weather.always({ fault: 'offline' });
  await ask(desk, id, 'misdemeanor-citation', 'A ticket was written');
  await other.get('openReview', { body: openBody(theirs, videoId) });
  await ask(other, theirs, 'unclassified', 'Nobody has looked yet');
  await quiet(other);
  desk.weather.always(null);
  await until(desk, ({ conflicts }) => conflicts > 0, 1000);
  await quiet(desk);
  const { conflicts } = await desk.get('sync');
  return { desk, id, videoId, counter: String(conflicts[0]?.counter) };
}
const ask = (desk: Reviewer, id: string, to: string, reason: string) =>
  desk.get('reclassify', { params: { id }, body: { id: `${id}-${to}`, to, reason, reference: null } });
const classesAt = async (videoId: string) => {
  const rows = await central.db.query<{ body: string }>(
    `select body from item where noun = 'video' and id = $1`,
    [videoId],
  );
  return (JSON.parse(rows[0]?.body ?? '') as { classes: { code: string }[] }).classes.map(({ code }) => code);
};
const recordsAt = async (videoId: string) => {
  const rows = await central.db.query<{ body: string }>(
    `select body from item where noun = 'reclassification' and strpos(body, $1) > 0 order by seq`,
    [JSON.stringify(videoId)],
  );
  return rows.map(({ body }) => JSON.parse(body) as { to: string; state: string; from: string[] });
};

test('both sides of a conflict are shown, with what each means for the day of deletion', async () => {
  const { desk, id, videoId } = await conflicting();
  const { conflicts, summary } = await desk.get('sync');
  expect(summary).toMatchObject({ conflicts: 1, unsent: 0, refused: 0 });
  const [conflict] = conflicts;
  expect(conflict).toMatchObject({
    video: { id: videoId, officerName: 'J. Whitfield' },
    mine: { to: 'misdemeanor-citation', from: ['non-evidence'], reason: 'A ticket was written' },
    theirs: { classes: ['unclassified'], setBy: 'P. Dunn', reason: 'Nobody has looked yet' },
    deletedAtTheirs: null,
  });
  const recordedAt = conflict?.video.recordedAt ?? 0;
  expect((conflict?.deletedAtMine ?? 0) - recordedAt).toBe(1095 * day);
  expect((await desk.get('review', { params: { id } })).reclassification?.sent).toBe('conflict');
});

test('keeping mine asks again on top of theirs; both stay on record', async () => {
  const { desk, id, videoId, counter } = await conflicting();
  const settled = await desk.get('settleConflict', { params: { counter }, body: { keep: 'mine' } });
  expect(settled.conflicts).toEqual([]);
  expect((await desk.get('review', { params: { id } })).reclassification).toMatchObject({
    sent: 'kept',
    reclassification: { from: ['unclassified'], to: 'misdemeanor-citation' },
  });
  await quiet(desk);
  // A clip that was kept until somebody decides would now delete itself: a second person has to agree.
  expect((await recordsAt(videoId)).map(({ to, state }) => [to, state])).toEqual([
    ['unclassified', 'applied'],
    ['misdemeanor-citation', 'withdrawn'],
    ['misdemeanor-citation', 'waiting-for-second'],
  ]);
  expect((await desk.get('review', { params: { id } })).reclassification?.sent).toBe('accepted');
});

test('keeping theirs withdraws mine; both stay on record', async () => {
  const { desk, id, videoId, counter } = await conflicting();
  await desk.get('settleConflict', { params: { counter }, body: { keep: 'theirs' } });
  await quiet(desk);
  expect(await classesAt(videoId)).toEqual(['unclassified']);
  expect((await recordsAt(videoId)).map(({ to, state }) => [to, state])).toEqual([
    ['unclassified', 'applied'],
    ['misdemeanor-citation', 'withdrawn'],
  ]);
  expect((await desk.get('review', { params: { id } })).reclassification).toBeNull();
});

test('a conflict is settled once', async () => {
  const { desk, counter } = await conflicting();
  await desk.get('settleConflict', { params: { counter }, body: { keep: 'theirs' } });
  const again = await desk.call('settleConflict', { params: { counter }, body: { keep: 'mine' } });
  expect(again.problem?.code).toBe('conflict-settled');
  const nowhere = await desk.call('settleConflict', {
    params: { counter: '999999' },
    body: { keep: 'mine' },
  });
  expect(nowhere.problem?.code).toBe('not-found');
});

test('a decision made offline is kept and goes out later', async () => {
  const { desk, videoId, counter } = await conflicting();
  desk.weather.always({ fault: 'offline' });
  await desk.get('settleConflict', { params: { counter }, body: { keep: 'theirs' } });
  expect((await desk.get('sync')).waiting.map(({ says }) => says)).toEqual([
    expect.stringMatching(
      /^Withdrawn: reclassification to Misdemeanor, citation, summons, J\. Whitfield, KC26-/,
    ),
  ]);
  desk.weather.always(null);
  await until(desk, ({ unsent }) => unsent === 0, 1000);
  expect((await recordsAt(videoId)).at(-1)?.state).toBe('withdrawn');
});

test('another wish after a conflict withdraws the first and stands on what they have', async () => {
  const { desk, id, videoId } = await conflicting();
  await ask(desk, id, 'training', 'Shown in a class');
  await quiet(desk);
  expect((await desk.get('sync')).conflicts).toEqual([]);
  expect((await recordsAt(videoId)).map(({ to, state }) => [to, state])).toEqual([
    ['unclassified', 'applied'],
    ['misdemeanor-citation', 'withdrawn'],
    ['training', 'waiting-for-second'],
  ]);
});
