import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Instant } from '../../../../contract/time.ts';
import { type Handle, openDraft, versionOf } from '../handle.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import { lentRows, neverCopied } from '../tables.ts';
import type { Carbon } from './carbon.ts';
import { beginCarbon } from './carbon-file.ts';
import { carbonPath, copyPath, nextNo, rotate } from './shelf.ts';
import { digestOf, quoted, standingOf, workTablesIn } from './whole.ts';

/** A copy as it was taken, and what a restore from it has to give back. */
export type Taken = {
  readonly no: number;
  readonly at: Instant;
  readonly digests: ReadonlyMap<string, string>;
};

/**
 * Copies the work (not what the central sends again) into an encrypted file of its own, a desk's database like any other,
 * and begins the carbon that goes with it. In one go, between two transactions. Throws on a full disk; nothing is left
 * behind then, and the copies before stay good.
 */
export function takeCopy(
  handle: Handle,
  carbon: Carbon,
  given: { file: string; key: string; now: Instant },
): Taken {
  const { file, key, now } = given;
  const no = nextNo(file);
  const path = copyPath(file, no, now);
  const draft = `${path}.new`;
  let writer: ReturnType<typeof beginCarbon> | null = null;
  try {
    const version = versionOf(handle);
    const made = openDraft(draft, key);
    migrate(made, migrations.slice(0, version));
    made.close();
    const digests = copyInto(handle, draft, key);
    flush(draft);
    writer = beginCarbon(carbonPath(file, no), key, no, standingOf(handle));
    renameSync(draft, path);
    carbon.writeInto(writer);
    rotate(file);
    return { no, at: now, digests };
  } catch (error) {
    for (const end of ['', '-wal', '-journal']) rmSync(`${draft}${end}`, { force: true });
    if (writer) {
      writer.close();
      rmSync(carbonPath(file, no), { force: true });
    }
    throw error;
  }
}

function copyInto(handle: Handle, path: string, key: string): Map<string, string> {
  const digests = new Map<string, string>();
  handle.prepare(`ATTACH ? AS copy KEY ?`).run(path, `x'${key}'`);
  try {
    // As the draft was opened before: one file, no log beside it, synced when it is whole.
    handle.exec('PRAGMA copy.journal_mode=MEMORY; PRAGMA copy.synchronous=OFF; BEGIN');
    for (const table of workTablesIn(handle)) {
      const without =
        table === 'kept' ? `name IN (${neverCopied.map((name) => `'${name}'`).join(', ')})` : 'false';
      const name = quoted(table);
      handle.exec(
        `DELETE FROM copy.${name}; INSERT INTO copy.${name} SELECT * FROM main.${name} WHERE NOT (${without})`,
      );
      digests.set(table, digestOf(handle, table, without));
    }
    const here = new Set(
      handle.prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`).pluck().all(),
    );
    for (const [table, which] of Object.entries(lentRows)) {
      const name = quoted(table);
      if (here.has(table))
        handle.exec(
          `DELETE FROM copy.${name}; INSERT INTO copy.${name} SELECT * FROM main.${name} WHERE ${which}`,
        );
    }
    // Numbers that were given out are never given out again.
    handle.exec(
      `DELETE FROM copy.sqlite_sequence; INSERT INTO copy.sqlite_sequence SELECT * FROM main.sqlite_sequence`,
    );
    handle.exec('COMMIT');
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  } finally {
    handle.exec('DETACH copy');
  }
  return digests;
}

/** The bytes, not only the name, are on the disk before the copy counts as one. */
function flush(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
