/**
 * The binomial mass without cancellation. Written with factorials, log n! of a million is fourteen million and its last
 * digits are lost; written as Stirling's formula, its small error and a deviance, nothing large is ever subtracted.
 *
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
 */

/**
 * n! / (k! (n−k)!) · p^k · q^(n−k), for real `k` from 0 to `n`, and `q` = 1 − `p`. Relative error about 10⁻¹⁴ for n up
 * to 10⁷.
 */
export function binomialMass(k: number, n: number, p: number, q: number): number {
  if (p === 0) return k === 0 ? 1 : 0;
  if (q === 0) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(p < 0.1 ? n * Math.log1p(-p) : n * Math.log(q));
  if (k === n) return Math.exp(q < 0.1 ? n * Math.log1p(-q) : n * Math.log(p));
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** log z! − log(√(2πz) (z/e)^z), for real z > 0. */
function stirlingError(z: number): number {
  return z < 16 ? (ofSmall[z] ?? stirlingSum(z)) : stirlingSum(z);
}

function stirlingSum(z: number): number {
  let sum = 0;
  let large = z;
  for (; large < 16; large += 1) sum += (large + 0.5) * Math.log1p(1 / large) - 1;
  const square = large * large;
  const series =
    1 / 12 -
    (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360_360 / square) / square) / square) / square) /
      square;
  return sum + series / large;
}

const ofSmall = Array.from({ length: 16 }, (_, z) => stirlingSum(z));

/** x log(x/mean) + mean − x: how far x is from where it was expected. Near the mean by a series, for the difference. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let sum = difference * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
