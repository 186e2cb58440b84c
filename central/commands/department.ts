import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Role } from '../../contract/nouns/account.ts';
import { putPolicy, readPolicy, SecondFactorPolicy } from '../accounts/secondFactorPolicy.ts';
import { noteOwn } from '../audit/own.ts';
import { Department, putDepartment, readDepartment } from '../department.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/**
 * Names the department, sets its notice of use, after how long its desks conceal the screen, and which roles need a second
 * factor; without options, shows them.
 */
export const department: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      name: { type: 'string' },
      notice: { type: 'string' },
      'conceal-after': { type: 'string' },
      'second-factor': { type: 'string' },
      'second-factor-offline': { type: 'string' },
    },
  });
  const changes = {
    ...(values.name === undefined ? {} : { name: values.name }),
    ...(values.notice === undefined ? {} : { banner: await wordsIn(values.notice) }),
    ...(values['conceal-after'] === undefined
      ? {}
      : { concealAfterMinutes: Number(values['conceal-after']) }),
  };
  if (!Department.partial().safeParse(changes).success)
    throw new WrongUse(
      'A notice has at most 2,000 characters, and --conceal-after is 1 to 30 minutes. Nothing was changed.',
    );
  const policyChanges = {
    ...(values['second-factor'] === undefined ? {} : { roles: rolesIn(values['second-factor']) }),
    ...(values['second-factor-offline'] === undefined
      ? {}
      : { offlineDays: Number(values['second-factor-offline']) }),
  };
  const changed = SecondFactorPolicy.partial().safeParse(policyChanges);
  if (!changed.success)
    throw new WrongUse(
      `--second-factor is "none" or some of ${Role.options.join(',')}; --second-factor-offline is 0 to 365 days. Nothing was changed.`,
    );
  const { db, close } = await openWorkplace(values.data);
  try {
    const before = await readDepartment(db);
    const policyBefore = await readPolicy(db);
    await db.transaction(async (tx) => {
      await putDepartment(tx, { ...before, ...changes });
      if (Object.keys(policyChanges).length > 0)
        await putPolicy(tx, SecondFactorPolicy.parse({ ...policyBefore, ...policyChanges }));
      const changed = [...Object.keys(changes), ...Object.keys(policyChanges)];
      if (changed.length > 0) await noteOwn(tx, 'department-changed', { changed }, Date.now());
    });
    const { name, banner, bannerVersion, concealAfterMinutes } = await readDepartment(db);
    process.stdout.write(
      `${name}\nDesks conceal the screen after ${concealAfterMinutes} minutes without a touch.\n` +
        (banner === ''
          ? 'There is no notice of use.\n'
          : `Notice of use, version ${bannerVersion}:\n${banner}\n`) +
        `${policyText(await readPolicy(db))}\n`,
    );
    return 0;
  } finally {
    await close();
  }
};

async function wordsIn(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new WrongUse(`The notice "${file}" could not be read. Nothing was changed.`);
  }
}

function rolesIn(given: string): string[] {
  return given === 'none' ? [] : given.split(',').map((role) => role.trim());
}

function policyText({ roles, offlineDays }: SecondFactorPolicy): string {
  return roles.length === 0
    ? 'No role needs a second factor.'
    : `A second factor is needed by: ${roles.join(', ')}. Without the network a desk lets them in for ${offlineDays} days after it was given.`;
}
