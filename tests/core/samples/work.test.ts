import { verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PaperBody } from '../../../contract/paper.ts';
import { accounts } from '../../support/department.ts';
import { quiet, reviewerAt } from '../../support/reviewer.ts';
import { auditor, drawn, type Row, resultsOf, review, rowsOf, settle } from './audit.ts';

describe('an item of a sample', () => {
  test('is out of frame with a reason, and the next spare of its stratum takes its place, until there is none', async () => {
    const { central, desk } = await auditor();
    const { rows } = await drawn(desk);
    const [first, second] = rows as [Row, Row];
    expect((await settle(desk, first.item.id, 'out-of-frame', null)).problem?.code).toBe('reason-needed');
    expect((await settle(desk, first.item.id, 'out-of-frame', 'dull')).problem?.code).toBe('code-unknown');
    const replaced = await settle(desk, first.item.id, 'out-of-frame', 'test-clip');
    expect(replaced.value).toMatchObject({
      row: { state: 'out-of-frame', replacedBy: replaced.value?.replacedBy?.item.id },
      replacedBy: { item: { order: 3, role: 'spare', stratum: 'Squad 1' }, inPlaceOf: first.item.id },
      sparesLeft: 0,
    });
    // The same again is the same; another word about an item that a spare stands in for is not taken.
    const again = await settle(desk, first.item.id, 'out-of-frame', 'test-clip');
    expect(again.value?.replacedBy?.item.id).toBe(replaced.value?.replacedBy?.item.id);
    expect((await settle(desk, first.item.id, 'to-do', null)).problem?.code).toBe('bad-request');
    const none = await settle(desk, second.item.id, 'out-of-frame', 'wrong-unit');
    expect(none.value).toMatchObject({ row: { state: 'out-of-frame' }, replacedBy: null, sparesLeft: 0 });
    await quiet(desk);
    const other = await reviewerAt(central, 'auditor');
    expect((await rowsOf(other)).map(({ item, state }) => [item.id, state])).toEqual(
      (await rowsOf(desk)).map(({ item, state }) => [item.id, state]),
    );
  });

  test('counts as reviewed by its submitted review only, and as unavailable when that says so', async () => {
    const { desk } = await auditor();
    const { rows } = await drawn(desk);
    const [first, second] = rows as [Row, Row];
    expect((await settle(desk, first.item.id, 'reviewed', null)).problem?.code).toBe('review-needed');
    const reviewId = await review(desk, first);
    const videoId = second.video?.id ?? '';
    await desk.get('openItem', {
      params: { id: 'draw-1', itemId: second.item.id },
      body: { reviewId: 'review-closed', videoId },
    });
    await desk.get('changeReview', { params: { id: 'review-closed' }, body: { unavailable: 'corrupt' } });
    await desk.get('submit', { params: { id: 'review-closed' } });
    const [one, two] = (await rowsOf(desk)) as [Row, Row];
    expect(one).toMatchObject({ state: 'reviewed', reviewId, kept: { by: accounts.auditor.name } });
    expect(two).toMatchObject({
      state: 'unavailable',
      kept: { reason: 'corrupt', reviewId: 'review-closed' },
    });
  });
});

describe('an audit', () => {
  test('goes from plan to signed paper without a network, and is the same at the central and on another desk', async () => {
    const { central, desk } = await auditor();
    desk.weather.always({ fault: 'offline' });
    const { rows } = await drawn(desk);
    const late = new Set(['CAM-111', 'CAM-121', 'CAM-211', 'CAM-221']);
    for (const row of rows.slice(0, 3)) await review(desk, row, { late: late.has(row.item.id) });
    const sign = (paperId: string) => desk.call('signPaper', { params: { id: 'draw-1' }, body: { paperId } });
    expect((await sign('paper-1')).problem).toMatchObject({ code: 'sample-open', detail: '1 of 4 items.' });
    await settle(desk, rows[3]?.item.id ?? '', 'unavailable', 'not-uploaded');

    const results = await resultsOf(desk);
    expect(results.counts).toEqual({
      sample: 4,
      reviewed: 3,
      unavailable: 1,
      missing: 0,
      outOfFrame: 0,
      toDo: 0,
    });
    const any = results.rates[0];
    const found = rows.slice(0, 3).filter(({ item }) => late.has(item.id)).length;
    expect(any).toMatchObject({ subject: 'any-finding', all: { count: found, of: 3 } });
    expect(any?.all.ifUnavailable?.low).toBeLessThan(any?.all.ifUnavailable?.high ?? 0);

    const soFar = await desk.get('paperSoFar', { params: { id: 'draw-1' } });
    const paper = (await sign('paper-1')).value;
    expect((await sign('paper-1')).value).toEqual(paper);
    expect((await sign('paper-2')).problem?.code).toBe('id-reused');
    expect((await settle(desk, rows[3]?.item.id ?? '', 'to-do', null)).problem?.code).toBe('draw-signed');
    if (paper === null) throw new Error('no paper');
    const key = { key: Buffer.from(paper.publicKey, 'base64'), format: 'der', type: 'spki' } as const;
    expect(verify(null, Buffer.from(paper.body), key, Buffer.from(paper.signature, 'base64'))).toBe(true);
    // What was read before is what is signed, findings with their places included.
    expect(JSON.parse(paper.body)).toEqual(JSON.parse(JSON.stringify(soFar)));
    const shown = PaperBody.parse(JSON.parse(paper.body)).items.flatMap(({ findings }) => findings);
    expect(shown.map(({ kind, startMs }) => [kind, startMs])).toEqual(
      Array.from({ length: found }, () => ['late-start', 30_000]),
    );
    expect(JSON.parse(paper.body)).toMatchObject({
      format: 'second-watch-work-paper',
      record: { seed: '3 1 4 1 5' },
      items: [
        { state: 'reviewed' },
        { state: 'reviewed' },
        { state: 'reviewed' },
        { reason: 'not-uploaded' },
      ],
      results: { counts: { reviewed: 3 } },
    });

    desk.weather.always(null);
    await quiet(desk);
    expect((await desk.get('sync')).tray).toEqual([]);
    const other = await reviewerAt(central, 'auditor');
    expect(await other.get('paper', { params: { id: 'draw-1' } })).toEqual(paper);
    expect(await resultsOf(other)).toEqual(await resultsOf(desk));
    expect((await other.get('plans')).rows).toMatchObject([{ state: 'signed', sample: 4, settled: 4 }]);
  });

  test('of dispatches counts the ones without a recording as findings', async () => {
    const { desk } = await auditor();
    const { query } = (await import('./audit.ts')).planBody();
    const { rows } = await drawn(desk, {
      query: {
        kind: 'dispatches',
        from: query.from,
        to: query.to,
        unitIds: [],
        urgentOnly: false,
        selfInitiated: 'with',
        unexpected: false,
      },
      strata: [],
    });
    for (const row of rows.slice(0, 2)) await review(desk, row);
    for (const row of rows.slice(2)) await settle(desk, row.item.id, 'missing', 'unexplained');
    const results = await resultsOf(desk);
    expect(results.rates[0]).toMatchObject({ subject: 'missing', all: { count: 2, of: 4, share: 0.5 } });
    expect(results.rates.find(({ code }) => code === 'unexplained')?.all).toMatchObject({ count: 2, of: 4 });
    expect(results.concludes).toMatch(
      /^No recording: 50\.0 % of all items, between .* 95 % sure \(2 of 4 seen\)\.$/,
    );
  });

  test('in which everything is unavailable says that nothing can be said', async () => {
    const { desk } = await auditor();
    const { rows } = await drawn(desk);
    for (const row of rows) await settle(desk, row.item.id, 'unavailable', 'corrupt');
    const results = await resultsOf(desk);
    expect(results.rates[0]?.all).toMatchObject({ of: 0, share: null, interval: null });
    expect(results.concludes).toBe(
      'Any finding, notes and commendations apart: Nothing was seen of Squad 1, Squad 2.',
    );
  });
});

test('a second review is blind until both are in, then differences are decided and everything stays', async () => {
  const { central, desk } = await auditor();
  const second = await reviewerAt(central, 'investigator');
  const { rows } = await drawn(desk, { secondReview: { share: 1, reviewerId: accounts.investigator.id } });
  expect(rows.every((row) => row.second === null)).toBe(true);
  const [row] = rows as [Row];
  await review(desk, row, { answer: 'yes' });
  await quiet(desk);
  await quiet(second);
  const theirs = (await rowsOf(second)).find(({ item }) => item.id === row.item.id);
  expect(theirs).toMatchObject({ second: 'owed', kept: null, state: 'to-do' });
  const seen = await second.get('video', { params: { id: row.video?.id ?? '' } });
  expect(seen.results).toEqual([]);
  expect((await resultsOf(second)).agreement).toEqual([]);

  if (theirs === undefined) throw new Error('no such row');
  await review(second, theirs, { answer: 'no', note: 'The door is open already.', atMs: 12_000 });
  await quiet(second);
  await quiet(desk);
  const results = await resultsOf(desk);
  expect(results.disagreements).toMatchObject([
    {
      itemId: row.item.id,
      questionId: 'started-before-contact',
      first: 'yes',
      firstBecause: { atMs: null, note: '' },
      second: 'no',
      secondBecause: { atMs: 12_000, note: 'The door is open already.' },
      adjudication: null,
    },
  ]);
  expect(results.agreement[0]).toMatchObject({ pairs: 1, raw: { value: 0 } });
  const { id, name } = accounts.investigator;
  expect((await desk.get('catalogue')).reviewers).toEqual([{ id, name }]);
  const question = { id: 'draw-1', itemId: row.item.id, questionId: 'started-before-contact' };
  const unfit = { params: question, body: { decided: '4', note: 'No such answer.' } };
  expect((await desk.call('adjudicate', unfit)).problem?.code).toBe('answer-not-fitting');
  const rate = (of: typeof results) => of.rates.find(({ code }) => code === question.questionId)?.all;
  expect(rate(results)).toMatchObject({ count: 0, of: 1 });
  const decided = await desk.get('adjudicate', {
    params: question,
    body: { decided: 'no', note: 'Seen together.' },
  });
  expect(rate(decided)).toMatchObject({ count: 1, of: 1 });
  expect(decided.disagreements[0]?.adjudication).toMatchObject({ first: 'yes', second: 'no', decided: 'no' });
  await quiet(desk);
  await quiet(second);
  expect((await resultsOf(second)).disagreements[0]?.adjudication?.decided).toBe('no');
});
