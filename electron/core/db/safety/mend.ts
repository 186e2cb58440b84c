import { existsSync, statSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../../../../contract/problem.ts';
import type { Instant } from '../../../../contract/time.ts';
import { type Handle, isDamage, openHandle, versionOf } from '../handle.ts';
import { migrate } from '../migrate.ts';
import type { Migration } from '../migrations/all.ts';
import { fillFrom, removeDatabase } from './fill.ts';
import type { Place } from './ladder.ts';
import { type Merged, mergeInto, tidyAlone } from './merge.ts';
import { replaceDamaged } from './put-in-place.ts';
import { faultsIn } from './whole.ts';

/** How a database was made anew, and from what. */
export type Mending = {
  /** What the damaged file itself still told; null: nothing, or there was none. */
  readonly found: Merged | null;
  /** The copy that was used beside it; null: there was none. `isComplete`: its carbons tell everything after it. */
  readonly copy: { readonly at: Instant; readonly isComplete: boolean } | null;
};

/**
 * Makes a database anew beside the damaged one and puts it in its place only when it is whole. Refuses
 * `profile-unreadable` where neither the file nor a copy can be opened with this key, `profile-newer` where they are a
 * newer desk's; nothing is changed then, and nothing either when the disk is full.
 */
export function mend(
  { file, key, now }: Place,
  steps: readonly Migration[],
  isStale: boolean,
): Mending | Refusal {
  const draft = `${file}.new`;
  removeDatabase(draft);
  let damaged: Handle | null = null;
  let into: Handle | null = null;
  try {
    damaged = openDamaged(file, key);
    const version = damaged === null ? steps.length : versionIn(damaged);
    if (version !== null && version > steps.length) return refuse('profile-newer');
    const its = steps.slice(0, version ?? steps.length);
    const filled = fillFrom(file, key, draft, steps, Number.POSITIVE_INFINITY, its.length);
    if (isRefusal(filled)) return filled;
    if (filled === null && damaged === null) return refuse('profile-unreadable');
    into = filled?.handle ?? emptyDatabase(draft, key, its);
    // A file of an older shape than its copy was thrown back to before the copy: its log was cut off.
    const isOlder = versionOf(into) > its.length;
    const how = { isStale: isStale || isOlder, isFilled: isOlder || (filled?.isComplete ?? false) };
    const found = damaged === null ? null : mergeInto(into, damaged, how);
    if (found === null) tidyAlone(into);
    const faults = faultsIn(into, 'thorough');
    if (faults !== null) throw new Error(`what was made anew is not whole: ${faults.says.join(' ')}`);
    into.pragma('journal_mode=DELETE');
    into.close();
    damaged?.close();
    replaceDamaged(file, draft, now);
    return { found, copy: filled && { at: filled.copyAt, isComplete: filled.isComplete } };
  } finally {
    if (into?.open) into.close();
    if (damaged?.open) damaged.close();
    removeDatabase(draft);
  }
}

/** The damaged file as far as it can be opened at all. */
function openDamaged(file: string, key: string): Handle | null {
  if (!existsSync(file) || statSync(file).size === 0) return null;
  let handle: Handle | null = null;
  try {
    handle = openHandle(file, key);
    // Nothing is to be read without the list of tables.
    handle.prepare('SELECT count(*) FROM sqlite_schema').get();
    return handle;
  } catch (error) {
    handle?.close();
    if (!isDamage(error)) throw error;
    return null;
  }
}

function versionIn(handle: Handle): number | null {
  const version = versionOf(handle);
  return version > 0 ? version : null;
}

function emptyDatabase(path: string, key: string, steps: readonly Migration[]): Handle {
  const handle = openHandle(path, key);
  migrate(handle, steps);
  return handle;
}
