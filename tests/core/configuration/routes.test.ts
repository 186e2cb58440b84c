import { expect, test } from 'vitest';
import type { ConfigurationDetail } from '../../../contract/configuration-state.ts';
import { type ConfigurationVersion, contentOf } from '../../../contract/nouns/configuration.ts';
import type { Form } from '../../../contract/nouns/form.ts';
import { testCentral } from '../../support/central.ts';
import { accounts, codeLists, form } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { completeReview, openBody, quiet, reviewerAt, until } from '../../support/reviewer.ts';

const params = { noun: 'form', id: form.id } as const;
const formAt = (detail: ConfigurationDetail, index = 0): Form => {
  const version = detail.versions[index];
  if (version?.noun !== 'form') throw new Error('no form');
  return version.body;
};
const content = (change: Partial<Form>) => contentOf({ noun: 'form', body: { ...form, ...change } });
const keepForm = (desk: Desk, change: Partial<Form>, basedOn = 1) =>
  desk.get('keepDraft', { params, body: { basedOn, content: content(change), why: 'As agreed.' } });
const publish = (desk: Desk, publicationId: string) =>
  desk.call('publishDraft', { params, body: { publicationId } });

test('a draft is kept, published without the network, and comes back as the next version', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'administrator');
  desk.weather.always({ fault: 'offline' });
  expect(await keepForm(desk, { title: 'Second' })).toMatchObject({ standing: 'kept', problem: null });
  const again = await desk.restart();
  await again.get('signIn', {
    body: { username: accounts.administrator.username, password: 'correct horse battery staple' },
  });
  expect((await publish(again, 'p1')).value).toMatchObject({ standing: 'waiting' });
  expect((await publish(again, 'p1')).value).toMatchObject({ standing: 'waiting' });
  expect((await publish(again, 'p2')).problem).toMatchObject({ code: 'draft-sent' });
  const kept = { params, body: { basedOn: 1, content: content({ title: 'Third' }), why: '' } };
  expect((await again.call('keepDraft', kept)).problem).toMatchObject({ code: 'draft-sent' });
  expect((await again.get('sync')).waiting.map(({ says }) => says)).toEqual(['Form “Second”, version 2']);
  desk.weather.always(null);
  await again.get('syncNow');
  await until(again, ({ state, unsent }) => state === 'idle' && unsent === 0);
  await quiet(again);
  const detail = await again.get('configured', { params });
  expect(detail).toMatchObject({ draft: null, standing: null });
  expect(formAt(detail)).toMatchObject({
    title: 'Second',
    version: 2,
    published: { id: 'p1', by: accounts.administrator.name, why: 'As agreed.' },
  });
  expect(formAt(detail, 1)).toEqual(form);
  expect((await publish(again, 'p1')).value).toMatchObject({ standing: null });
});

test('nobody but an administrator sees the editor’s calls', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'sergeant');
  expect((await desk.call('configuration')).problem).toMatchObject({ code: 'not-allowed' });
  const body = { basedOn: 1, content: content({ title: 'Mine' }), why: '' };
  expect((await desk.call('keepDraft', { params, body })).problem).toMatchObject({ code: 'not-allowed' });
  expect((await publish(desk, 'p')).problem).toMatchObject({ code: 'not-allowed' });
});

test('what breaks a rule stays a draft, with what is wrong', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'administrator');
  await keepForm(desk, { questions: [] });
  expect((await publish(desk, 'p')).problem).toMatchObject({
    code: 'version-unfit',
    fields: [{ path: 'questions', says: 'The form has no question.' }],
  });
  await keepForm(desk, {});
  expect((await publish(desk, 'p')).problem).toMatchObject({ code: 'version-unfit' });
  const list = { noun: 'code-list', id: 'outcome' } as const;
  const wrong = { basedOn: 1, content: content({}), why: '' };
  expect((await desk.call('keepDraft', { params: list, body: wrong })).problem).toMatchObject({
    code: 'bad-request',
  });
  expect((await desk.get('dropDraft', { params })).draft).toBeNull();
});

test('of two drafts at once one is published, the other is kept and goes on top of it', async () => {
  const central = await testCentral();
  const mine = await reviewerAt(central, 'administrator');
  const theirs = await reviewerAt(central, 'administrator');
  const [first, ...rest] = form.questions;
  if (first === undefined) throw new Error('no question');
  const added = { ...first, id: 'added-by-them', text: 'Added by them' };
  await keepForm(mine, { questions: [{ ...first, text: 'My wording' }, ...rest] });
  await keepForm(theirs, { title: 'Their title', questions: [first, added, ...rest] });
  await publish(theirs, 'theirs');
  await quiet(theirs);
  await publish(mine, 'mine');
  await quiet(mine);
  const refused = await mine.get('configured', { params });
  expect(refused).toMatchObject({ standing: 'refused', problem: { code: 'version-taken' } });
  expect(refused.draft?.content).toEqual(content({ questions: [{ ...first, text: 'My wording' }, ...rest] }));
  expect(formAt(refused)).toMatchObject({ version: 2, title: 'Their title' });
  expect((await mine.get('sync')).tray).toHaveLength(1);

  const moved = await mine.get('moveDraft', { params });
  expect(moved).toMatchObject({ standing: 'kept', draft: { basedOn: 2 } });
  expect(moved.draft?.content).toEqual(
    content({ title: 'Their title', questions: [{ ...first, text: 'My wording' }, added, ...rest] }),
  );
  expect((await mine.get('sync')).tray).toEqual([]);
  await publish(mine, 'mine-again');
  await quiet(mine);
  expect(formAt(await mine.get('configured', { params }))).toMatchObject({ version: 3 });
});

test('a version that came meanwhile is seen before anything is sent', async () => {
  const central = await testCentral();
  const mine = await reviewerAt(central, 'administrator');
  const theirs = await reviewerAt(central, 'administrator');
  await keepForm(mine, { title: 'Mine' });
  await keepForm(theirs, { title: 'Theirs' });
  await publish(theirs, 'theirs');
  await quiet(theirs);
  await quiet(mine);
  expect((await publish(mine, 'mine')).problem).toMatchObject({ code: 'version-taken' });
  expect((await mine.get('configuration')).rows[0]).toMatchObject({ version: 2, draft: 'kept' });
});

test('a review in progress stays on its version; the next one has the new one', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'sergeant');
  const administrator = await reviewerAt(central, 'administrator');
  await desk.get('openReview', { body: openBody('begun', 'video-1-1-1') });
  const [first] = form.questions;
  if (first === undefined) throw new Error('no question');
  const added = { ...first, id: 'battery', text: 'Battery charged', required: true };
  await keepForm(administrator, { questions: [...form.questions, added] });
  await publish(administrator, 'p');
  const outcome = codeLists.find(({ id }) => id === 'outcome');
  if (outcome === undefined) throw new Error('no outcomes');
  const list: ConfigurationVersion = {
    noun: 'code-list',
    body: {
      ...outcome,
      items: outcome.items.map((item) =>
        item.code === 'coached' ? { ...item, retiredAt: central.clock.now() } : item,
      ),
    },
  };
  const which = { noun: 'code-list', id: 'outcome' } as const;
  central.clock.advance(60_000);
  await administrator.get('keepDraft', {
    params: which,
    body: { basedOn: 1, content: contentOf(list), why: '' },
  });
  await administrator.get('publishDraft', { params: which, body: { publicationId: 'q' } });
  await quiet(administrator);
  await desk.clock.advance(120_000);
  await quiet(desk);

  await desk.get('changeReview', { params: { id: 'begun' }, body: { outcome: 'coached' } });
  await completeReview(desk, 'begun');
  const { review } = await desk.get('submit', { params: { id: 'begun' } });
  expect(review).toMatchObject({ review: { formVersion: 1 }, form: { version: 1 } });

  const next = await desk.get('openReview', { body: openBody('next', 'video-1-1-2') });
  expect(next.form.questions.at(-1)).toEqual(added);
  expect(next.codeLists.find(({ id }) => id === 'outcome')?.version).toBe(2);
  const retired = { params: { id: 'next' }, body: { outcome: 'coached' } };
  expect((await desk.call('changeReview', retired)).problem).toMatchObject({ code: 'code-unknown' });
  await completeReview(desk, 'next');
  expect((await desk.call('submit', { params: { id: 'next' } })).problem).toMatchObject({
    code: 'review-incomplete',
    fields: [{ path: 'answers.battery', says: 'Battery charged' }],
  });
  expect((await desk.get('review', { params: { id: 'begun' } })).form.version).toBe(1);
});
