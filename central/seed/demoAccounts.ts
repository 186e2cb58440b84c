import type { Account } from '../../contract/nouns/account.ts';
import type { Cost } from '../accounts/password.ts';
import { hashPassword } from '../accounts/password.ts';
import { putAccount } from '../accounts/put.ts';
import type { Tx } from '../db/db.ts';
import { putDepartment } from '../department.ts';
import { shownSquad } from './people.ts';

/** The people whom a demonstration signs in. Everybody can read their passwords: they are for demonstrations only. */
export const demoAccounts = {
  sergeant: account('whitfield', 'D. Whitfield', 'Sergeant', 'sergeant', {
    kind: 'squad',
    squadId: `squad-${shownSquad}`,
  }),
  otherSergeant: account('nunez', 'J. Núñez', 'Sergeant', 'sergeant', {
    kind: 'squad',
    squadId: `squad-${shownSquad + 1}`,
  }),
  investigator: account('obrien', "M. O'Brien", 'Detective', 'investigator', { kind: 'department' }),
  auditor: account('okubo', 'H. Ōkubo', null, 'auditor', { kind: 'department' }),
  administrator: account('hale', 'R. Hale', null, 'administrator', { kind: 'department' }),
} as const satisfies Record<string, Account>;

/** Writes the demonstration's accounts, and says them to whoever asks the central who it is. */
export async function putDemoAccounts(tx: Tx, cost: Cost, now: number): Promise<void> {
  for (const person of Object.values(demoAccounts)) {
    await putAccount(tx, person, await hashPassword(demoPassword(person), cost), now);
  }
  await putDepartment(tx, {
    name: 'Riverside Police Department (demonstration)',
    banner:
      'This system holds criminal-justice information. Use is limited to authorised persons and purposes, and is ' +
      'recorded. By signing in you agree to that. (Demonstration: nobody in it exists.)',
    demoAccounts: Object.values(demoAccounts).map((person) => ({
      username: person.username,
      password: demoPassword(person),
      name: person.rank === 'Sergeant' ? `Sgt. ${person.name}` : person.name,
      role: person.role,
    })),
  });
}

function demoPassword(person: Account): string {
  return `demo-${person.username}`;
}

function account(
  username: string,
  name: string,
  rank: string | null,
  role: Account['role'],
  scope: Account['scope'],
): Account {
  return { id: `account-${username}`, username, name, rank, role, scope };
}
