/**
 * Whole numbers out of rates. 14 of 400 is the rate 0.035, and 0.035 × 400 is 14.000000000000002 in binary: rounded up
 * as it stands it would be 15. A product this close to a whole number is that number; rates are typed with a few digits.
 */
const fuzz = 1e-9;

/** The smallest whole number that is not below `value`, blind to the dust of binary fractions. */
export function roundUp(value: number): number {
  const nearest = Math.round(value);
  return isDust(value, nearest) ? nearest : Math.ceil(value);
}

/** The largest whole number that is not above `value`, blind to the dust of binary fractions. */
export function roundDown(value: number): number {
  const nearest = Math.round(value);
  return isDust(value, nearest) ? nearest : Math.floor(value);
}

function isDust(value: number, nearest: number): boolean {
  return Math.abs(value - nearest) <= fuzz;
}
