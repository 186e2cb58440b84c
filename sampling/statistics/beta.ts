import { binomialMass } from './binomial-mass.ts';
import { requireWithin } from './input.ts';

/**
 * The regularized incomplete beta function I_x(a, b), for real `a`, `b` > 0 and 0 ≤ `x` ≤ 1: the distribution function
 * of a Beta(a, b) variable, and with it the tails of the binomial and of Student's t. `y` is 1 − x, for callers who know
 * it better than the subtraction does.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction) and 8.17.4 (symmetry).
 */
export function betaCdf(x: number, a: number, b: number, y = 1 - x): number {
  requireWithin('x', x, 0, 1);
  if (x === 0 || x === 1) return x;
  return x <= (a + 1) / (a + b + 2) ? betaFraction(x, y, a, b) : 1 - betaFraction(y, x, b, a);
}

/**
 * The `x` with I_x(a, b) = `probability`. Newton's steps, halving instead where a step would leave what is known to hold
 * the root; to the last digits of a double.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  requireWithin('probability', probability, 0, 1);
  if (probability === 0 || probability === 1) return probability;
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < 200; step += 1) {
    const over = betaCdf(x, a, b) - probability;
    if (over === 0) return x;
    if (over > 0) high = x;
    else low = x;
    const newton = x - over / betaDensity(x, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 4e-16 * x) return next;
    x = next;
  }
  return x;
}

function betaDensity(x: number, a: number, b: number): number {
  return ((a * b) / (a + b)) * (binomialMass(a, a + b, x, 1 - x) / (x * (1 - x)));
}

function betaFraction(x: number, y: number, a: number, b: number): number {
  const front = binomialMass(a, a + b, x, y) * (b / (a + b));
  if (front === 0) return 0;
  // Lentz's method, as modified by Thompson and Barnett.
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) <= 2e-16) break;
  }
  return front * fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
