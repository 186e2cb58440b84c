import { byStretches, type Steps } from '../../../sampling/draw/steps.ts';

/** Times are ordered by 16 bits of them at once, the last ones first, each time keeping the order of before. */
const digits = 0x1_0000;
const latest = digits ** 3 - 1;
const stretch = 16_384;

/**
 * Which of some items comes when, the newest first and those of one moment as they came; `times` in milliseconds since 1970.
 * Times before 1970, or after 10,000 years, are all one moment. Two by two, a department's recordings take a third of a second.
 */
export function* newestFirst(times: Float64Array): Steps<Uint32Array> {
  let order = Uint32Array.from(times, (_, at) => at);
  let next = new Uint32Array(times.length);
  for (const unit of [1, digits, digits ** 2]) {
    const digitOf = (at: number): number => Math.floor(age(times[at] ?? 0) / unit) % digits;
    const starts = new Uint32Array(digits + 1);
    yield* byStretches(
      times.length,
      (from, to) => {
        for (let at = from; at < to; at += 1) {
          const after = digitOf(at) + 1;
          starts[after] = (starts[after] ?? 0) + 1;
        }
      },
      stretch,
    );
    for (let digit = 1; digit < digits; digit += 1)
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    const [source, target] = [order, next];
    yield* byStretches(
      times.length,
      (from, to) => {
        for (let n = from; n < to; n += 1) {
          const at = source[n] ?? 0;
          const digit = digitOf(at);
          const place = starts[digit] ?? 0;
          target[place] = at;
          starts[digit] = place + 1;
        }
      },
      stretch,
    );
    [order, next] = [target, source];
  }
  return order;
}

/** The older, the more. */
function age(at: number): number {
  return latest - Math.min(Math.max(Math.floor(at), 0), latest);
}
