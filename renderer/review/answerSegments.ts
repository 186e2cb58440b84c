import { answersByKind, type Question } from '../../contract/nouns/form.ts';
import type { Segment } from '../ui/Segmented.tsx';

const words: Readonly<Record<string, { readonly label: string; readonly says?: string }>> = {
  yes: { label: 'Yes' },
  no: { label: 'No' },
  na: { label: 'NA', says: 'Not applicable' },
  unclear: { label: '?', says: 'Can’t tell' },
};

/** The answers to choose from, problems coloured; null where a number is asked. */
export function answerSegments(question: Pick<Question, 'kind' | 'bad'>): readonly Segment<string>[] | null {
  const values: readonly string[] | null = answersByKind[question.kind];
  if (values === null) return null;
  return values.map((value) => ({
    value,
    label: value,
    ...words[value],
    isBad: question.bad.includes(value),
  }));
}

/** The answer that a key means to this question, or null when it has none by that key: y, n, x, u, or a digit. */
export function answerByKey(question: Pick<Question, 'kind'>, key: string): string | null {
  const values: readonly string[] | null = answersByKind[question.kind];
  return values?.includes(key) ? key : null;
}
