import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { submissionOf } from '../../support/reviews.ts';

describe.each(databases)('on $name', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());

  test('what a submission says already is done when it is said again, as by a desk that was put back from a backup', async () => {
    const whole = submissionOf({ id: 'again' });
    const [finding] = whole.findings;
    const [answer] = whole.answers;
    if (finding === undefined || answer === undefined) throw new Error('nothing was marked');
    const desk = plainDesk(await central.signIn('sergeant', 'mine'));
    const other = plainDesk(await central.signIn('otherSergeant', 'theirs'));
    await desk.send({ kind: 'review-submitted', submission: whole });
    const elsewhere = plainDesk(await central.signIn('sergeant', 'put-back'));
    const open = { ...whole.review, state: 'open' as const, submittedAt: null };
    const said = await elsewhere.send(
      { kind: 'review-kept', review: open },
      { kind: 'finding-kept', finding },
      { kind: 'answer-kept', reviewId: 'again', answer },
      { kind: 'finding-removed', reviewId: 'again', findingId: 'never-there' },
      { kind: 'finding-kept', finding: { ...finding, note: 'in other words' } },
      { kind: 'review-kept', review: { ...open, outcome: 'commended' } },
    );
    expect(said.map(verdict)).toEqual([
      ...Array.from({ length: 4 }, () => 'accepted'),
      'review-submitted',
      'review-submitted',
    ]);
    expect((await desk.pull('result')).get('again')).toEqual(whole);
    expect((await elsewhere.pull('draft')).has('again')).toBe(false);
    // Nobody else is told by it what a review says.
    expect((await other.send({ kind: 'finding-kept', finding })).map(verdict)).toEqual(['review-submitted']);
  });
});
