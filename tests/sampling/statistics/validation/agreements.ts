import { agreementOf } from '../../../../sampling/statistics/agreement.ts';
import { gwetsAc1 } from '../../../../sampling/statistics/agreement-ac1.ts';
import { krippendorffsAlpha } from '../../../../sampling/statistics/agreement-alpha.ts';
import { type Answers, type Pair, patternsOf } from '../../../../sampling/statistics/agreement-answers.ts';
import type { Coefficient } from '../../../../sampling/statistics/agreement-coefficient.ts';
import { type Comparison, compare, compareEnds } from './comparison.ts';

/** Rows are the first reviewer's answers, columns the second's. */
const abstractors = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
] as const;
const cohen = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
] as const;
const kapci = [
  [1_395, 118],
  [261, 158],
] as const;

/** Four reviewers, an item a word, a dot where an answer is missing. */
const fourReviewers = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.';
/** Two reviewers of ten items. */
const twoReviewers = '01 11 01 00 00 01 00 00 10 00';
/** Six reviewers: how many gave each of five answers to an item. */
const sixReviewers =
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031';

function ofTable(table: readonly (readonly number[])[]) {
  const pairs = table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): Pair => [`${first}`, `${second}`])),
  );
  return agreementOf(pairs, Array.from(table.keys(), String), 0.95);
}

const itemsIn = (text: string): readonly Answers[] =>
  text.split(' ').map((item) => Array.from(item, (answer) => (answer === '.' ? null : answer)));

const six: readonly Answers[] = sixReviewers
  .split(' ')
  .map((item) =>
    Array.from(item).flatMap((count, answer) => Array.from({ length: Number(count) }, () => `${answer + 1}`)),
  );

function measured(one: Coefficient): Extract<Coefficient, { kind: 'measured' }> {
  if (one.kind !== 'measured') throw new Error(one.why);
  return one;
}

const five = ['1', '2', '3', '4', '5'];
const fourPatterns = patternsOf(itemsIn(fourReviewers), five);
const sixPatterns = patternsOf(six, five);
const three = ofTable(abstractors);
const [cohens, kapcis] = [measured(ofTable(cohen).kappa), measured(ofTable(kapci).kappa)];
const fourAc1 = measured(gwetsAc1(fourPatterns, 5, 0.95));
const sixAc1 = measured(gwetsAc1(sixPatterns, 5, 0.95));

export const agreements: readonly Comparison[] = [
  compare('kappa, 3 by 3', '0.7964094', measured(three.kappa).value, 'gwet'),
  compare('– its standard error', '0.05891072', measured(three.kappa).standardError, 'gwet'),
  compareEnds('– its interval', '0.6809465160–0.9118722884', measured(three.kappa).interval, 'vcd'),
  compare("kappa, Cohen's table of 200", '0.492', cohens.value, 'cohen'),
  compare('– its standard error', '0.05100181558', cohens.standardError, 'vcd'),
  compareEnds('– its interval', '0.3915637021–0.5914871454', cohens.interval, 'vcd'),
  compare('kappa, 1,932 items', '0.3411969207847', kapcis.value, 'kapci'),
  compare('– its standard error', '0.0262913719660', kapcis.standardError, 'kapci'),
  compareEnds('– its interval', '0.2896667786271–0.3927270629423', kapcis.interval, 'kapci'),
  compare(
    'alpha, four reviewers, answers missing',
    '0.743',
    measured(krippendorffsAlpha(fourPatterns, 5, 0.95)).value,
    'krippendorff',
  ),
  compare('alpha, the same', '0.74342', measured(krippendorffsAlpha(fourPatterns, 5, 0.95)).value, 'gwet'),
  compare(
    'alpha, two reviewers, yes or no',
    '0.095',
    measured(krippendorffsAlpha(patternsOf(itemsIn(twoReviewers), ['0', '1']), 2, 0.95)).value,
    'krippendorff',
  ),
  compare(
    'alpha, six reviewers',
    '0.4204384',
    measured(krippendorffsAlpha(sixPatterns, 5, 0.95)).value,
    'gwet',
  ),
  compare('alpha, 3 by 3', '0.7972585', measured(three.alpha).value, 'gwet'),
  compare('AC1, four reviewers, answers missing', '0.77544', fourAc1.value, 'gwet'),
  compare('– its standard error', '0.14295', fourAc1.standardError, 'gwet'),
  compareEnds('– its interval', '0.461–1', fourAc1.interval, 'gwet'),
  compare('AC1, six reviewers', '0.4448007', sixAc1.value, 'gwet'),
  compare('– its standard error', '0.08418757', sixAc1.standardError, 'gwet'),
  compareEnds('– its interval', '0.264–0.625', sixAc1.interval, 'gwet'),
  compare('AC1, 3 by 3', '0.8493305', measured(three.ac1).value, 'gwet'),
  compare(
    '– its standard error',
    '0.04321747',
    measured(three.ac1).standardError,
    'gwet',
    'For tables of two reviewers the package divides by n, for raw answers, as above, by n − 1. We always do the latter.',
  ),
  compareEnds('– its interval', '0.764–0.935', measured(three.ac1).interval, 'gwet', 'The same.'),
  compare('PABAK (Brennan–Prediger), 3 by 3', '0.835', measured(three.pabak).value, 'gwet'),
  compare('– its standard error', '0.04693346', measured(three.pabak).standardError, 'gwet'),
  compare('raw agreement, 3 by 3', '0.89', measured(three.raw).value, 'gwet'),
  compare('– its standard error', '0.03128898', measured(three.raw).standardError, 'gwet'),
];
