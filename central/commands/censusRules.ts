import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { rulesInWords } from '../../census/words.ts';
import type { CensusRules } from '../../contract/nouns/census-rules.ts';
import { publishRules, readRules, WrittenRules } from '../census/rules.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Publishes the next version of the rules by which dispatches and recordings are matched; without a file, shows them. */
export const censusRules: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, file: { type: 'string' } },
  });
  const written = values.file === undefined ? null : await rulesIn(values.file);
  const { db, close } = await openWorkplace(values.data);
  try {
    const next = written && (await db.transaction((tx) => publishRules(tx, written, Date.now())));
    if (written !== null && next === null)
      process.stdout.write('They say the same as the version in force.\n');
    process.stdout.write(textOf(next ?? (await readRules(db))));
    return 0;
  } finally {
    await close();
  }
};

async function rulesIn(file: string): Promise<WrittenRules> {
  const given = await contentOf(file);
  const parsed = WrittenRules.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new WrongUse(
    `The rules can't be understood (${where === '' ? (issue?.message ?? '') : `${where}: ${issue?.message}`}). ` +
      'Nothing was changed.',
  );
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new WrongUse(`The rules "${file}" could not be read as JSON. Nothing was changed.`);
  }
}

function textOf({ id: _, version, ...lengths }: CensusRules): string {
  const says = rulesInWords({ version, ...lengths }).join('\n');
  return `Rules of matching, version ${version}:\n${says}\n${JSON.stringify(lengths, null, 2)}\n`;
}
