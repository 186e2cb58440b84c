import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Hello } from '../contract/sign-on.ts';
import type { Reader, Tx } from './db/db.ts';

/** What a central says about itself before anybody signs in. Kept in `meta` as one JSON text. */
export const Department = Hello.pick({
  name: true,
  banner: true,
  concealAfterMinutes: true,
  demoAccounts: true,
});
export type Department = z.infer<typeof Department>;

const unnamed = { name: 'Second Watch', banner: '', demoAccounts: [] };

/** What the department calls itself; a central that nobody has set up yet says "Second Watch". */
export async function readDepartment(
  db: Reader,
): Promise<Department & Pick<z.infer<typeof Hello>, 'bannerVersion'>> {
  const [row] = await db.query<{ value: string }>(`select value from meta where key = 'department'`);
  const department = Department.parse(row === undefined ? unnamed : JSON.parse(row.value));
  return { ...department, bannerVersion: bannerVersion(department.banner) };
}

/** Other words have another version, and the same words the same one at every central. Empty: there are no words. */
export function bannerVersion(banner: string): string {
  return banner === '' ? '' : createHash('sha256').update(banner).digest('hex').slice(0, 16);
}

/** Names the department and sets its banner. `demoAccounts` is for demonstrations only: everybody can read them. */
export async function putDepartment(tx: Tx, department: z.input<typeof Department>): Promise<void> {
  await tx.run(
    `insert into meta (key, value) values ('department', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(department)],
  );
}
