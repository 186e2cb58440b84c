import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Department, putDepartment, readDepartment } from '../department.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Names the department, sets its notice of use and after how long its desks conceal the screen; without options, shows them. */
export const department: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      name: { type: 'string' },
      notice: { type: 'string' },
      'conceal-after': { type: 'string' },
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
  const { db, close } = await openWorkplace(values.data);
  try {
    const before = await readDepartment(db);
    await db.transaction((tx) => putDepartment(tx, { ...before, ...changes }));
    const { name, banner, bannerVersion, concealAfterMinutes } = await readDepartment(db);
    process.stdout.write(
      `${name}\nDesks conceal the screen after ${concealAfterMinutes} minutes without a touch.\n` +
        (banner === ''
          ? 'There is no notice of use.\n'
          : `Notice of use, version ${bannerVersion}:\n${banner}\n`),
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
