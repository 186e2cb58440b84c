import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../../../contract/problem.ts';
import { entriesAfter, hashOf } from '../../../electron/core/audit-log/entries.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { profileName } from '../../../electron/core/session/profile.ts';
import type { TestCentral } from '../../support/central.ts';
import { accounts } from '../../support/department.ts';
import {
  findingBody,
  freshVideo,
  openBody,
  quiet,
  type Reviewer,
  reviewerAt,
  signIn,
} from '../../support/reviewer.ts';

/** What the tests of the audit log do with a desk: work at it, open its file as somebody with the key would, forge. */

let reviews = 0;
/** A desk at which a mark was made, and all is at the central. */
export async function worked(central: TestCentral): Promise<{ desk: Reviewer; id: string }> {
  const desk = await reviewerAt(central);
  reviews += 1;
  const id = `log-${reviews}`;
  const videoId = await freshVideo(central);
  await quiet(desk);
  await desk.get('openReview', { body: openBody(id, videoId) });
  await desk.get('addFinding', { params: { id }, body: findingBody(`${id}-f`, 1000) });
  await quiet(desk);
  return { desk, id };
}
export const logOf = async (desk: Reviewer) => (await desk.get('sync')).log;

/** Opens the stopped desk's file as somebody with its key would. */
export async function inItsFile<T>(
  desk: Pick<Reviewer, 'core' | 'profileDir' | 'secrets'>,
  work: (db: DeskDb) => T,
  { username } = accounts.sergeant,
): Promise<T> {
  await desk.core.stop();
  const name = profileName('https://central.test', username);
  const file = join(desk.profileDir, `${name}.desk`);
  const key = desk.secrets.values.get(name) ?? '';
  // They would not leave a copy that tells of what they took out.
  rmSync(file.replace(/desk$/, 'safety'), { recursive: true, force: true });
  const db = openDatabase({ file, key, log: () => {}, written: () => {} });
  if (isRefusal(db)) throw new Error(db.refused);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
export const forge = (db: DeskDb, ...statements: readonly string[]) =>
  db.write('forge', (write) => {
    write.run(sql('a', 'DROP TRIGGER audit_entry_stays'));
    write.run(sql('b', 'DROP TRIGGER audit_entry_is_kept'));
    for (const text of statements) write.run(sql(text, text));
  });
/** The hashes are made anew from `no` on, as a careful forger would. */
export function rechain(db: DeskDb, from: number): void {
  const [before] = entriesAfter(db.read, from - 2, 1);
  let previous = before?.hash ?? '';
  for (const entry of entriesAfter(db.read, from - 1, 1000)) {
    previous = hashOf(previous, entry);
    const [hash, no] = [previous, entry.no];
    db.write('rechain', (write) =>
      write.run(sql<[string, number]>('rechain', 'UPDATE audit_entry SET hash = ? WHERE no = ?'), hash, no),
    );
  }
}
export async function backAtWork(desk: Reviewer): Promise<Reviewer> {
  const again = await desk.restart({ centralFetch: desk.weather.fetch });
  await signIn(again);
  const back = { ...again, weather: desk.weather };
  await quiet(back);
  return back;
}

/** From now on this act can't be written into the log. */
export const refuseToWrite = (db: DeskDb, act: string) =>
  db.write('block', (write) =>
    write.run(
      sql(
        'block',
        `CREATE TRIGGER no_more BEFORE INSERT ON audit_entry WHEN new.act = '${act}' BEGIN SELECT RAISE(ABORT, 'full'); END`,
      ),
    ),
  );
