import { cheapCost, hashPassword } from '../../central/accounts/password.ts';
import { putAccount } from '../../central/accounts/put.ts';
import type { Db } from '../../central/db/db.ts';
import { putDepartment } from '../../central/department.ts';
import { itemOf } from '../../central/items/item.ts';
import { putItems } from '../../central/items/put.ts';
import * as department from './department.ts';

/** Puts the department of ./department.ts into an empty database at the newest version. */
export async function fillDepartment(db: Db): Promise<void> {
  const hash = await hashPassword(department.password, cheapCost);
  await db.transaction(async (tx) => {
    for (const account of Object.values(department.accounts)) {
      await putAccount(tx, account, hash, department.departmentNow);
    }
    await putDepartment(tx, {
      name: 'Test department',
      banner: 'For authorised use only.',
      demoAccounts: [],
    });
    await putItems(tx, [
      ...department.units.map((unit) => itemOf('unit', unit)),
      ...department.classifications.map((row) => itemOf('classification', row)),
      ...department.codeLists.map((list) => itemOf('code-list', list)),
      itemOf('form', department.form),
      ...department.officers.map((officer) => itemOf('officer', officer)),
      ...department.videos.map((video) => itemOf('video', video)),
      ...department.dispatches.map((dispatch) => itemOf('dispatch', dispatch)),
      ...department.duties.map((duty) => itemOf('duty', duty)),
    ]);
  });
}
