import { requireWhole } from './input.ts';

/**
 * How many of a stratum's `population` are what the sample is about, when `out` of the drawn items turned out not to be and
 * `belonging` did: population × belonging / (belonging + out), a whole number, at least `belonging` and at most
 * `population − out`. While nothing is known to belong, all that isn't known not to be stays, so that nothing is concluded
 * about it.
 *
 * Spares take the places of items out of frame, so the rate within a stratum is right without this. Its weight beside other
 * strata is not: a stratum half of which doesn't belong would count double. The size found so is itself an estimate, and
 * intervals are reckoned as if it were counted, as they are for every rate of a part.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 2.13 and 5A.14 (domains of study).
 */
export function populationInFrame(
  population: number,
  { belonging, out }: { readonly belonging: number; readonly out: number },
): number {
  requireWhole('population', population, 0);
  requireWhole('out', out, 0, population);
  requireWhole('belonging', belonging, 0, population - out);
  if (belonging === 0) return population - out;
  const estimated = Math.round((population * belonging) / (belonging + out));
  return Math.min(population - out, Math.max(belonging, estimated));
}
