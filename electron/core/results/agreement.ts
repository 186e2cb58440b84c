import type { z } from 'zod';
import { answersByKind, type Question } from '../../../contract/nouns/form.ts';
import type { AgreementFigure, DrawResults } from '../../../contract/results-state.ts';
import { agreementOf } from '../../../sampling/statistics/agreement.ts';
import type { Pair } from '../../../sampling/statistics/agreement-answers.ts';
import type {
  Coefficient,
  WhyNoInterval,
  WhyUndefined,
} from '../../../sampling/statistics/agreement-coefficient.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/** How far two blind reviewers agree, question by question; only items that both have submitted. */
export function agreementRows(sheet: Sheet, questions: readonly Question[]): DrawResults['agreement'] {
  const both = pairsIn(sheet);
  if (both.length === 0) return [];
  return questions.map((question) => {
    const pairs = both.map((item): Pair => answersTo(item, question.id));
    const given = new Set(pairs.flat().filter((value) => value !== null));
    const categories = [...new Set([...(answersByKind[question.kind] ?? []), ...given])].sort();
    const found = agreementOf(pairs, categories, sheet.plan.size.confidence);
    return {
      questionId: question.id,
      label: question.text,
      pairs: found.pairs,
      raw: figureOf(found.raw),
      kappa: figureOf(found.kappa),
      alpha: figureOf(found.alpha),
      pabak: figureOf(found.pabak),
      ac1: figureOf(found.ac1),
    };
  });
}

type Because = DrawResults['disagreements'][number]['firstBecause'];

/** `because`: what a review says beside an answer. */
export function disagreementsIn(
  sheet: Sheet,
  questions: readonly Question[],
  because: (reviewId: string, questionId: string) => Because,
): DrawResults['disagreements'] {
  return pairsIn(sheet).flatMap((item) =>
    questions.flatMap(({ id, text, kind }) => {
      const [first, second] = answersTo(item, id);
      if (first === second) return [];
      return [
        {
          itemId: item.id,
          questionId: id,
          label: text,
          kind,
          firstBy: item.pair.first?.reviewerName ?? '',
          first,
          firstBecause: because(item.pair.first?.reviewId ?? '', id),
          secondBy: item.pair.second?.reviewerName ?? '',
          second,
          secondBecause: because(item.pair.second?.reviewId ?? '', id),
          adjudication: item.adjudications.find(({ questionId }) => questionId === id) ?? null,
        },
      ];
    }),
  );
}

function pairsIn({ items }: Sheet): readonly SheetItem[] {
  return items.filter(({ pair }) => pair.first !== null && pair.second !== null);
}

export function answersTo({ pair: { first, second } }: SheetItem, questionId: string): Pair {
  const answerIn = (look: SheetItem['look']) => look?.answers[questionId] ?? null;
  return [answerIn(first), answerIn(second)];
}

function figureOf(coefficient: Coefficient): z.infer<typeof AgreementFigure> {
  switch (coefficient.kind) {
    case 'measured': {
      const { lower: low, upper: high } = coefficient.interval;
      return { value: coefficient.value, interval: { low, high }, says: null };
    }
    case 'without-interval':
      return { value: coefficient.value, interval: null, says: noInterval[coefficient.why] };
    case 'undefined':
      return { value: null, interval: null, says: noValue[coefficient.why] };
  }
}

const noInterval: Readonly<Record<WhyNoInterval, string>> = {
  'too-few-items': 'Too few items to say how sure this is.',
  'no-disagreement': 'All agree; how sure that is cannot be said from these items.',
  'no-spread': 'The items are all alike in it, so how sure this is cannot be said.',
  'one-item-decides': 'It hangs on one item, so how sure this is cannot be said.',
};
const noValue: Readonly<Record<WhyUndefined, string>> = {
  'no-pairs': 'No item has both answers.',
  'no-variation': 'Everybody gave the same answer, so agreeing by chance cannot be told from agreeing.',
  'one-category': 'The question has a single answer.',
};
