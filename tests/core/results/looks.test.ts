import { expect, test } from 'vitest';
import { lookOf, looksOf, noteLook } from '../../../electron/core/results/looks.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { reviewOf } from '../../support/reviews.ts';

/** Ids that look like the place where the text of a look is divided, and a name that does. */
const oddIds = ['a', 'a,"reviewerId":"x"}', '\\",\\"reviewerId\\":', '{"itemId":1}', 'é', '"'];

test('looks that share what was answered are told apart by item, review and reviewer', () => {
  const db = temporaryDatabase();
  const submissions = oddIds.flatMap((itemId, n) =>
    (['audit', 'second-review'] as const).map((purpose) => ({
      review: reviewOf({
        id: `${purpose}-${n}`,
        purpose,
        reviewerName: n % 2 === 0 ? 'S. Ek' : 'X,"reviewerId":"nobody"',
        state: 'submitted',
        sample: { drawId: 'draw-1', itemId },
      }),
      answers: n < 3 ? [] : ([{ questionId: 'q', value: `${n % 2}` }] as never),
      findings: n < 4 ? [] : ([{ kind: 'late-start' }] as never),
    })),
  );
  db.write('looks', (write) => {
    for (const submission of submissions) noteLook(write, submission, 'published');
  });
  const looksAt = looksOf(db.read, 'draw-1');
  for (const [n, itemId] of oddIds.entries()) {
    const [first, second] = submissions.slice(2 * n).map((submission) => lookOf(submission, itemId));
    expect(looksAt(itemId)).toEqual({ first, second });
  }
  expect(looksAt('nobody')).toEqual({ first: null, second: null });
});
