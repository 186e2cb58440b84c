import type { z } from 'zod';
import { Hello } from '../contract/central-api.ts';
import type { Reader, Tx } from './db/db.ts';

/** What a central says about itself before anybody signs in. Kept in `meta` as one JSON text. */
export const Department = Hello.pick({ name: true, banner: true, demoAccounts: true });
export type Department = z.infer<typeof Department>;

const unnamed: Department = { name: 'Second Watch', banner: '', demoAccounts: [] };

/** What the department calls itself; a central that nobody has set up yet says "Second Watch". */
export async function readDepartment(db: Reader): Promise<Department> {
  const [row] = await db.query<{ value: string }>(`select value from meta where key = 'department'`);
  return row === undefined ? unnamed : Department.parse(JSON.parse(row.value));
}

/** Names the department and sets its banner. `demoAccounts` is for demonstrations only: everybody can read them. */
export async function putDepartment(tx: Tx, department: Department): Promise<void> {
  await tx.run(
    `insert into meta (key, value) values ('department', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(department)],
  );
}
