import { upperLimit } from './conclusion.ts';
import { requireWhole } from './input.ts';
import type { Interval } from './interval.ts';
import type { NoSize, Size } from './size.ts';
import { discoverySize } from './size-discovery.ts';
import { type EstimationGoal, estimationSize, marginOf } from './size-estimation.ts';
import { expectedBad, type TolerableGoal, tolerableSize } from './size-tolerable.ts';
import { wilson } from './wilson.ts';

/** What a sample is to find out. */
export type Goal =
  | ({ readonly kind: 'estimation' } & EstimationGoal)
  | ({ readonly kind: 'tolerable' } & TolerableGoal)
  | ({ readonly kind: 'discovery' } & Omit<TolerableGoal, 'expectedRate'>);

/**
 * What a sample will be able to say, in numbers:
 * - `estimates`: the rate to within `margin`; `interval` is Wilson's if the expected rate is what is found;
 * - `at-most`: with `allowed` bad items or fewer, at most `atMost` of all are; with one more, at most `withOneMore`.
 *   `reachesGoal`: `atMost` is tolerable.
 */
export type Foresight =
  | { readonly kind: 'estimates'; readonly margin: number; readonly interval: Interval }
  | {
      readonly kind: 'at-most';
      readonly allowed: number;
      readonly atMost: number;
      readonly withOneMore: number;
      readonly reachesGoal: boolean;
    };

/** The smallest sample that reaches the goal, or why there is none. */
export function sizeFor(goal: Goal): Size | NoSize {
  switch (goal.kind) {
    case 'estimation':
      return estimationSize(goal);
    case 'tolerable':
      return tolerableSize(goal);
    case 'discovery':
      return discoverySize(goal);
  }
}

/** What a sample of `size` says in the end if things are as expected; for any size, the planned one or another. */
export function foresee(goal: Goal, size: number): Foresight {
  const { confidence, population } = goal;
  requireWhole('size', size, 1, population ?? undefined);
  if (goal.kind === 'estimation') {
    const bad = Math.round(size * goal.expectedRate);
    return { kind: 'estimates', margin: marginOf(size, goal), interval: wilson(bad, size, confidence) };
  }
  const allowed = goal.kind === 'discovery' ? 0 : expectedBad(size, goal.expectedRate);
  const limit = (bad: number) =>
    upperLimit({ bad: Math.min(bad, size), sample: size, population }, confidence);
  const atMost = limit(allowed);
  return {
    kind: 'at-most',
    allowed,
    atMost,
    withOneMore: limit(allowed + 1),
    reachesGoal: atMost <= goal.tolerableRate,
  };
}
