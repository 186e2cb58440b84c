import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { type Handle, isDamage, openHandle } from '../handle.ts';
import { removeDatabase } from './fill.ts';
import { faultsIn } from './whole.ts';

const draftOf = (file: string): string => `${file}.rekeyed`;

/**
 * Makes a copy of an open database under another key, beside it, and proves that it opens and is whole. The file itself is
 * never written under two keys: a rekey in place that is cut short would leave a file that none opens. Throws on a full disk.
 */
export function copyUnder(handle: Handle, file: string, key: string, next: string): void {
  const draft = draftOf(file);
  removeDatabase(draft);
  try {
    handle.prepare('VACUUM INTO ?').run(draft);
    const copy = openHandle(draft, key);
    // The library can't change a key while there is a log.
    copy.pragma('journal_mode=DELETE');
    copy.pragma(`rekey="x'${next}'"`);
    copy.close();
    const under = openHandle(draft, next);
    const faults = faultsIn(under, 'quick');
    under.pragma('journal_mode=DELETE');
    under.close();
    if (faults !== null) throw new Error(`the copy under the new key is not whole: ${faults.says.join(' ')}`);
    const fd = openSync(draft, 'r+');
    fsyncSync(fd);
    closeSync(fd);
  } catch (error) {
    removeDatabase(draft);
    throw error;
  }
}

/** The copy takes the place of the file, which is closed. From here on the new key is the key. */
export function putUnder(file: string): void {
  renameSync(draftOf(file), file);
}

export function dropRekeyed(file: string): void {
  removeDatabase(draftOf(file));
}

/** Whether this key opens the file. Nobody has it open. */
export function opensWith(file: string, key: string): boolean {
  if (!existsSync(file)) return false;
  try {
    openHandle(file, key).close();
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
