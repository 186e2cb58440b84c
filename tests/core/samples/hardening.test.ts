import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { DrawRecord } from '../../../contract/nouns/draw.ts';
import { day, instant } from '../../../contract/time.ts';
import { secondReviewItems } from '../../../sampling/draw/secondReview.ts';
import { testCentral } from '../../support/central.ts';
import { accounts } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { completeReview, findingBody, quiet, reviewerAt, until } from '../../support/reviewer.ts';
import { draw, drawn, planBody } from './audit.ts';

type Row = Awaited<ReturnType<typeof drawn>>['rows'][number];

async function auditor() {
  const central = await testCentral();
  return { central, desk: await reviewerAt(central, 'auditor') };
}

const rowsOf = async (desk: Desk, id = 'draw-1'): Promise<Row[]> =>
  (await desk.get('draw', { params: { id } })).rows;
const open = (desk: Desk, drawId: string, itemId: string, reviewId: string, videoId: string) =>
  desk.call('openItem', { params: { id: drawId, itemId }, body: { reviewId, videoId } });
const settle = (desk: Desk, itemId: string, state: Row['state'], reason: string | null) =>
  desk.call('settleItem', {
    params: { id: 'draw-1', itemId },
    body: { state, reason, note: '', videoId: null },
  });

async function review(desk: Desk, drawId: string, row: Row, reviewId: string): Promise<void> {
  await open(desk, drawId, row.item.id, reviewId, row.video?.id ?? '');
  await completeReview(desk, reviewId);
  await desk.get('submit', { params: { id: reviewId } });
}

test('two plans committed to at once both keep their frames', async () => {
  const { desk } = await auditor();
  for (const id of ['plan-1', 'plan-2']) await desk.get('keepPlan', { params: { id }, body: planBody() });
  const both = await Promise.all(
    [1, 2].map((n) =>
      desk.get('commitPlan', {
        params: { id: `plan-${n}` },
        body: { drawId: `draw-${n}`, redrawReason: null },
      }),
    ),
  );
  for (const [at, detail] of both.entries()) {
    const request = new Request(`https://desk.test/api/draws/draw-${at + 1}/frame.jsonl`);
    const text = await (await desk.core.fetch(request)).text();
    const hash = createHash('sha256').update(text).digest('hex');
    expect(hash).toBe(detail.committed?.commitment.frame.sha256);
  }
});

test('an item is reviewed by its own recording only, and what was seen of it stays', async () => {
  const { desk } = await auditor();
  const [one, two] = (await drawn(desk)).rows as [Row, Row];
  const wrong = await open(desk, 'draw-1', one.item.id, 'review-x', two.video?.id ?? '');
  expect(wrong.problem?.code).toBe('bad-request');
  await open(desk, 'draw-1', one.item.id, 'review-1', one.video?.id ?? '');
  await completeReview(desk, 'review-1');
  await desk.get('addFinding', { params: { id: 'review-1' }, body: findingBody('late-1', 30_000) });
  await desk.get('submit', { params: { id: 'review-1' } });
  expect((await settle(desk, one.item.id, 'out-of-frame', 'test-clip')).problem?.code).toBe('bad-request');
  const results = await desk.get('results', { params: { id: 'draw-1' } });
  expect(results.rates[0]?.all).toMatchObject({ count: 1, of: 1 });
});

test('the same recording in a second draw has a review of its own there', async () => {
  const { desk } = await auditor();
  const [row] = (await drawn(desk)).rows as [Row];
  await open(desk, 'draw-1', row.item.id, 'review-1', row.video?.id ?? '');
  const again = { drawId: 'draw-2', redrawReason: 'wrong-size' };
  await desk.get('commitPlan', { params: { id: 'plan-1' }, body: again });
  await draw(desk, '3 1 4 1 5', 'draw-2');
  const opened = await open(desk, 'draw-2', row.item.id, 'review-2', row.video?.id ?? '');
  expect(opened.value?.review).toMatchObject({ id: 'review-2', sample: { drawId: 'draw-2' } });
  await completeReview(desk, 'review-2');
  await desk.get('submit', { params: { id: 'review-2' } });
  expect((await rowsOf(desk, 'draw-2'))[0]?.state).toBe('reviewed');
  expect((await rowsOf(desk))[0]?.state).toBe('to-do');
});

test('a re-check of reviews compares each with its re-check', async () => {
  const { central, desk } = await auditor();
  const [row] = (await drawn(desk)).rows as [Row];
  await review(desk, 'draw-1', row, 'review-1');
  await quiet(desk);
  const other = await reviewerAt(central, 'investigator');
  const { query } = planBody();
  const { from, to } = query;
  const recheck = {
    query: { kind: 'reviews', from, to: instant(to + day), unitIds: [], purpose: 'audit' },
    strata: [],
    size: { method: 'fixed', confidence: 0.95, size: 1 },
  } as const;
  const made = await drawn(
    other,
    { ...recheck, query: { ...recheck.query, unitIds: [] }, strata: [] },
    { plan: 'plan-r', draw: 'draw-r' },
  );
  await review(other, 'draw-r', made.rows[0] as Row, 'review-2');
  const results = await other.get('results', { params: { id: 'draw-r' } });
  expect(results.agreement[0]).toMatchObject({ pairs: 1, raw: { value: 1 } });
});

test('a paper is not signed while second looks are owed, or reviews have not arrived', async () => {
  const { central, desk } = await auditor();
  const { rows } = await drawn(desk, { secondReview: { share: 1, reviewerId: accounts.investigator.id } });
  for (const row of rows.slice(1)) await settle(desk, row.item.id, 'unavailable', 'corrupt');
  await review(desk, 'draw-1', rows[0] as Row, 'review-1');
  const signed = await desk.call('signPaper', { params: { id: 'draw-1' }, body: { paperId: 'paper-1' } });
  expect(signed.problem).toMatchObject({
    code: 'sample-open',
    detail: expect.stringContaining('of 1 items'),
  });
  await desk.get('keepPlan', {
    params: { id: 'plan-2' },
    body: planBody({ secondReview: { share: 0.5, reviewerId: accounts.auditor.id } }),
  });
  const own = await desk.call('commitPlan', {
    params: { id: 'plan-2' },
    body: { drawId: 'draw-2', redrawReason: null },
  });
  expect(own.problem?.code).toBe('size-unfit');
  expect(central.log.some((line) => line.includes('"bug"'))).toBe(false);
});

test('two desks that take a spare without the network agree in the end, and the one that came second says so in the tray', async () => {
  const { central, desk } = await auditor();
  const { rows } = await drawn(desk);
  await quiet(desk);
  const other = await reviewerAt(central, 'auditor');
  for (const one of [desk, other]) one.weather.always({ fault: 'offline' });
  const [a, b] = rows.filter(({ item }) => item.stratum === 'Squad 1') as [Row, Row];
  await settle(desk, a.item.id, 'out-of-frame', 'test-clip');
  await settle(other, b.item.id, 'out-of-frame', 'test-clip');
  // What waits is shown, although it is about no video.
  expect((await other.get('sync')).waiting.map(({ videoId }) => videoId)).toEqual([null, null]);
  for (const one of [desk, other]) {
    one.weather.always(null);
    await until(one, ({ unsent, state }) => unsent === 0 && state === 'idle');
  }
  await quiet(desk);
  await quiet(other);
  const replaced = async (one: Desk) => (await one.get('draw', { params: { id: 'draw-1' } })).replacements;
  expect(await replaced(other)).toEqual(await replaced(desk));
  expect((await other.get('sync')).tray.length).toBeGreaterThan(0);
});

test('who is picked for a second look stays picked when the sample grows or a spare is used', async () => {
  const { desk } = await auditor();
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  await drawn(desk);
  const record = async () =>
    DrawRecord.parse(
      await (await desk.core.fetch(new Request('https://desk.test/api/draws/draw-1/record.json'))).json(),
    );
  const before = secondReviewItems(await record(), 0.5, sha256);
  const larger = { stratum: 'Squad 1', sample: 4, spares: 1, reason: 'More.' };
  await desk.get('extendDraw', { params: { id: 'draw-1' }, body: larger });
  expect(secondReviewItems(await record(), 0.5, sha256)).toEqual(before);
});

test('two squads of one name are two strata', async () => {
  const central = await testCentral();
  await central.db.transaction((tx) =>
    putItems(tx, [
      itemOf('unit', { id: 'squad-2', kind: 'squad', name: 'Squad 1', divisionId: 'division-2' }),
    ]),
  );
  const desk = await reviewerAt(central, 'auditor');
  const { query, strata, watches, zone } = planBody();
  const counted = await desk.get('countFrame', { body: { query, strata, watches, zone } });
  expect(counted.strata.map(({ key, population }) => [key, population])).toEqual([
    ['Squad 1 (Division 1)', 6],
    ['Squad 1 (Division 2)', 5],
  ]);
});
