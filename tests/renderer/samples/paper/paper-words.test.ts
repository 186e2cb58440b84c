import { expect, test } from 'vitest';
import { noSignOff } from '../../../../renderer/samples/paper/paper-words.ts';

test('who can’t sign a paper off is told why', () => {
  const paper = { signedById: 'preparer' };
  expect(noSignOff('reviewer', null, 'preparer', [])).toMatch(/not signed yet/);
  expect(noSignOff('preparer', paper, 'other', [])).toMatch(/^You prepared this paper/);
  expect(noSignOff('preparer', {}, 'preparer', [])).toMatch(/^You prepared this paper/);
  expect(noSignOff('reviewer', paper, 'preparer', [])).toBeNull();
  expect(noSignOff('reviewer', paper, 'preparer', [{ kind: 'sign-off', authorId: 'reviewer' }])).toMatch(
    /already/,
  );
});
