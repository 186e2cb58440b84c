import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Draft } from '../../../contract/nouns/review.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { submissionOf } from '../../support/reviews.ts';

/** A review that is open, as another machine of its reviewer had it. */
function heard(id: string) {
  const { review, answers, findings } = submissionOf({ id });
  const [finding] = findings;
  const [answer] = answers;
  if (finding === undefined || answer === undefined) throw new Error('nothing was marked');
  const open = { ...review, state: 'open' as const, submittedAt: null };
  return { draft: { review: open, answers, findings }, finding, answer };
}

describe.each(databases)('on $name: what a desk had heard from another machine', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());

  test('is taken where nothing of it is on record', async () => {
    const { draft } = heard('lost');
    const desk = plainDesk(await central.signIn('sergeant', 'mine-lost'));
    const said = await desk.send({ kind: 'draft-recalled', draft });
    expect(said.map(verdict)).toEqual(['accepted']);
    expect((await desk.pull('draft')).get('lost')).toEqual(draft);
  });

  test('changes nothing that has been said since, and brings nothing back that was taken back', async () => {
    const { draft, finding, answer } = heard('changed');
    const desk = plainDesk(await central.signIn('sergeant', 'mine-changed'));
    const newer = { ...finding, note: 'in newer words' };
    await desk.send(
      { kind: 'review-kept', review: { ...draft.review, note: 'a newer note' } },
      { kind: 'finding-kept', finding: newer },
      { kind: 'finding-kept', finding: { ...finding, id: 'taken-back' } },
      { kind: 'finding-removed', reviewId: 'changed', findingId: 'taken-back' },
      { kind: 'answer-kept', reviewId: 'changed', answer },
      { kind: 'answer-removed', reviewId: 'changed', questionId: answer.questionId },
    );
    const known = Draft.parse((await desk.pull('draft')).get('changed'));
    const other = plainDesk(await central.signIn('sergeant', 'other'));
    const lost = { ...finding, id: 'lost-one' };
    const all = [finding, { ...finding, id: 'taken-back' }];
    const said = await other.send(
      { kind: 'draft-recalled', draft: { ...draft, answers: [answer], findings: all } },
      { kind: 'draft-recalled', draft: { ...draft, answers: [answer], findings: [...all, lost] } },
    );
    expect(said.map(verdict)).toEqual(['accepted', 'accepted']);
    expect((await other.pull('draft')).get('changed')).toEqual({ ...known, findings: [newer, lost] });
  });

  test('is left where the review is submitted, refused from anybody else, and with words that nobody knows', async () => {
    const { draft, finding } = heard('over');
    const desk = plainDesk(await central.signIn('sergeant', 'mine-over'));
    const theirs = plainDesk(await central.signIn('otherSergeant', 'theirs'));
    const recalled = (more: Partial<typeof draft>) => ({
      kind: 'draft-recalled' as const,
      draft: { ...draft, ...more },
    });
    const elsewhere = { ...finding, reviewId: 'another' };
    expect((await theirs.send(recalled({}))).map(verdict)).toEqual(['not-allowed']);
    const said = await desk.send(
      recalled({ findings: [{ ...finding, kind: 'never-heard-of' }] }),
      recalled({ findings: [elsewhere] }),
      { kind: 'review-submitted', submission: submissionOf({ id: 'over' }) },
      recalled({ findings: [{ ...finding, note: 'too late' }] }),
    );
    expect(said.map(verdict)).toEqual(['code-unknown', 'bad-request', 'accepted', 'accepted']);
    expect((await desk.pull('draft')).has('over')).toBe(false);
    expect((await desk.pull('result')).get('over')).toEqual(submissionOf({ id: 'over' }));
  });
});
