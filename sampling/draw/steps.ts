/**
 * Work on a million items, cut into steps of about a millisecond, so that whoever runs it can answer others in between.
 * There is one implementation of everything: in one go and in turns are two ways to run the same steps.
 */
export type Steps<T> = Generator<void, T, void>;

/** How many items a step takes where an item costs about a microsecond. */
export const stepItems = 1024;

/**
 * Does `some` for `count` items in stretches, a step each: from `from` to before `to`. A plain loop within a function runs
 * several times as fast as one within a generator.
 */
export function* byStretches(
  count: number,
  some: (from: number, to: number) => void,
  items = stepItems,
): Steps<void> {
  for (let from = 0; from < count; from += items) {
    some(from, Math.min(from + items, count));
    yield;
  }
}

/** Runs all steps at once. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** How somebody takes turns: `now` in milliseconds, `rest` lets others run, a turn takes at most about `turnMs`. */
export type Turns = {
  readonly now: () => number;
  readonly rest: () => Promise<void>;
  readonly turnMs: number;
};

/** Runs the steps in turns. Rejects with what `rest` rejects with, which is how the work is called off. */
export async function inTurns<T>(steps: Steps<T>, { now, rest, turnMs }: Turns): Promise<T> {
  let startedAt = now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - startedAt < turnMs) continue;
    await rest();
    startedAt = now();
  }
}
