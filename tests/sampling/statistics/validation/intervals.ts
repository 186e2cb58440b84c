import { clopperPearson } from '../../../../sampling/statistics/clopper-pearson.ts';
import { finiteInterval } from '../../../../sampling/statistics/finite.ts';
import type { Interval } from '../../../../sampling/statistics/interval.ts';
import { wilson } from '../../../../sampling/statistics/wilson.ts';
import { type Comparison, compare, compareEnds } from './comparison.ts';

/** bad, sample, Wilson, Clopper–Pearson; 95 %, in per cent. */
const specified = [
  [17, 98, '11.1–26.0', '10.4–26.3'],
  [36, 151, '17.7–31.2', '17.3–31.4'],
  [2, 33, '1.7–19.6', '0.7–20.2'],
  [73, 119, '52.4–69.6', '52.0–70.1'],
] as const;

/** bad, sample, confidence, two-sided. */
const exactInR = [
  [20, 100, 0.95, '0.126655552102–0.291842689089'],
  [3, 50, 0.99, '0.006872485–0.202706269'],
  [0, 10, 0.95, '0.0–0.3084971'],
  [10, 10, 0.95, '0.6915029–1.0'],
] as const;

/** bad of 10, confidence, two-sided, "at most", "at least". */
const wilsonInR = [
  [3, 0.95, '0.1077913–0.6032219', '0.5583002', '0.1268766'],
  [3, 0.99, '0.07956632–0.6799753', '0.6507187', '0.08974147'],
  [0, 0.95, '0.0–0.2775328', '0.212942', '0.0'],
  [10, 0.95, '0.7224672–1.0', '1.0', '0.787058'],
] as const;

/** bad, sample, population, two-sided at 95 % and "at most" at 95 %: whole items. */
const finiteInR = [
  [0, 35, 500, '0–48', '39'],
  [3, 60, 1_000, '12–136', '121'],
  [17, 98, 200, '25–47', '45'],
  [5, 93, 12_000, '214–1449', '1314'],
] as const;

const percent = ({ lower, upper }: Interval): Interval => ({ lower: lower * 100, upper: upper * 100 });

export const intervals: readonly Comparison[] = [
  ...specified.flatMap(([bad, sample, score, exact]) => [
    compareEnds(`Wilson, ${bad} of ${sample}, %`, score, percent(wilson(bad, sample, 0.95)), 'spec'),
    compareEnds(
      `Clopper–Pearson, ${bad} of ${sample}, %`,
      exact,
      percent(clopperPearson(bad, sample, 0.95)),
      'spec',
    ),
  ]),
  compareEnds(
    'Clopper–Pearson, 20 of 100',
    '0.1266555521–0.2918426891',
    clopperPearson(20, 100, 0.95),
    'spec',
  ),
  ...exactInR.map(([bad, sample, confidence, ends]) =>
    compareEnds(
      `Clopper–Pearson, ${bad} of ${sample}, ${confidence}`,
      ends,
      clopperPearson(bad, sample, confidence),
      'binomTest',
    ),
  ),
  compare(
    'Clopper–Pearson, at most, 20 of 100, 0.95',
    '0.277200249671',
    clopperPearson(20, 100, 0.95, 'upper').upper,
    'binomTest',
  ),
  compare(
    'Clopper–Pearson, at least, 20 of 100, 0.95',
    '0.136661325246',
    clopperPearson(20, 100, 0.95, 'lower').lower,
    'binomTest',
  ),
  ...wilsonInR.flatMap(([bad, confidence, both, upper, lower]) => [
    compareEnds(`Wilson, ${bad} of 10, ${confidence}`, both, wilson(bad, 10, confidence), 'binomTest'),
    compare(
      `Wilson, at most, ${bad} of 10, ${confidence}`,
      upper,
      wilson(bad, 10, confidence, 'upper').upper,
      'binomTest',
    ),
    compare(
      `Wilson, at least, ${bad} of 10, ${confidence}`,
      lower,
      wilson(bad, 10, confidence, 'lower').lower,
      'binomTest',
    ),
  ]),
  ...finiteInR.flatMap(([bad, sample, population, both, upper]) => {
    const found = { bad, sample, population };
    const two = finiteInterval(found, 0.95);
    const counts = { lower: two.lowerCount, upper: two.upperCount };
    const most = finiteInterval(found, 0.95, 'upper').upperCount;
    const what = `${bad} in ${sample} of ${population}, items`;
    return [
      compareEnds(`hypergeometric, ${what}`, both, counts, 'r'),
      compare(`hypergeometric, at most, ${what}`, upper, most, 'r'),
    ];
  }),
];
