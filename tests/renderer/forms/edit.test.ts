import { expect, test } from 'vitest';
import { videoReviewForm } from '../../../central/defaults/form.ts';
import {
  type ConfigurationVersion,
  contentOf,
  type FormContent,
} from '../../../contract/nouns/configuration.ts';
import { instant } from '../../../contract/time.ts';
import {
  moved,
  newCode,
  withCode,
  withCondition,
  withKind,
  withoutQuestion,
  withQuestion,
  withRetirement,
} from '../../../renderer/forms/edit.ts';

const version: ConfigurationVersion = { noun: 'form', body: videoReviewForm };
const form = contentOf(version).body as FormContent;

test('an id is made from the first wording, in plain letters, and never one that was used', () => {
  expect(newCode('  Is the Lens cléar? ', 'question', new Set())).toBe('is-the-lens-clear');
  expect(newCode('録画', 'question', new Set(['question']))).toBe('question-2');
  expect(newCode('Lens', 'question', new Set(['lens', 'lens-2']))).toBe('lens-3');
  expect(newCode('x'.repeat(200), 'question', new Set())).toHaveLength(48);
});

test('a question that was taken out leaves its id behind', () => {
  const without = withoutQuestion(form, 'courtesy');
  expect(without.questions).toHaveLength(form.questions.length - 1);
  const again = withQuestion(without, 'Courtesy', [version]);
  expect(again.questions.at(-1)).toMatchObject({ id: 'courtesy-2', text: 'Courtesy', group: 'Conduct' });
});

test('a part moves one place, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

test('another kind of answer takes along neither problems nor conditions that it has no answer for', () => {
  const conditional = withCondition(form, 'lens-unobstructed', {
    questionId: 'full-buffer',
    is: ['no', 'na'],
  });
  const changed = withKind(conditional, 'full-buffer', 'yes-no-unclear');
  expect(changed.questions.find(({ id }) => id === 'full-buffer')).toMatchObject({ bad: ['no'] });
  expect(changed.questions.find(({ id }) => id === 'lens-unobstructed')?.shownWhen).toEqual({
    questionId: 'full-buffer',
    is: ['no'],
  });
  expect(withCondition(changed, 'lens-unobstructed', undefined)).toEqual(
    withKind(form, 'full-buffer', 'yes-no-unclear'),
  );
});

test('a code is retired and brought back, and a new finding counts as a note', () => {
  const list = { id: 'finding' as const, items: [{ code: 'a', label: 'A' }] };
  const retired = withRetirement(list, 'a', instant(5));
  expect(retired.items).toEqual([{ code: 'a', label: 'A', retiredAt: 5 }]);
  expect(withRetirement(retired, 'a', undefined)).toEqual(list);
  expect(withCode(list, 'A', []).items.at(-1)).toEqual({ code: 'a-2', label: 'A', group: 'note' });
});
