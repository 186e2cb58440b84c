import { copyFileSync, rmSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../../../../contract/problem.ts';
import type { Instant } from '../../../../contract/time.ts';
import { type Handle, isDamage, openHandle, versionOf } from '../handle.ts';
import { migrate } from '../migrate.ts';
import type { Migration } from '../migrations/all.ts';
import { applyChanges } from './apply-carbon.ts';
import { readCarbon } from './carbon-file.ts';
import { type Copy, carbonsOf, copiesOf } from './shelf.ts';
import { faultsIn } from './whole.ts';

/** The work as the safety copy and its carbons have it, in an open database of its own. */
export type Filled = {
  readonly handle: Handle;
  readonly copyAt: Instant;
  /** No carbon is missing and none is damaged: this is the work as it was, to within the last moments. */
  readonly isComplete: boolean;
  /** Newer copies that could not be used. */
  readonly passedOver: number;
};

/**
 * Restores into `path` the newest good copy and what its carbons say happened since. Null: there is no good copy.
 * Refuses `profile-newer` when the newest good one was made by a newer desk. `newestNo`: nothing newer is used. `shape`: an
 * older copy is brought up to so many of the steps.
 */
export function fillFrom(
  file: string,
  key: string,
  path: string,
  steps: readonly Migration[],
  newestNo = Number.POSITIVE_INFINITY,
  shape = steps.length,
): Filled | Refusal | null {
  let passedOver = 0;
  for (const copy of copiesOf(file)) {
    if (copy.no > newestNo) continue;
    const handle = openCopy(copy, key, path);
    if (handle === null) {
      passedOver += 1;
      continue;
    }
    if (versionOf(handle) > steps.length) {
      handle.close();
      removeDatabase(path);
      return refuse('profile-newer');
    }
    const its = steps.slice(0, Math.max(shape, versionOf(handle)));
    return {
      handle,
      copyAt: copy.at,
      passedOver,
      isComplete: bringUp(handle, file, key, copy, its, newestNo),
    };
  }
  return null;
}

/** Removes a half-made database with what lies beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-journal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

function openCopy(copy: Copy, key: string, path: string): Handle | null {
  removeDatabase(path);
  copyFileSync(copy.path, path);
  let handle: Handle | null = null;
  try {
    handle = openHandle(path, key);
    if (faultsIn(handle, 'thorough') === null) return handle;
    handle.close();
  } catch (error) {
    handle?.close();
    if (!isDamage(error)) throw error;
  }
  removeDatabase(path);
  return null;
}

/** Says whether every carbon from the copy's on was there and whole. */
function bringUp(
  handle: Handle,
  file: string,
  key: string,
  copy: Copy,
  steps: readonly Migration[],
  newestNo: number,
): boolean {
  const refusal = migrate(handle, steps);
  if (isRefusal(refusal)) throw new Error('an older copy is newer than this desk');
  handle.pragma('foreign_keys=OFF');
  const carbons = carbonsOf(file).filter(({ no }) => no >= copy.no && no <= newestNo);
  let isComplete = carbons[0]?.no === copy.no && carbons.every(({ no }, index) => no === copy.no + index);
  handle.exec('BEGIN');
  try {
    for (const { no, path } of carbons) {
      const { transactions, damaged } = readCarbon(path, key, no);
      const misfits = transactions.reduce((sum, changes) => sum + applyChanges(handle, changes), 0);
      if (damaged > 0 || misfits > 0) isComplete = false;
    }
    handle.exec(
      `UPDATE sqlite_sequence SET seq = max(seq, (SELECT ifnull(max(counter), 0) FROM outbox)) WHERE name = 'outbox'`,
    );
    handle.exec('COMMIT');
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  } finally {
    handle.pragma('foreign_keys=ON');
  }
  return isComplete;
}
