import { parseArgs } from 'node:util';
import { releaseAccount } from '../accounts/locked.ts';
import { usernameKey } from '../accounts/put.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Lets a locked account sign in again. */
export const release: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [username] = positionals;
  if (username === undefined) throw new WrongUse('Say whose account to release.');
  const { db, close } = await openWorkplace(values.data);
  try {
    const [account] = await db.query<{ id: string; locked_at: number | null }>(
      'select id, locked_at from account where username_key = $1',
      [usernameKey(username)],
    );
    if (account === undefined) {
      process.stderr.write(`There is no account "${username}".\n`);
      return 1;
    }
    await releaseAccount(db, account.id, 'command-line', Date.now());
    process.stdout.write(
      account.locked_at === null ? `${username} was not locked.\n` : `${username} may sign in again.\n`,
    );
    return 0;
  } finally {
    await close();
  }
};
