import { type Problem, problemOf, refuse } from '../../../contract/problem.ts';
import type { WriteDb } from '../db/sql.ts';
import { markReused } from '../outbox/again.ts';
import { type Item, itemByCounter } from '../outbox/items.ts';
import {
  countStumble,
  coverRefused,
  isCovered,
  markAccepted,
  markConflict,
  markRefused,
  settle,
} from '../outbox/store.ts';
import type { Fate } from './answers.ts';

/** The central may trip over an item so often before it goes to the tray, where the reviewer sees it. */
export const mostStumbles = 3;

/**
 * Writes down what the central said to items that still wait; to others it has been written down before. Says which
 * rows moved on, in the order of the answers. Call it in one transaction for the whole batch.
 */
export function applyFates(db: WriteDb, fates: readonly Fate[], now: number): Item[] {
  const moved: Item[] = [];
  for (const fate of fates) {
    const item = itemByCounter(db, fate.counter);
    if (item?.state !== 'waiting') continue;
    const after = apply(db, item, fate, now) ? itemByCounter(db, fate.counter) : null;
    if (after) moved.push(after);
  }
  return moved;
}

function apply(db: WriteDb, item: Item, fate: Fate, now: number): boolean {
  switch (fate.fate) {
    case 'accepted':
      markAccepted(db, item.counter, now);
      coverRefused(db, item);
      return true;
    case 'conflict':
      if (item.kind === 'reclassification-requested') return markConflict(db, item.counter, fate.theirs, now);
      // Only requests to reclassify can be decided by the reviewer; anything else is at least shown.
      return park(
        db,
        item,
        problemOf(refuse('central-other-version', 'It sees a conflict where this desk knows none.')),
        now,
      );
    case 'refused':
      return park(db, item, fate.problem, now);
    case 'reused':
      markReused(db, item.counter);
      return true;
    case 'stumbled':
      return stumbled(db, item, fate.problem, now);
  }
}

/** Puts an item into the tray with its reason, unless the submitted review that is at the central says it all already. */
function park(db: WriteDb, item: Item, problem: Problem, now: number): boolean {
  markRefused(db, item.counter, problem, now);
  if (isCovered(db, item)) settle(db, item.counter, 'covered');
  return true;
}

/** The item keeps waiting, behind the others; after some times the reviewer is told. */
function stumbled(db: WriteDb, item: Item, problem: Problem, now: number): boolean {
  countStumble(db, item.counter);
  return item.stumbles + 1 >= mostStumbles && markRefused(db, item.counter, problem, now);
}
