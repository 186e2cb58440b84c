import { kornGraubard } from '../../../../sampling/statistics/korn-graubard.ts';
import { stratifiedRate } from '../../../../sampling/statistics/stratified.ts';
import { stratifiedWilson } from '../../../../sampling/statistics/stratified-wilson.ts';
import { type Comparison, compare, compareEnds } from './comparison.ts';

type Triple = readonly [population: number, sample: number, bad: number];

/** Strata, confidence, rate, standard error, interval. */
const inSurvey: readonly (readonly [readonly Triple[], number, string, string, string])[] = [
  [
    [
      [5_000, 50, 7],
      [3_000, 30, 3],
      [2_000, 20, 4],
    ],
    0.95,
    '0.14',
    '0.0349017733465',
    '0.0783796105239–0.224335492556',
  ],
  [
    [
      [10_000, 30, 4],
      [500, 30, 9],
      [50, 30, 12],
    ],
    0.95,
    '0.142496050553',
    '0.0598720610356',
    '0.0469169354306–0.304867921136',
  ],
  [
    [
      [10_000, 30, 0],
      [500, 30, 4],
      [50, 30, 9],
    ],
    0.95,
    '0.00774091627172',
    '0.00291172715046',
    '0.00311989710612–0.0158771693172',
  ],
  [
    [
      [100, 2, 1],
      [200, 3, 0],
      [300, 5, 2],
      [400, 6, 1],
      [50, 2, 0],
      [60, 2, 1],
      [70, 2, 1],
      [80, 2, 0],
    ],
    0.95,
    '0.239417989418',
    '0.0945670065682',
    '0.0782598794598–0.484105566114',
  ],
  [
    [
      [120_000, 40, 9],
      [90_000, 25, 3],
      [60_000, 20, 4],
      [55_000, 12, 1],
    ],
    0.9,
    '0.167333333333',
    '0.037847567099',
    '0.108321142607–0.242265152586',
  ],
];

/** sample, bad: six strata of the same weight. */
const inTern = [
  [22, 12],
  [18, 7],
  [17, 5],
  [17, 9],
  [14, 8],
  [12, 8],
] as const;

const found = (triples: readonly Triple[]) =>
  triples.map(([population, sample, bad], i) => ({ key: `${i}`, population, sample, bad }));

export const strata: readonly Comparison[] = [
  ...inSurvey.flatMap(([triples, confidence, rate, error, ends]) => {
    const ours = stratifiedRate(found(triples));
    const interval = kornGraubard(
      {
        rate: ours.rate,
        effectiveSample: (ours.rate * (1 - ours.rate)) / ours.standardError ** 2,
        sample: triples.reduce((sum, [, sample]) => sum + sample, 0),
        strata: triples.length,
      },
      confidence,
    );
    const what = triples.map(([population, sample, bad]) => `${bad}/${sample} of ${population}`).join(', ');
    return [
      compare(`rate: ${what}`, rate, ours.rate, 'survey'),
      compare('– its standard error', error, ours.standardError, 'survey'),
      compareEnds(`– Korn–Graubard, ${confidence}`, ends, interval, 'survey'),
    ];
  }),
  compareEnds(
    'stratified Wilson, 0.9, six strata of one weight, variances at the estimate',
    '0.4190436–0.5789733',
    stratifiedWilson(
      // So many that the correction for a finite population is nothing.
      found(inTern.map(([sample, bad]) => [1e12, sample, bad] as const)),
      0.9,
      'both',
      'at-estimate',
    ),
    'tern',
  ),
];
