import { parseArgs } from 'node:util';
import type { ClassFit } from '../../contract/nouns/class-fit.ts';
import { publishClassFit, readClassFit, WrittenFit } from '../classes/fit.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';
import { writtenIn } from './written.ts';

/** Publishes the next version of which classes fit what came of a call; without a file, shows the one in force. */
export const classFit: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, file: { type: 'string' } },
  });
  const written = values.file === undefined ? null : await writtenIn(values.file, WrittenFit, 'rules');
  const { db, close } = await openWorkplace(values.data);
  try {
    if (written === null) {
      process.stdout.write(textOf(await readClassFit(db)));
      return 0;
    }
    const published = await db.transaction((tx) => publishClassFit(tx, written, Date.now()));
    if (published.outcome === 'refused') throw new WrongUse(`${published.fault} Nothing was changed.`);
    if (published.outcome === 'same') process.stdout.write('They say the same as the version in force.\n');
    process.stdout.write(textOf(published.fit));
    return 0;
  } finally {
    await close();
  }
};

function textOf({ id: _, version, ...says }: ClassFit): string {
  return `Classes that fit what came of a call, version ${version}:\n${JSON.stringify(says, null, 2)}\n`;
}
