import { betaQuantile } from '../../../../sampling/statistics/beta.ts';
import { binomialAtLeast, binomialAtMost } from '../../../../sampling/statistics/binomial.ts';
import { hypergeometricAtMost } from '../../../../sampling/statistics/hypergeometric.ts';
import { normalQuantile } from '../../../../sampling/statistics/normal.ts';
import { studentQuantile } from '../../../../sampling/statistics/student.ts';
import { type Comparison, compare } from './comparison.ts';

export const distributions: readonly Comparison[] = [
  compare('normal quantile, 0.975', '1.95996398454', normalQuantile(0.975), 'r'),
  compare('normal quantile, 0.95', '1.64485362695', normalQuantile(0.95), 'r'),
  compare('normal quantile, 10⁻²⁰', '-9.2623400898', normalQuantile(1e-20), 'r'),
  compare("Student's t quantile, 0.975, 3 degrees", '3.18244630528', studentQuantile(0.975, 3), 'r'),
  compare("Student's t quantile, 0.975, 30.5 degrees", '2.04086944519', studentQuantile(0.975, 30.5), 'r'),
  compare('beta quantile, 0.975, a 1.4, b 33.2', '0.125691207912', betaQuantile(0.975, 1.4, 33.2), 'r'),
  compare('binomial, at most 10 of 1,000,000 at 10⁻⁵', '0.583039750194', binomialAtMost(10, 1e6, 1e-5), 'r'),
  compare(
    'binomial, at most 199,000 of 1,000,000 at 0.2',
    '0.006208537985',
    binomialAtMost(199_000, 1e6, 0.2),
    'r',
  ),
  compare('binomial, at least 7 of 8 at 0.001', '7.993e-21', binomialAtLeast(7, 8, 0.001), 'r'),
  compare(
    'hypergeometric, at most 12 in 400 of 1,000,000 with 25,000 bad',
    '0.794010869192',
    hypergeometricAtMost(12, 400, { size: 1_000_000, bad: 25_000 }),
    'r',
  ),
  compare(
    'hypergeometric, at most 10,000 in 50,000 of 1,000,000 with 200,000 bad',
    '0.502699912925',
    hypergeometricAtMost(10_000, 50_000, { size: 1_000_000, bad: 200_000 }),
    'r',
  ),
];
