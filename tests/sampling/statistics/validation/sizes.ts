import type { NoSize, Size } from '../../../../sampling/statistics/size.ts';
import { discoverySize } from '../../../../sampling/statistics/size-discovery.ts';
import { estimationSize } from '../../../../sampling/statistics/size-estimation.ts';
import { tolerableSize } from '../../../../sampling/statistics/size-tolerable.ts';
import { type Comparison, compare } from './comparison.ts';

/** population, confidence, margin, size. */
const estimation = [
  [325_000, 0.95, 0.1, '97'],
  [102_569, 0.95, 0.05, '383'],
  [1_000, 0.9, 0.1, '64'],
] as const;

/** tolerable rate, population, size; zero expected, 95 %. */
const discovery = [
  [0.01, null, '299'],
  [0.02, null, '149'],
  [0.05, null, '59'],
  [0.1, null, '29'],
  [0.08, 500, '35'],
  [0.04, 500, '69'],
  [0.02, 500, '129'],
] as const;

/** population, expected and tolerable %, confidence, hypergeometric size, binomial size. */
const auditSampler = [
  [500, 1, 8, 0.9, '46', '48'],
  [500, 1, 6, 0.9, '61', '64'],
  [500, 1, 4, 0.9, '90', '96'],
  [500, 2, 5, 0.9, '99', '132'],
  [500, 1, 8, 0.95, '55', '58'],
  [500, 1, 6, 0.95, '73', '78'],
  [500, 1, 4, 0.95, '140', '156'],
  [500, 2, 5, 0.95, '139', '181'],
  [500, 3, 6, 0.95, '158', '195'],
  [500, 4, 7, 0.95, '170', '221'],
  [500, 5, 8, 0.95, '178', '240'],
  [500, 6, 9, 0.95, '196', '266'],
  [5_000, 1, 8, 0.95, '58', '58'],
  [5_000, 1, 6, 0.95, '77', '78'],
  [5_000, 1, 4, 0.95, '154', '156'],
  [15_000, 1, 6, 0.95, '78', '78'],
  [36_000, 1, 4, 0.95, '156', '156'],
] as const;

const sizeOf = (answer: Size | NoSize) => (answer.kind === 'size' ? answer.size : Number.NaN);

export const sizes: readonly Comparison[] = [
  ...estimation.map(([population, confidence, margin, size]) =>
    compare(
      `estimation, population ${population}, confidence ${confidence}, margin ${margin}`,
      size,
      sizeOf(estimationSize({ population, confidence, margin, expectedRate: 0.5 })),
      'spec',
    ),
  ),
  ...discovery.map(([tolerableRate, population, size]) =>
    compare(
      `discovery, population ${population ?? 'large'}, tolerable ${tolerableRate}`,
      size,
      sizeOf(discoverySize({ confidence: 0.95, tolerableRate, population })),
      'spec',
    ),
  ),
  compare(
    'tolerable 0.05, expected 0.01',
    '93',
    sizeOf(tolerableSize({ confidence: 0.95, tolerableRate: 0.05, expectedRate: 0.01, population: null })),
    'spec',
  ),
  ...auditSampler.flatMap(([population, expected, tolerable, confidence, finite, large]) => {
    const goal = { confidence, tolerableRate: tolerable / 100, expectedRate: expected / 100 };
    const what = `tolerable ${tolerable} %, expected ${expected} %, confidence ${confidence}`;
    return [
      compare(
        `${what}, population ${population}`,
        finite,
        sizeOf(tolerableSize({ ...goal, population })),
        'auditSampler',
      ),
      compare(
        `${what}, binomial`,
        large,
        sizeOf(tolerableSize({ ...goal, population: null })),
        'auditSampler',
      ),
    ];
  }),
];
