import { join } from 'node:path';
import { isRefusal } from '../../../../contract/problem.ts';
import type { Steps } from '../../../../sampling/draw/steps.ts';
import { versionOf } from '../handle.ts';
import type { Migration } from '../migrations/all.ts';
import { fillFrom, removeDatabase } from './fill.ts';
import { shelfOf } from './shelf.ts';
import type { Taken } from './take-copy.ts';
import { digestOf } from './whole.ts';

/**
 * Restores a safety copy for a trial, as it would be done after damage, and holds every row against what was copied.
 * A step for each table, so that the desk answers in between. Answers whether the copy is good.
 */
export function* proving(
  { no, digests }: Taken,
  file: string,
  key: string,
  steps: readonly Migration[],
): Steps<boolean> {
  const path = join(shelfOf(file), `trial-${no}.new`);
  // Called in the moment the copy was taken: the carbon that was begun with it is empty still.
  const filled = fillFrom(file, key, path, steps, no);
  if (filled === null || isRefusal(filled)) return false;
  const { handle, passedOver } = filled;
  try {
    yield;
    if (passedOver > 0 || versionOf(handle) !== steps.length) return false;
    for (const [table, digest] of digests) {
      if (digestOf(handle, table) !== digest) return false;
      yield;
    }
    return true;
  } finally {
    handle.close();
    removeDatabase(path);
  }
}
