import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { Submission } from '../../../contract/nouns/review.ts';
import { ms } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, codeLists } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { answerOf, findingOf, reviewOf, submissionOf } from '../../support/reviews.ts';

describe.each(databases)('reviews at the central on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let other: ReturnType<typeof plainDesk>;
  let device = 0;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    device += 1;
    desk = plainDesk(await central.signIn('sergeant', `mine-${device}`));
    other = plainDesk(await central.signIn('otherSergeant', `theirs-${device}`));
  });

  const submit = (submission: Submission) => ({ kind: 'review-submitted', submission }) as const;
  const keep = (id: string, change = {}) =>
    ({ kind: 'review-kept', review: reviewOf({ id, ...change }) }) as const;
  const find = (id: string, reviewId: string, change = {}) =>
    ({ kind: 'finding-kept', finding: findingOf({ id, reviewId, ...change }) }) as const;

  test('a draft grows with what is kept, shrinks with what is removed, and is seen on another machine', async () => {
    const answers = await desk.send(
      keep('draft-1'),
      { kind: 'answer-kept', reviewId: 'draft-1', answer: answerOf('started-before-contact', 'no') },
      { kind: 'answer-kept', reviewId: 'draft-1', answer: answerOf('picture-quality', '4') },
      { kind: 'answer-kept', reviewId: 'draft-1', answer: answerOf('started-before-contact', 'yes') },
      { kind: 'answer-removed', reviewId: 'draft-1', questionId: 'picture-quality' },
      find('f1', 'draft-1'),
      find('f2', 'draft-1', { kind: 'early-stop' }),
      find('f1', 'draft-1', { note: 'a second thought' }),
      { kind: 'finding-removed', reviewId: 'draft-1', findingId: 'f2' },
      keep('draft-1', { note: 'so far' }),
    );
    expect(answers.map(verdict)).toEqual(Array.from({ length: 10 }, () => 'accepted'));
    const elsewhere = plainDesk(await central.signIn('sergeant', 'another-machine'));
    expect((await elsewhere.pull('draft')).get('draft-1')).toEqual({
      review: reviewOf({ id: 'draft-1', note: 'so far' }),
      answers: [answerOf('started-before-contact', 'yes')],
      findings: [findingOf({ id: 'f1', reviewId: 'draft-1', note: 'a second thought' })],
      removed: { findings: ['f2'], answers: ['picture-quality'] },
    });
    await desk.send(find('f2', 'draft-1'));
    expect((await elsewhere.pull('draft')).get('draft-1')).toMatchObject({
      removed: { findings: [], answers: ['picture-quality'] },
    });
    const investigator = plainDesk(await central.signIn('investigator'));
    expect(await investigator.pull('draft')).toEqual(new Map());
  });

  test('nobody keeps, changes or submits another reviewer’s review', async () => {
    await desk.send(keep('mine-alone'));
    const asOther = { reviewerId: accounts.otherSergeant.id, videoId: 'video-2-1-1' };
    const answers = await other.send(
      keep('mine-alone'),
      keep('mine-alone', asOther),
      find('f9', 'mine-alone'),
      { kind: 'finding-removed', reviewId: 'mine-alone', findingId: 'f1' },
      submit(submissionOf({ id: 'mine-alone' })),
      submit(submissionOf({ id: 'mine-alone', ...asOther })),
    );
    expect(answers.map(verdict)).toEqual(Array.from({ length: 6 }, () => 'not-allowed'));
  });

  test('a video outside the scope, hidden or not there cannot be reviewed', async () => {
    const asOther = { reviewerId: accounts.otherSergeant.id };
    const answers = await other.send(
      keep('outside', { ...asOther, videoId: 'video-1-1-1' }),
      keep('hidden', { ...asOther, videoId: 'video-2-2-3' }),
      keep('nowhere', { ...asOther, videoId: 'video-9' }),
      submit(submissionOf({ id: 'outside', ...asOther, videoId: 'video-1-1-1' })),
    );
    expect(answers.map(verdict)).toEqual(Array.from({ length: 4 }, () => 'not-allowed'));
  });

  test('a submission becomes a result for the squad, ends the draft and the duty', async () => {
    const submission = submissionOf({ id: 'whole', dutyId: 'duty-1-1-1' });
    await desk.send(keep('whole', { dutyId: 'duty-1-1-1' }), find('whole-finding', 'whole'));
    expect((await desk.send(submit(submission))).map(verdict)).toEqual(['accepted']);
    expect((await desk.pull('result')).get('whole')).toEqual(submission);
    expect((await desk.pull('draft')).has('whole')).toBe(false);
    expect((await desk.pull('duty')).get('duty-1-1-1')).toMatchObject({
      doneAt: submission.review.submittedAt,
    });
    const auditor = plainDesk(await central.signIn('auditor'));
    expect((await auditor.pull('result')).get('whole')).toEqual(submission);
    expect((await other.pull('result')).has('whole')).toBe(false);
  });

  test('a submission stands alone: nothing has to have arrived before it', async () => {
    expect((await desk.send(submit(submissionOf({ id: 'alone' })))).map(verdict)).toEqual(['accepted']);
    expect((await desk.pull('result')).get('alone')).toEqual(submissionOf({ id: 'alone' }));
  });

  test('a submitted review can no longer change', async () => {
    await desk.send(submit(submissionOf({ id: 'closed' })));
    const answers = await desk.send(
      keep('closed'),
      find('late', 'closed'),
      { kind: 'finding-removed', reviewId: 'closed', findingId: 'closed-finding' },
      { kind: 'answer-kept', reviewId: 'closed', answer: answerOf('picture-quality', '1') },
      { kind: 'answer-removed', reviewId: 'closed', questionId: 'started-before-contact' },
    );
    expect(answers.map(verdict)).toEqual(Array.from({ length: 5 }, () => 'review-submitted'));
    expect((await desk.pull('result')).get('closed')).toEqual(submissionOf({ id: 'closed' }));
  });

  test('the same submission from another machine is accepted, another one is refused', async () => {
    await desk.send(submit(submissionOf({ id: 'twice' })));
    const elsewhere = plainDesk(await central.signIn('sergeant', `elsewhere-${device}`));
    const answers = await elsewhere.send(
      submit(submissionOf({ id: 'twice' })),
      submit(submissionOf({ id: 'twice', outcome: 'commended' })),
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'review-submitted']);
    expect((await desk.pull('result')).get('twice')).toMatchObject({ review: { outcome: 'coached' } });
  });

  test('the reviewer’s name is the account’s, whatever the desk wrote', async () => {
    await desk.send(submit(submissionOf({ id: 'named', reviewerName: 'The Chief' })));
    expect((await desk.pull('result')).get('named')).toMatchObject({
      review: { reviewerName: 'M. Alvarez' },
    });
  });

  test('a second review is blind: only its reviewer sees it', async () => {
    await desk.send(submit(submissionOf({ id: 'second', purpose: 'second-review' })));
    expect((await desk.pull('result')).has('second')).toBe(true);
    for (const who of ['captain', 'auditor', 'investigator', 'administrator'] as const) {
      expect((await plainDesk(await central.signIn(who)).pull('result')).has('second')).toBe(false);
    }
  });

  test('a duty of somebody else, or for another video, is not done by this review', async () => {
    const answers = await desk.send(
      submit(submissionOf({ id: 'wrong-duty', dutyId: 'duty-2-1-1' })),
      submit(submissionOf({ id: 'wrong-video', dutyId: 'duty-1-2-1' })),
      submit(submissionOf({ id: 'no-duty', dutyId: 'taken-back-meanwhile' })),
    );
    expect(answers.map(verdict)).toEqual(['not-allowed', 'bad-request', 'accepted']);
    expect((await other.pull('duty')).get('duty-2-1-1')).toMatchObject({ doneAt: null });
  });

  test('unknown codes are refused wherever they stand', async () => {
    const withFinding = (id: string, change: Parameters<typeof findingOf>[0] | object): Submission => ({
      ...submissionOf({ id }),
      findings: [findingOf({ id: 'f', reviewId: id, ...change })],
    });
    const answers = await desk.send(
      keep('codes', { outcome: 'knighted' }),
      keep('codes', { unavailable: 'mislaid' }),
      keep('codes'),
      find('f1', 'codes', { kind: 'sunspots' }),
      find('f1', 'codes', { exception: 'too-tired' }),
      submit(submissionOf({ id: 'codes', outcome: 'knighted' })),
      submit(withFinding('codes', { kind: 'sunspots' })),
      submit(withFinding('codes', { exception: 'too-tired' })),
    );
    expect(answers.map(verdict)).toEqual([
      'code-unknown',
      'code-unknown',
      'accepted',
      'code-unknown',
      'code-unknown',
      'code-unknown',
      'code-unknown',
      'code-unknown',
    ]);
  });

  test('a code of an older version of its list is still taken', async () => {
    const outcomes = codeLists.find(({ id }) => id === 'outcome');
    if (outcomes === undefined) throw new Error('no outcomes');
    const newer = { ...outcomes, version: 2, items: [{ code: 'mentored', label: 'Mentored' }] };
    await central.db.transaction((tx) => putItems(tx, [itemOf('code-list', newer)]));
    const answers = await desk.send(
      submit(submissionOf({ id: 'old-code', outcome: 'coached' })),
      submit(submissionOf({ id: 'new-code', outcome: 'mentored' })),
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted']);
  });

  test('answers must be the form’s', async () => {
    const answers = await desk.send(
      keep('form'),
      { kind: 'answer-kept', reviewId: 'form', answer: answerOf('weather', 'fine') },
      { kind: 'answer-kept', reviewId: 'form', answer: answerOf('picture-quality', '6') },
      submit({ ...submissionOf({ id: 'form' }), answers: [answerOf('weather', 'fine')] }),
    );
    expect(answers.map(verdict)).toEqual([
      'accepted',
      'question-unknown',
      'answer-not-fitting',
      'question-unknown',
    ]);
  });

  test('a submission needs its outcome and its required answers, unless the video was unavailable', async () => {
    const trouble = { code: 'no-picture', atMs: ms(0), says: 'HEVC does not decode here' } as const;
    const answers = await desk.send(
      submit(submissionOf({ id: 'gaps', outcome: null })),
      submit({ ...submissionOf({ id: 'gaps' }), answers: [answerOf('recorded-to-end', 'yes')] }),
      submit(submissionOf({ id: 'gaps', trouble })),
      submit({ ...submissionOf({ id: 'gaps' }), findings: [findingOf({ id: 'f', reviewId: 'another' })] }),
      submit({
        ...submissionOf({ id: 'gaps', outcome: null, unavailable: 'corrupt', trouble }),
        answers: [],
        findings: [],
      }),
    );
    expect(answers.map(verdict)).toEqual([
      'outcome-missing',
      'review-incomplete',
      'not-viewable',
      'bad-request',
      'accepted',
    ]);
  });

  test('a closed video’s record can be submitted as unavailable', async () => {
    const closed = submissionOf({
      id: 'shut',
      videoId: 'video-1-2-3',
      outcome: null,
      unavailable: 'closed-investigation',
    });
    expect((await desk.send(submit(closed))).map(verdict)).toEqual(['accepted']);
  });
});
