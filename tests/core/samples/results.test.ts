import { expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { TestCentral } from '../../support/central.ts';
import { codeLists, form } from '../../support/department.ts';
import { quiet } from '../../support/reviewer.ts';
import { auditor, drawn, planBody, type Row, resultsOf, review, settle } from './audit.ts';

const started = 'started-before-contact';
const publish = (central: TestCentral, ...items: Parameters<typeof putItems>[1]) =>
  central.db.transaction((tx) => putItems(tx, items));
const rateOf = (results: Awaited<ReturnType<typeof resultsOf>>, code: string) =>
  results.rates.find((rate) => rate.code === code);

test('a question that does not apply is no part of its rate, and how many there were is said', async () => {
  const { desk } = await auditor();
  const { rows } = await drawn(desk);
  const [first, second, third, fourth] = rows.filter(({ item }) => item.role === 'sample') as [
    Row,
    Row,
    Row,
    Row,
  ];
  await review(desk, first, { answer: 'no' });
  await review(desk, second, { answer: 'na' });
  await review(desk, third, { answer: 'yes' });
  await review(desk, fourth, { answer: 'yes' });
  const results = await resultsOf(desk);
  expect(rateOf(results, started)).toMatchObject({ apart: 1, unanswered: 0, all: { count: 1, of: 3 } });
  const open = results.rates.filter(({ subject, unanswered }) => subject === 'question' && unanswered > 0);
  expect(open.every(({ apart, unanswered }) => apart === unanswered)).toBe(true);
  expect(rateOf(results, 'any-finding')).toMatchObject({ apart: 0, all: { of: 4 } });
});

test('a rate opens the items that it counts', async () => {
  const { desk } = await auditor();
  const { rows } = await drawn(desk);
  const [first, second] = rows as [Row, Row];
  await review(desk, first, { late: true, answer: 'no' });
  await review(desk, second);
  const items = async (subject: 'finding' | 'question', code: string) =>
    (await desk.call('rateItems', { params: { id: 'draw-1', subject, code } })).value;
  expect(await items('finding', 'late-start')).toEqual({ label: 'Late start', itemIds: [first.item.id] });
  expect((await items('question', started))?.itemIds).toEqual([first.item.id]);
  const none = await desk.call('rateItems', {
    params: { id: 'draw-1', subject: 'finding', code: 'nobody-found-this' },
  });
  expect(none.problem?.code).toBe('not-found');
});

test('each answer is read by the version of the form that it was given under, and the paper says which', async () => {
  const { central, desk } = await auditor();
  const { rows } = await drawn(desk);
  const [first, second] = rows as [Row, Row];
  await review(desk, first, { answer: 'yes' });
  const asked = form.questions.map((question) =>
    question.id === started ? { ...question, text: 'Began after contact', bad: ['yes'] } : question,
  );
  await publish(central, itemOf('form', { ...form, version: 2, questions: asked }));
  await quiet(desk);
  await review(desk, second, { answer: 'yes' });
  const results = await resultsOf(desk);
  expect(rateOf(results, started)).toMatchObject({
    label: 'Began after contact',
    all: { count: 1, of: 2 },
  });
  expect(results.method).toContain('Tour review, version 1; Tour review, version 2');
  const body = await desk.get('paperSoFar', { params: { id: 'draw-1' } });
  expect(body.forms.map(({ version }) => version).toSorted()).toEqual([1, 2]);
  const shown = body.items.filter(({ form: used }) => used !== null);
  expect(shown.map((item) => [item.form?.version, item.answers[started]]).toSorted()).toEqual([
    [1, 'yes'],
    [2, 'yes'],
  ]);
});

test('a call that nobody was to record leaves the rate, and a recording found elsewhere is one', async () => {
  const { central, desk } = await auditor();
  const list = codeLists.find(({ id }) => id === 'no-video');
  if (list === undefined) throw new Error('no list');
  const items = ['found-elsewhere', 'unexplained', 'cancelled-before-arrival'];
  const next = { ...list, version: 2, items: items.map((code) => ({ code, label: code })) };
  await publish(central, itemOf('code-list', next));
  await quiet(desk);
  const { from, to } = planBody().query;
  const { rows } = await drawn(desk, {
    query: {
      kind: 'dispatches',
      from,
      to,
      unitIds: [],
      urgentOnly: false,
      selfInitiated: 'with',
      unexpected: false,
    },
    strata: [],
  });
  const [first, second, third, fourth] = rows.filter(({ item }) => item.role === 'sample') as [
    Row,
    Row,
    Row,
    Row,
  ];
  await review(desk, first);
  await settle(desk, second.item.id, 'missing', 'unexplained');
  await settle(desk, third.item.id, 'missing', 'cancelled-before-arrival');
  await settle(desk, fourth.item.id, 'missing', 'found-elsewhere');
  const results = await resultsOf(desk);
  expect(results.rates[0]).toMatchObject({ subject: 'missing', apart: 1, all: { count: 1, of: 3 } });
});

test('a stratum of which drawn items turn out not to belong weighs as much as what belongs of it', async () => {
  const { desk } = await auditor();
  const { rows } = await drawn(desk);
  const firstOf = (squad: string) =>
    rows.filter(({ item }) => item.stratum === squad && item.role === 'sample') as [Row, Row];
  const [odd, other] = firstOf('Squad 1');
  const settled = await settle(desk, odd.item.id, 'out-of-frame', 'test-clip');
  const spare = settled.value?.replacedBy ?? null;
  if (spare === null) throw new Error('no spare took its place');
  for (const row of [other, spare]) await review(desk, row, { late: true });
  for (const row of firstOf('Squad 2')) await review(desk, row);
  const results = await resultsOf(desk);
  // Two of three drawn of six belong: four of them, beside five.
  expect(rateOf(results, 'late-start')?.all.share).toBeCloseTo(4 / 9, 12);
  expect(results.counts).toMatchObject({ outOfFrame: 1, toDo: 0 });
});

test('each rate has its other intervals, of every stratum too, and a small sample is warned of', async () => {
  const { desk } = await auditor();
  const { rows } = await drawn(desk);
  for (const row of rows) await review(desk, row);
  const results = await resultsOf(desk);
  expect(results.design).toBe('estimate');
  const any = rateOf(results, 'any-finding');
  for (const { interval, intervals } of [any?.all, ...(any?.strata ?? []).map(({ rate }) => rate)].filter(
    (rate) => rate !== undefined,
  )) {
    expect(intervals?.exact).toEqual(interval);
    expect(intervals).toMatchObject({ atLeast: null, wilson: { low: 0 } });
    expect(intervals?.atMost).toBeLessThanOrEqual(interval?.high ?? 0);
  }
  expect(results.warnings.map(({ kind }) => kind)).toEqual(['tiny-sample']);
  const body = await desk.get('paperSoFar', { params: { id: 'draw-1' } });
  expect(body.results).toEqual(results);
});
