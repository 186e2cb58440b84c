import { itemsIn, type Pattern } from './agreement-answers.ts';
import { type Coefficient, measured, undefinedFor } from './agreement-coefficient.ts';
import { agreedIn } from './agreement-raw.ts';
import { normalScore } from './normal.ts';

/**
 * Cohen's kappa of two reviewers in fixed places: agreement beyond what their own habits would give by chance. With the
 * asymptotic standard error that doesn't presume independence. `pairs`: two answers each, the first reviewer's first.
 *
 * Source: J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960),
 * 37–46; J. L. Fleiss, J. Cohen and B. S. Everitt, "Large Sample Standard Errors of Kappa and Weighted Kappa",
 * Psychological Bulletin 72 (1969), 323–327, formula 13.
 */
export function cohensKappa(pairs: readonly Pattern[], categories: number, confidence: number): Coefficient {
  const items = itemsIn(pairs);
  if (items === 0) return undefinedFor('no-pairs');
  const table = tableOf(pairs, categories);
  const firsts = new Float64Array(categories);
  const seconds = new Float64Array(categories);
  let observed = 0;
  for (let i = 0; i < categories; i += 1) {
    for (let j = 0; j < categories; j += 1) {
      const share = (table[i * categories + j] ?? 0) / items;
      firsts[i] = (firsts[i] ?? 0) + share;
      seconds[j] = (seconds[j] ?? 0) + share;
      if (i === j) observed += share;
    }
  }
  const byChance = firsts.reduce((sum, share, i) => sum + share * (seconds[i] ?? 0), 0);
  if (1 - byChance < 1e-12) return undefinedFor('no-variation');
  const value = agreedIn(pairs) === items ? 1 : (observed - byChance) / (1 - byChance);
  const beyond = 1 - value;
  let spread = -((value - byChance * beyond) ** 2);
  for (let i = 0; i < categories; i += 1) {
    for (let j = 0; j < categories; j += 1) {
      const share = (table[i * categories + j] ?? 0) / items;
      const expected = beyond * ((seconds[i] ?? 0) + (firsts[j] ?? 0));
      spread += share * ((i === j ? 1 : 0) - expected) ** 2;
    }
  }
  // What is left of a difference of ones is dust.
  const error = spread < 1e-13 ? 0 : Math.sqrt(spread / items) / (1 - byChance);
  return measured(value, { items, error, score: normalScore(confidence, 'both') });
}

function tableOf(pairs: readonly Pattern[], categories: number): Float64Array {
  const table = new Float64Array(categories * categories);
  for (const { answers, times } of pairs) {
    const [first = 0, second = 0] = answers;
    const cell = first * categories + second;
    table[cell] = (table[cell] ?? 0) + times;
  }
  return table;
}
