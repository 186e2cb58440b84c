import type { NoSize } from './size.ts';
import { type TolerableGoal, type TolerableSize, tolerableSize } from './size-tolerable.ts';

/**
 * The smallest sample that holds at least one bad item, with `confidence`, if the tolerable rate or more of all items
 * are bad. When none is found, fewer are.
 *
 * Source: as `tolerableSize`, with no bad item expected; AICPA Audit Guide "Audit Sampling", table A-1, first row.
 */
export function discoverySize(goal: Omit<TolerableGoal, 'expectedRate'>): TolerableSize | NoSize {
  return tolerableSize({ ...goal, expectedRate: 0 });
}
