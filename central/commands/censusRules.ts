import { parseArgs } from 'node:util';
import { rulesInWords } from '../../census/words.ts';
import type { CensusRules } from '../../contract/nouns/census-rules.ts';
import { publishRules, readRules, WrittenRules } from '../census/rules.ts';
import type { Command } from './command.ts';
import { openWorkplace } from './workplace.ts';
import { writtenIn } from './written.ts';

/** Publishes the next version of the rules by which dispatches and recordings are matched; without a file, shows them. */
export const censusRules: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, file: { type: 'string' } },
  });
  const written = values.file === undefined ? null : await writtenIn(values.file, WrittenRules, 'rules');
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

function textOf({ id: _, version, ...lengths }: CensusRules): string {
  const says = rulesInWords({ version, ...lengths }).join('\n');
  return `Rules of matching, version ${version}:\n${says}\n${JSON.stringify(lengths, null, 2)}\n`;
}
