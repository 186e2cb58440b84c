import { counted, itemsIn, overItems, type Pattern } from './agreement-answers.ts';
import { type Coefficient, measured, undefinedFor } from './agreement-coefficient.ts';
import { studentQuantile } from './student.ts';

/**
 * Gwet's AC1 for any number of reviewers, and answers missing: it stays sensible where nearly all answers are the same,
 * which drives kappa and alpha to 0. An item with one answer counts towards how common the answers are, nothing else.
 * With Gwet's variance over items and Student's t.
 *
 * Source: K. L. Gwet, "Computing Inter-Rater Reliability and Its Variance in the Presence of High Agreement", British
 * Journal of Mathematical and Statistical Psychology 61 (2008), 29–48; with missing answers: "Handbook of Inter-Rater
 * Reliability", 4th ed. (2014), chapters 2 and 5.
 */
export function gwetsAc1(patterns: readonly Pattern[], categories: number, confidence: number): Coefficient {
  if (categories < 2) return undefinedFor('one-category');
  const kinds = patterns.filter(({ answers }) => answers.length > 0).map(kindOf);
  const paired = kinds.filter(({ agreeing }) => agreeing !== null);
  const items = itemsIn(kinds);
  const pairs = itemsIn(paired);
  if (pairs === 0) return undefinedFor('no-pairs');
  const common = new Float64Array(categories);
  for (const { shares, times } of kinds) {
    for (const [place, share] of shares) common[place] = (common[place] ?? 0) + (times * share) / items;
  }
  const observed = overItems(paired, ({ agreeing }) => agreeing ?? 0) / pairs;
  const byChance = common.reduce((sum, share) => sum + share * (1 - share), 0) / (categories - 1);
  const value = (observed - byChance) / (1 - byChance);
  if (items < 2) return { kind: 'without-interval', value, why: 'too-few-items' };
  const squares = overItems(kinds, ({ shares, agreeing }) => {
    const own = agreeing === null ? 0 : ((items / pairs) * (agreeing - byChance)) / (1 - byChance);
    const chance = shares.reduce((sum, [place, share]) => sum + share * (1 - (common[place] ?? 0)), 0);
    const surprise = (chance / (categories - 1) - byChance) / (1 - byChance);
    return (own - 2 * (1 - value) * surprise - value) ** 2;
  });
  const error = Math.sqrt(squares / (items * (items - 1)));
  return measured(value, { items, error, score: studentQuantile((1 + confidence) / 2, items - 1) });
}

/** Items answered alike. `agreeing`: the share of their pairs of answers that agree; null where there is one answer. */
type Kind = {
  readonly times: number;
  readonly shares: readonly (readonly [place: number, share: number])[];
  readonly agreeing: number | null;
};

function kindOf(pattern: Pattern): Kind {
  const size = pattern.answers.length;
  const counts = counted(pattern);
  const agreeing = counts.reduce((sum, [, count]) => sum + count * (count - 1), 0);
  return {
    times: pattern.times,
    shares: counts.map(([place, count]) => [place, count / size] as const),
    agreeing: size < 2 ? null : agreeing / (size * (size - 1)),
  };
}
