import { parseArgs } from 'node:util';
import type { Account } from '../../contract/nouns/account.ts';
import { usernameKey } from '../accounts/put.ts';
import { needsSecondFactor, readPolicy, requireOf, resetFactor } from '../accounts/secondFactorPolicy.ts';
import { noteOwn } from '../audit/own.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

const verbs = ['require', 'lift', 'reset'] as const;

/** Requires a second factor of an account, lifts that, or forgets a lost one so that a new one is set up. */
export const secondFactor: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [, given, username] = positionals;
  const verb = verbs.find((one) => one === given);
  if (verb === undefined || username === undefined)
    throw new WrongUse('Write: account second-factor require|lift|reset USERNAME');
  const { db, close } = await openWorkplace(values.data);
  try {
    const [account] = await db.query<{ id: string; role: Account['role'] }>(
      'select id, role from account where username_key = $1',
      [usernameKey(username)],
    );
    if (account === undefined) {
      process.stderr.write(`There is no account "${username}".\n`);
      return 1;
    }
    await db.transaction(async (tx) => {
      if (verb === 'reset') await resetFactor(tx, account.id);
      else await requireOf(tx, account.id, verb === 'require');
      await noteOwn(tx, `second-factor-${verb}`, { account: account.id }, Date.now());
    });
    const isByRole = needsSecondFactor({ role: account.role, isRequired: false }, await readPolicy(db));
    process.stdout.write(`${saying(verb, username, isByRole ? account.role : null)}\n`);
    return 0;
  } finally {
    await close();
  }
};

/** `role`: the role of which it is required anyway; null: it isn't. */
function saying(verb: (typeof verbs)[number], username: string, role: string | null): string {
  switch (verb) {
    case 'require':
      return `${username} needs a second factor from now on, and sets it up at the next sign-in.`;
    case 'lift':
      return role === null
        ? `${username} signs in with the password alone from now on.`
        : `Nothing is required of ${username} alone any more, but every ${role} needs a second factor.`;
    case 'reset':
      return `What ${username} had set up is forgotten and every sign-on of theirs has ended. Whoever signs in next with the password sets up a new one: see that it is they.`;
  }
}
