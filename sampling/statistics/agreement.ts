import { gwetsAc1 } from './agreement-ac1.ts';
import { krippendorffsAlpha } from './agreement-alpha.ts';
import { itemsIn, type Pair, patternsOf } from './agreement-answers.ts';
import type { Coefficient } from './agreement-coefficient.ts';
import { cohensKappa } from './agreement-kappa.ts';
import { agreedIn, pabak, rawAgreement } from './agreement-raw.ts';
import { requireBetween } from './input.ts';

/** Of `pairs` items with both answers, `agreed` have the same; `incomplete` items have one answer or none. */
export type Agreement = {
  readonly pairs: number;
  readonly agreed: number;
  readonly incomplete: number;
  readonly raw: Coefficient;
  readonly kappa: Coefficient;
  readonly alpha: Coefficient;
  readonly pabak: Coefficient;
  readonly ac1: Coefficient;
};

/**
 * How far the blind second reviewers agree with the first ones on one question. `categories`: all answers the question
 * allows, used or not. `items`: those that were drawn for a second review; one with an answer missing counts as
 * incomplete and nowhere else. 5,000 items: under a millisecond.
 */
export function agreementOf(
  items: readonly Pair[],
  categories: readonly string[],
  confidence: number,
): Agreement {
  requireBetween('confidence', confidence, 0, 1);
  const pairs = patternsOf(items, categories).filter(({ answers }) => answers.length === 2);
  return {
    pairs: itemsIn(pairs),
    agreed: agreedIn(pairs),
    incomplete: items.length - itemsIn(pairs),
    raw: rawAgreement(pairs, confidence),
    kappa: cohensKappa(pairs, categories.length, confidence),
    alpha: krippendorffsAlpha(pairs, categories.length, confidence),
    pabak: pabak(pairs, categories.length, confidence),
    ac1: gwetsAc1(pairs, categories.length, confidence),
  };
}
