/**
 * What the formulas take for granted. The forms of the desk keep these rules in their own words; a number that still
 * comes here is a bug, so it throws.
 */

/** Throws a RangeError unless `value` is a whole number in `from … to`, both included. */
export function requireWhole(name: string, value: number, from: number, to = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new RangeError(`${name} is a whole number from ${from} to ${to}, not ${value}`);
}

/** Throws a RangeError unless `value` lies in `from … to`, both included. Not a number lies nowhere. */
export function requireWithin(name: string, value: number, from: number, to: number): void {
  if (value >= from && value <= to) return;
  throw new RangeError(`${name} lies from ${from} to ${to}, not ${value}`);
}

/** Throws a RangeError unless `value` lies strictly between `above` and `below`. */
export function requireBetween(name: string, value: number, above: number, below: number): void {
  if (value > above && value < below) return;
  throw new RangeError(`${name} lies between ${above} and ${below}, not ${value}`);
}

/** Throws a RangeError if a key of a stratum is there twice. */
export function requireDifferentKeys(keys: readonly string[]): void {
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw new RangeError(`the stratum ${JSON.stringify(twice)} is there twice`);
}
