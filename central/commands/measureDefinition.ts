import { parseArgs } from 'node:util';
import { mayLeaveOut } from '../../census/measures/measure.ts';
import type { Db } from '../db/db.ts';
import { publishDefinition, readDefinitions, WrittenDefinition } from '../measures/definitions.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';
import { writtenIn } from './written.ts';

/**
 * Publishes the next version of how something is measured, from a JSON file; without one, shows all versions, or with
 * `--id` one definition in the form of such a file.
 */
export const measureDefinition: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, file: { type: 'string' }, id: { type: 'string' } },
  });
  const written = values.file === undefined ? null : await definitionIn(values.file);
  const { db, close } = await openWorkplace(values.data);
  try {
    if (written !== null) return await publish(db, written);
    return values.id === undefined ? await list(db) : await show(db, values.id);
  } finally {
    await close();
  }
};

async function definitionIn(file: string): Promise<WrittenDefinition> {
  const written = await writtenIn(file, WrittenDefinition, 'words of the definition');
  const { id, leavesOut } = written;
  const allowed: readonly string[] = mayLeaveOut[id];
  const unknown = leavesOut.filter((code) => !allowed.includes(code));
  if (unknown.length > 0)
    throw new WrongUse(
      `"${id}" can't leave out ${unknown.join(', ')}; it can leave out: ${allowed.join(', ') || 'nothing'}. Nothing was changed.`,
    );
  return written;
}

async function publish(db: Db, written: WrittenDefinition): Promise<number> {
  const published = await db.transaction((tx) => publishDefinition(tx, written, Date.now()));
  switch (published.outcome) {
    case 'added':
      process.stdout.write(
        `${written.id} is published as version ${published.definition.version}, for periods that begin from ${dayOf(written.since)} on.\n`,
      );
      return 0;
    case 'same':
      process.stdout.write(`${written.id} is so already, version ${published.definition.version}.\n`);
      return 0;
    case 'before-locked':
      process.stderr.write(
        `Values of "${written.id}" are locked for a period that began on ${dayOf(published.earliest)}; a new version holds from a later day. Nothing was changed.\n`,
      );
      return 1;
  }
}

async function show(db: Db, asked: string): Promise<number> {
  const newest = (await readDefinitions(db)).findLast(({ id }) => id === asked);
  if (newest === undefined) throw new WrongUse(`Nothing called "${asked}" is measured.`);
  const { version: _, ...written } = newest;
  process.stdout.write(`${JSON.stringify(written, null, 2)}\n`);
  return 0;
}

async function list(db: Db): Promise<number> {
  const definitions = await readDefinitions(db);
  if (definitions.length === 0) process.stdout.write('Nothing is measured yet.\n');
  for (const { id, version, title, goalPercent, graceDays, since } of definitions)
    process.stdout.write(
      `${id} version ${version}: ${title}, goal ${goalPercent === null ? 'not set' : `${goalPercent} %`}, ` +
        `locked ${graceDays} days after a period, from ${dayOf(since)} on\n`,
    );
  return 0;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
