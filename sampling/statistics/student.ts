import { betaQuantile } from './beta.ts';

/**
 * Student's t for `degrees` of freedom (real, > 0) and 0 < `probability` < 1: the value below which it falls.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17; t² / (ν + t²) is a Beta(1/2, ν/2) variable.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability === 0.5) return 0;
  const inside = Math.abs(2 * probability - 1);
  const y = betaQuantile(inside, 0.5, degrees / 2);
  const size = Math.sqrt((degrees * y) / (1 - y));
  return probability < 0.5 ? -size : size;
}
