import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DrawRecord } from '../../../contract/nouns/draw.ts';
import { Submission } from '../../../contract/nouns/review.ts';
import { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { Desk } from '../../support/desk.ts';
import { completeReview, findingBody, quiet, reviewerAt } from '../../support/reviewer.ts';
import { auditor, drawn, type Row, resultsOf, review, rowsOf, settle } from './audit.ts';

const draw = { params: { id: 'draw-1' } };
const opened = { params: { id: 'half-done' } };

/** All that a reviewer sees of an audit and of the review under way, and none of what is a desk's own. */
const seen = async (desk: Desk) => ({
  draw: await desk.get('draw', draw),
  results: await resultsOf(desk),
  paper: await desk.get('paperSoFar', draw),
  plans: (await desk.get('plans')).rows,
  half: await desk.get('review', opened),
});

test('a reviewer whose laptop died mid-audit gets everything back on another machine, goes on and signs', {
  timeout: 240_000,
}, async () => {
  const { central, desk: laptop } = await auditor();
  const { rows } = await drawn(laptop);
  const [first, second, third, fourth] = rows as [Row, Row, Row, Row];
  const done = await review(laptop, first, { late: true, answer: 'no', note: 'he says why', atMs: 4000 });
  await settle(laptop, second.item.id, 'unavailable', 'corrupt');
  await settle(laptop, third.item.id, 'out-of-frame', 'wrong-unit');
  await laptop.get('openItem', {
    params: { id: 'draw-1', itemId: fourth.item.id },
    body: { reviewId: 'half-done', videoId: fourth.video?.id ?? '' },
  });
  const late = findingBody('half-late', 2000, { note: 'the first words are missing' });
  await laptop.get('addFinding', { ...opened, body: late });
  await laptop.get('addFinding', { ...opened, body: findingBody('half-early', 30_000) });
  await laptop.get('removeFinding', { params: { id: 'half-done', findingId: 'half-early' } });
  await laptop.get('answer', {
    params: { id: 'half-done', questionId: 'recorded-to-end' },
    body: { value: 'no', atMs: 31_000, note: 'stops while he still speaks', hint: null },
  });
  await laptop.get('changeReview', {
    ...opened,
    body: { note: 'go on at half a minute' },
  });
  await laptop.get('reclassify', {
    ...opened,
    body: { id: 'half-wish', to: 'training', reason: 'it was a lesson', reference: null },
  });
  await quiet(laptop);
  const before = await seen(laptop);
  await laptop.core.stop();
  rmSync(laptop.profileDir, { recursive: true, force: true });

  const other = await reviewerAt(central, 'auditor');
  expect(await seen(other)).toEqual(before);
  expect(before.half.findings.map(({ finding }) => [finding.id, finding.note])).toEqual([
    ['half-late', 'the first words are missing'],
  ]);
  expect(before.half.review).toMatchObject({ note: 'go on at half a minute', state: 'open' });
  // What was submitted is the record of its video there, as it was here.
  const record = { params: { id: first.video?.id ?? '' } };
  const there = await other.get('video', record);
  expect(there.results.map(({ review: { id, state } }) => [id, state])).toEqual([[done, 'submitted']]);

  await completeReview(other, 'half-done');
  await other.get('submit', opened);
  for (const { item, state } of await rowsOf(other))
    if (state === 'to-do') await settle(other, item.id, 'missing', 'unexplained');
  const paper = await other.get('signPaper', { ...draw, body: { paperId: 'paper-1' } });
  await quiet(other);
  expect((await other.get('sync')).tray).toEqual([]);

  const held = async (noun: string) =>
    (
      await central.db.query<{ body: string }>(
        'select body from item where noun = $1 and not gone order by id',
        [noun],
      )
    ).map(({ body }): unknown => JSON.parse(body));
  expect((await held('paper')).map((one) => WorkPaper.parse(one).body)).toEqual([paper.body]);
  expect((await held('draw')).map((one) => DrawRecord.parse(one).id)).toEqual(['draw-1']);
  const results = (await held('result')).map((one) => Submission.parse(one));
  expect(results.map(({ review: { id }, findings }) => [id, findings.length]).toSorted()).toEqual(
    [
      [done, 1],
      ['half-done', 1],
    ].toSorted(),
  );
  expect(await held('draft')).toEqual([]);
});
