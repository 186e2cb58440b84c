import { parseArgs } from 'node:util';
import { setDisabled } from '../accounts/disable.ts';
import { usernameKey } from '../accounts/put.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Switches an account off, or on again: `account disable NAME`, `account enable NAME`. */
export const switchAccount: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [verb, username] = positionals;
  if (username === undefined) throw new WrongUse(`Say whose account to ${verb}.`);
  const { db, close } = await openWorkplace(values.data);
  try {
    const [account] = await db.query<{ id: string }>('select id from account where username_key = $1', [
      usernameKey(username),
    ]);
    if (account === undefined) {
      process.stderr.write(`There is no account "${username}".\n`);
      return 1;
    }
    const now = Date.now();
    await setDisabled(db, account.id, verb === 'disable' ? now : null, now);
    process.stdout.write(
      verb === 'disable'
        ? `${username} is switched off; every sign-on of theirs has ended.\n`
        : `${username} may sign in again.\n`,
    );
    return 0;
  } finally {
    await close();
  }
};
