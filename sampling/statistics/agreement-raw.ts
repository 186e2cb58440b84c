import { itemsIn, type Pattern } from './agreement-answers.ts';
import { type Coefficient, undefinedFor } from './agreement-coefficient.ts';
import { clopperPearson } from './clopper-pearson.ts';

/** The share of the pairs that agree, with Clopper and Pearson's interval. `pairs`: two answers each. */
export function rawAgreement(pairs: readonly Pattern[], confidence: number): Coefficient {
  const items = itemsIn(pairs);
  if (items === 0) return undefinedFor('no-pairs');
  const agreed = agreedIn(pairs);
  const value = agreed / items;
  return {
    kind: 'measured',
    value,
    standardError: Math.sqrt((value * (1 - value)) / items),
    interval: clopperPearson(agreed, items, confidence),
  };
}

/** How many of the pairs agree. */
export function agreedIn(pairs: readonly Pattern[]): number {
  return itemsIn(pairs.filter(({ answers: [first, second] }) => first === second));
}

/**
 * PABAK, the raw agreement corrected for the chance of agreeing if all of `categories` answers were as likely:
 * (k p − 1) / (k − 1), and its interval from that of the raw agreement the same way.
 *
 * Source: T. Byrt, J. Bishop and J. B. Carlin, "Bias, Prevalence and Kappa", Journal of Clinical Epidemiology 46 (1993),
 * 423–429, for two answers; R. L. Brennan and D. J. Prediger, "Coefficient Kappa: Some Uses, Misuses, and Alternatives",
 * Educational and Psychological Measurement 41 (1981), 687–699, for more.
 */
export function pabak(pairs: readonly Pattern[], categories: number, confidence: number): Coefficient {
  if (categories < 2) return undefinedFor('one-category');
  const raw = rawAgreement(pairs, confidence);
  if (raw.kind !== 'measured') return raw;
  const corrected = (share: number) => (categories * share - 1) / (categories - 1);
  return {
    kind: 'measured',
    value: corrected(raw.value),
    standardError: (raw.standardError * categories) / (categories - 1),
    interval: { lower: corrected(raw.interval.lower), upper: corrected(raw.interval.upper) },
  };
}
