import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Account, Role, type Scope } from '../../contract/nouns/account.ts';
import { fullCost, hashPassword } from '../accounts/password.ts';
import { putAccount, usernameKey } from '../accounts/put.ts';
import type { Reader } from '../db/db.ts';
import { askPassword } from './askPassword.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Adds an account, or changes the one with this username. */
export const addAccount: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      rank: { type: 'string' },
      squad: { type: 'string' },
      division: { type: 'string' },
    },
  });
  const [verb, username] = positionals;
  if (verb !== 'add' || username === undefined)
    throw new WrongUse('Write: account add USERNAME --name NAME --role ROLE');
  const role = Role.safeParse(values.role);
  if (!role.success) throw new WrongUse(`--role is one of ${Role.options.join(', ')}.`);
  if (values.name === undefined) throw new WrongUse('Say with --name what the person is called.');
  const scope = scopeOf(values);
  if (role.data === 'sergeant' && scope.kind === 'department') {
    throw new WrongUse('A sergeant sees one squad or division: say which with --squad or --division.');
  }
  const { db, close } = await openWorkplace(values.data);
  try {
    const fault = await unknownUnit(db, scope);
    if (fault !== null) {
      process.stderr.write(`${fault}\n`);
      return 1;
    }
    const password = await askPassword(`Password for ${username}: `);
    if (password.length < leastLength) {
      process.stderr.write(`A password needs at least ${leastLength} characters. Nothing was changed.\n`);
      return 1;
    }
    const [known] = await db.query<{ id: string }>('select id from account where username_key = $1', [
      usernameKey(username),
    ]);
    const account = Account.parse({
      id: known?.id ?? `account-${randomUUID()}`,
      username,
      name: values.name,
      rank: values.rank ?? null,
      role: role.data,
      scope,
    });
    const hash = await hashPassword(password, fullCost);
    await db.transaction((tx) => putAccount(tx, account, hash, Date.now()));
    process.stdout.write(`${username} ${known === undefined ? 'was added' : 'was changed'}.\n`);
    return 0;
  } finally {
    await close();
  }
};

/** NIST SP 800-63B asks for eight at least. */
const leastLength = 8;

function scopeOf({ squad, division }: { squad?: string | undefined; division?: string | undefined }): Scope {
  if (squad !== undefined && division !== undefined)
    throw new WrongUse('Say --squad or --division, not both.');
  if (squad !== undefined) return { kind: 'squad', squadId: squad };
  if (division !== undefined) return { kind: 'division', divisionId: division };
  return { kind: 'department' };
}

async function unknownUnit(db: Reader, scope: Scope): Promise<string | null> {
  if (scope.kind === 'department') return null;
  const id = scope.kind === 'squad' ? scope.squadId : scope.divisionId;
  const ids = await unitIds(db);
  return ids.includes(id)
    ? null
    : `There is no ${scope.kind} "${id}". There are: ${ids.join(', ') || 'none yet'}`;
}

async function unitIds(db: Reader): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from item where noun = 'unit' and not gone order by id`,
  );
  return rows.map((row) => row.id);
}
