import { expect, test } from 'vitest';
import { addProgramme } from '../../../central/programmes/add.ts';
import { runProgrammes } from '../../../central/programmes/run.ts';
import { instant, ms } from '../../../contract/time.ts';
import { testCentral } from '../../support/central.ts';
import { departmentNow } from '../../support/department.ts';
import { completeReview, quiet, reviewerAt, signIn } from '../../support/reviewer.ts';

/** A central with a quarterly programme, drawn for eight weeks. */
async function quarterly() {
  const central = await testCentral();
  await central.db.transaction((tx) =>
    addProgramme(
      tx,
      {
        id: 'quarterly',
        name: 'Quarterly review',
        goal: 2,
        per: 'officer',
        period: 'quarter',
        eligible: { minLengthMs: ms(0), classes: [] },
        zone: 'America/Chicago',
      },
      instant(departmentNow - 1),
    ),
  );
  // Each round draws what is owed by then.
  let seeds = 0;
  for (let week = 0; week < 8; week += 1)
    await runProgrammes(central.db, instant(departmentNow + week * 7 * 86_400_000), () => `seed ${++seeds}`);

  return central;
}

test('a programme shows the sergeant and the captain what is drawn and done of each officer, and what is overdue', async () => {
  const central = await quarterly();
  const sergeant = await reviewerAt(central, 'sergeant');
  const captain = await reviewerAt(central, 'captain');
  const rowsOf = async (desk: typeof sergeant) => {
    const [progress] = (await desk.get('programmes')).programmes;
    return progress?.rows.map(({ badge, goal, drawn, done, overdue }) => ({
      badge,
      goal,
      drawn,
      done,
      overdue,
    }));
  };
  const before = await rowsOf(sergeant);
  expect(before?.map(({ badge, goal }) => [badge, goal])).toEqual([
    ['1107', 2],
    ['1207', 2],
  ]);
  expect(before?.reduce((sum, { drawn }) => sum + drawn, 0)).toBeGreaterThan(1);
  expect(before?.every(({ done, overdue }) => done === 0 && overdue === 0)).toBe(true);

  const owed = (await sergeant.get('queue')).rows.find(({ duty }) => duty.sample !== undefined);
  if (owed === undefined) throw new Error('nothing was drawn for the sergeant');
  const opened = await sergeant.get('openReview', {
    body: { id: 'review-1', videoId: owed.video.id, dutyId: owed.duty.id, purpose: 'periodic' },
  });
  expect(opened.review.sample).toEqual(owed.duty.sample);
  await completeReview(sergeant, 'review-1');
  await sergeant.get('submit', { params: { id: 'review-1' } });
  const after = (await rowsOf(sergeant))?.find(({ badge }) => badge === owed.video.badge);
  expect(after?.done).toBe(1);

  // Whoever leads sees the same without owing any of it, once it is at the central.
  await quiet(sergeant);
  await quiet(captain);
  expect(await rowsOf(captain)).toEqual(await rowsOf(sergeant));
  const record = await sergeant.get('draw', { params: { id: owed.duty.sample?.drawId ?? '' } });
  expect(record.rows.every(({ video }) => video?.badge?.startsWith('1'))).toBe(true);
  expect(record).toMatchObject({
    mine: false,
    seedOrigin: { kind: 'period' },
    plan: { aim: 'Periodic review' },
  });

  await captain.get('signOut');
  await captain.clock.advance(120 * 86_400_000);
  await signIn(captain, 'captain');
  // The next period has begun; the one before stays in sight while something of it is owed.
  const { programmes } = await captain.get('programmes');
  expect(
    programmes.some(({ daysLeft, rows }) => daysLeft < 0 && rows.some(({ overdue }) => overdue > 0)),
  ).toBe(true);
});

test('a periodic review carries no statement about all recordings: counts everywhere, and no rate', async () => {
  const sergeant = await reviewerAt(await quarterly(), 'sergeant');
  const owed = (await sergeant.get('queue')).rows.find(({ duty }) => duty.sample !== undefined);
  const id = owed?.duty.sample?.drawId;
  if (owed === undefined || id === undefined) throw new Error('nothing was drawn for the sergeant');
  await sergeant.get('openReview', {
    body: { id: 'review-1', videoId: owed.video.id, dutyId: owed.duty.id, purpose: 'periodic' },
  });
  await completeReview(sergeant, 'review-1');
  await sergeant.get('submit', { params: { id: 'review-1' } });
  const results = await sergeant.get('results', { params: { id } });
  expect(results).toMatchObject({ design: 'counts', concludes: expect.stringMatching(/^Counts only\. /) });
  const [any] = results.rates;
  expect(any?.all).toMatchObject({
    of: 1,
    share: null,
    interval: null,
    intervals: null,
    ifUnavailable: null,
  });
  for (const { all, strata } of results.rates)
    for (const { share, interval, says } of [all, ...strata.map(({ rate }) => rate)])
      expect([share, interval, says?.slice(0, 12)]).toEqual([null, null, 'Counts only.']);
  const paper = await sergeant.get('paperSoFar', { params: { id } });
  expect(paper.results).toEqual(results);
});
