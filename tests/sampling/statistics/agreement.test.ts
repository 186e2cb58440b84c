import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../sampling/statistics/agreement.ts';
import { gwetsAc1 } from '../../../sampling/statistics/agreement-ac1.ts';
import { krippendorffsAlpha } from '../../../sampling/statistics/agreement-alpha.ts';
import { type Answers, type Pair, patternsOf } from '../../../sampling/statistics/agreement-answers.ts';
import type { Coefficient } from '../../../sampling/statistics/agreement-coefficient.ts';
import { seeded } from './seeded.ts';

const kinds = ['raw', 'kappa', 'alpha', 'pabak', 'ac1'] as const;

/** The pairs behind a table: rows are the first reviewer's answers, columns the second's. */
function pairsOf(table: readonly (readonly number[])[]): readonly Pair[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [`${first}`, `${second}`] as const)),
  );
}

function ofTable(...table: readonly (readonly number[])[]) {
  return agreementOf(
    pairsOf(table),
    table.map((_, i) => `${i}`),
    0.95,
  );
}

function shown(one: Coefficient): readonly (number | string)[] {
  if (one.kind === 'undefined') return [one.why];
  const value = Number(one.value.toFixed(5));
  return one.kind === 'measured' ? [value, Number(one.standardError.toFixed(5))] : [value, one.why];
}

test("the coefficients of Gwet's example, a table of 3 by 3", () => {
  const { pairs, agreed, incomplete, ...rest } = ofTable([13, 0, 0], [0, 20, 7], [0, 4, 56]);
  expect([pairs, agreed, incomplete]).toEqual([100, 89, 0]);
  expect(Object.fromEntries(kinds.map((kind) => [kind, shown(rest[kind])]))).toEqual({
    raw: [0.89, 0.03129],
    kappa: [0.79641, 0.05891],
    alpha: [0.79726, 0.05928],
    pabak: [0.835, 0.04693],
    ac1: [0.84933, 0.04344],
  });
});

// A dot is a missing answer.
const fourReviewers: readonly Answers[] = [
  '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.',
].flatMap((text) =>
  text.split(' ').map((item) => Array.from(item, (answer) => (answer === '.' ? null : answer))),
);
const five = ['1', '2', '3', '4', '5'];

test("Krippendorff's four observers: alpha 0.743; Gwet's AC1 0.775", () => {
  const patterns = patternsOf(fourReviewers, five);
  expect(shown(krippendorffsAlpha(patterns, 5, 0.95))).toEqual([0.74342, 0.14633]);
  expect(shown(gwetsAc1(patterns, 5, 0.95))).toEqual([0.77544, 0.14295]);
});

test("alpha's error is that of leaving out each item in turn", () => {
  const alpha = (items: readonly Answers[]) => {
    const one = krippendorffsAlpha(patternsOf(items, five), 5, 0.95);
    if (one.kind === 'undefined') throw new Error(one.why);
    return one.value;
  };
  // The last one has a single answer: no part of alpha.
  const paired = fourReviewers.slice(0, -1);
  expect(alpha(paired)).toBe(alpha(fourReviewers));
  const leftOut = paired.map((_, at) => alpha(paired.toSpliced(at, 1)));
  const mean = leftOut.reduce((sum, value) => sum + value, 0) / leftOut.length;
  const squares = leftOut.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt((10 / 11) * squares);
  const measured = krippendorffsAlpha(patternsOf(fourReviewers, five), 5, 0.95);
  expect(measured.kind === 'measured' && measured.standardError).toBeCloseTo(error, 12);
});

describe('where a coefficient says nothing, it says why', () => {
  test.each<
    [what: string, table: readonly (readonly number[])[], says: Record<string, readonly (number | string)[]>]
  >([
    [
      'nobody was reviewed twice',
      [
        [0, 0],
        [0, 0],
      ],
      { raw: ['no-pairs'], kappa: ['no-pairs'], alpha: ['no-pairs'], pabak: ['no-pairs'], ac1: ['no-pairs'] },
    ],
    [
      'always the same answer',
      [
        [50, 0],
        [0, 0],
      ],
      {
        raw: [1, 0],
        kappa: ['no-variation'],
        alpha: ['no-variation'],
        pabak: [1, 0],
        ac1: [1, 'no-disagreement'],
      },
    ],
    [
      'always the same answer as the other',
      [
        [6, 0],
        [0, 4],
      ],
      {
        raw: [1, 0],
        kappa: [1, 'no-disagreement'],
        alpha: [1, 'no-disagreement'],
        pabak: [1, 0],
        ac1: [1, 'no-disagreement'],
      },
    ],
    [
      'one item alone differs',
      [
        [40, 1],
        [0, 0],
      ],
      {
        raw: [0.97561, 0.02409],
        kappa: [0, 'no-spread'],
        alpha: [0, 'one-item-decides'],
        pabak: [0.95122, 0.04818],
        ac1: [0.97501, 0.0256],
      },
    ],
    [
      'a single item',
      [
        [0, 1],
        [0, 0],
      ],
      {
        raw: [0, 0],
        kappa: [0, 'too-few-items'],
        alpha: [0, 'too-few-items'],
        pabak: [-1, 0],
        ac1: [-1, 'too-few-items'],
      },
    ],
    [
      'never the same answer',
      [
        [0, 5],
        [5, 0],
      ],
      {
        raw: [0, 0],
        kappa: [-1, 'no-spread'],
        alpha: [-0.9, 'no-spread'],
        pabak: [-1, 0],
        ac1: [-1, 'no-spread'],
      },
    ],
    [
      'a question with one answer',
      [[9]],
      {
        raw: [1, 0],
        kappa: ['no-variation'],
        alpha: ['no-variation'],
        pabak: ['one-category'],
        ac1: ['one-category'],
      },
    ],
  ])('%s', (_, table, says) => {
    const answer = ofTable(...table);
    expect(Object.fromEntries(kinds.map((kind) => [kind, shown(answer[kind])]))).toEqual(says);
  });

  test('perfect raw agreement of few is not certain', () => {
    const { raw } = ofTable([6, 0], [0, 4]);
    expect(raw.kind === 'measured' && raw.interval.lower).toBeCloseTo(0.6915, 4);
  });
});

test('an item with an answer missing counts as incomplete and nowhere else', () => {
  const pairs = pairsOf([
    [20, 3],
    [2, 9],
  ]);
  const more = [...pairs, ['0', null], [null, '1'], [null, null]] as const;
  const complete = agreementOf(pairs, ['0', '1'], 0.95);
  expect(agreementOf(more, ['0', '1'], 0.95)).toEqual({ ...complete, incomplete: 3 });
});

test('an answer that the question does not have is a bug', () => {
  expect(() => agreementOf([['yes', 'perhaps']], ['yes', 'no'], 0.95)).toThrow('"perhaps" is no answer');
});

describe('whatever the answers', () => {
  const random = seeded(11);
  const samples = Array.from({ length: 120 }, () => {
    const categories = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, i) => `answer ${i}`);
    const alike = random();
    const pick = () => categories[Math.floor(random() ** 2 * categories.length)] ?? '';
    const items = Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
      const first = pick();
      return [first, random() < alike ? first : pick()] as const;
    });
    return { categories, items };
  });

  test('numbers lie within their bounds, and intervals around them', () => {
    for (const { categories, items } of samples) {
      const answer = agreementOf(items, categories, 0.95);
      for (const kind of kinds) {
        const one = answer[kind];
        if (one.kind === 'undefined') continue;
        expect(one.value).toBeGreaterThanOrEqual(-1);
        expect(one.value).toBeLessThanOrEqual(1);
        if (one.kind !== 'measured') continue;
        expect(one.interval.lower).toBeLessThanOrEqual(one.value);
        expect(one.interval.upper).toBeGreaterThanOrEqual(one.value);
        expect(Number.isFinite(one.standardError)).toBe(true);
      }
    }
  });

  test('neither the order of the items, nor of the reviewers, nor of the answers on the form matters', () => {
    for (const { categories, items } of samples) {
      const answer = agreementOf(items, categories, 0.95);
      const turned = agreementOf(
        items.toReversed().map(([first, second]) => [second, first] as const),
        categories.toReversed(),
        0.95,
      );
      for (const kind of kinds) expect(shown(turned[kind])).toEqual(shown(answer[kind]));
    }
  });

  test('an answer nobody gives changes PABAK and AC1 alone', () => {
    for (const { categories, items } of samples.slice(0, 30)) {
      const answer = agreementOf(items, categories, 0.95);
      const more = agreementOf(items, [...categories, 'never'], 0.95);
      expect([more.raw, more.kappa, more.alpha]).toEqual([answer.raw, answer.kappa, answer.alpha]);
    }
  });

  test('more confidence, a wider interval', () => {
    for (const { categories, items } of samples) {
      const [at90, at99] = [agreementOf(items, categories, 0.9), agreementOf(items, categories, 0.99)];
      for (const kind of kinds) {
        const [narrow, wide] = [at90[kind], at99[kind]];
        if (narrow.kind !== 'measured' || wide.kind !== 'measured') continue;
        expect(wide.interval.lower).toBeLessThanOrEqual(narrow.interval.lower);
        expect(wide.interval.upper).toBeGreaterThanOrEqual(narrow.interval.upper);
      }
    }
  });
});

test('the true agreement is inside about as often as the confidence says', () => {
  const random = seeded(5);
  // Of all items that could have been drawn: 78 % agree.
  const truth = [
    [0.5, 0.08, 0.02],
    [0.05, 0.2, 0.02],
    [0.02, 0.03, 0.08],
  ];
  const cells = truth.flatMap((row, i) =>
    row.map((share, j) => ({ share, pair: [`${i}`, `${j}`] as const })),
  );
  const draw = (): Pair => {
    let left = random();
    for (const { share, pair } of cells) {
      left -= share;
      if (left < 0) return pair;
    }
    return ['0', '0'];
  };
  const large = ofTable(...truth.map((row) => row.map((share) => Math.round(share * 100_000))));
  const inside = { kappa: 0, alpha: 0, pabak: 0, ac1: 0 };
  const draws = 1500;
  for (let i = 0; i < draws; i += 1) {
    const answer = agreementOf(Array.from({ length: 80 }, draw), ['0', '1', '2'], 0.95);
    for (const kind of ['kappa', 'alpha', 'pabak', 'ac1'] as const) {
      const [one, whole] = [answer[kind], large[kind]];
      if (one.kind !== 'measured' || whole.kind !== 'measured') continue;
      if (one.interval.lower <= whole.value && whole.value <= one.interval.upper) inside[kind] += 1;
    }
  }
  for (const count of Object.values(inside)) expect(count / draws).toBeGreaterThan(0.92);
});
