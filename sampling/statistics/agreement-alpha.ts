import { counted, itemsIn, overItems, type Pattern } from './agreement-answers.ts';
import { type Coefficient, measured, undefinedFor } from './agreement-coefficient.ts';
import { studentQuantile } from './student.ts';

/**
 * Krippendorff's alpha for answers without an order, any number of reviewers, and answers missing: 1 − D_o / D_e from the
 * coincidences. Items with fewer than two answers are left out. The interval is the jackknife's over items, with Student's
 * t: unlike a bootstrap it comes out the same on every desk.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C; jackknife as B. Efron and
 * R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), 11.5.
 */
export function krippendorffsAlpha(
  patterns: readonly Pattern[],
  categories: number,
  confidence: number,
): Coefficient {
  const kinds = patterns.filter(({ answers }) => answers.length > 1).map(kindOf);
  const items = itemsIn(kinds);
  if (items === 0) return undefinedFor('no-pairs');
  const values = new Float64Array(categories);
  for (const { counts, times } of kinds) {
    for (const [place, count] of counts) values[place] = (values[place] ?? 0) + times * count;
  }
  const all: Coincidences = {
    size: overItems(kinds, ({ size }) => size),
    agreeing: overItems(kinds, ({ agreeing }) => agreeing),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  };
  const value = alphaOf(all);
  if (value === null) return undefinedFor('no-variation');
  if (items < 2) return { kind: 'without-interval', value, why: 'too-few-items' };
  const error = jackknife(kinds, (kind) => alphaOf(without(kind, all, values)));
  if (error === null) return { kind: 'without-interval', value, why: 'one-item-decides' };
  const score = studentQuantile((1 + confidence) / 2, items - 1);
  return measured(value, { items, error, score });
}

/** `agreeing`: Σ o_cc, of `size` values that can be paired. `squares`: Σ n_c². */
type Coincidences = { readonly size: number; readonly agreeing: number; readonly squares: number };

/** Items answered alike. */
type Kind = {
  readonly times: number;
  readonly counts: ReturnType<typeof counted>;
  readonly size: number;
  readonly agreeing: number;
};

function kindOf(pattern: Pattern): Kind {
  const counts = counted(pattern);
  const size = pattern.answers.length;
  const agreeing = counts.reduce((sum, [, count]) => sum + count * (count - 1), 0) / (size - 1);
  return { times: pattern.times, counts, size, agreeing };
}

/** What is left when one item of the kind is. */
function without(item: Kind, all: Coincidences, values: Float64Array): Coincidences {
  let { squares } = all;
  for (const [place, count] of item.counts) squares -= count * (2 * (values[place] ?? 0) - count);
  return { size: all.size - item.size, agreeing: all.agreeing - item.agreeing, squares };
}

/** Null where all values are the same: there is nothing to agree about. */
function alphaOf({ size, agreeing, squares }: Coincidences): number | null {
  const expected = size * size - squares;
  return expected === 0 ? null : 1 - ((size - 1) * (size - agreeing)) / expected;
}

/** The standard error from the values with each item left out; null where one of them doesn't exist. */
function jackknife(kinds: readonly Kind[], leftOut: (kind: Kind) => number | null): number | null {
  const known: { readonly times: number; readonly value: number }[] = [];
  for (const kind of kinds) {
    const value = leftOut(kind);
    if (value === null) return null;
    known.push({ times: kind.times, value });
  }
  const items = itemsIn(known);
  const mean = overItems(known, ({ value }) => value) / items;
  return Math.sqrt(((items - 1) / items) * overItems(known, ({ value }) => (value - mean) ** 2));
}
