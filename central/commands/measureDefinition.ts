import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { mayLeaveOut } from '../../census/measures/measure.ts';
import type { Db } from '../db/db.ts';
import { publishDefinition, readDefinitions, WrittenDefinition } from '../measures/definitions.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Publishes the next version of how something is measured, from a JSON file; without a file, shows all versions. */
export const measureDefinition: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, file: { type: 'string' } },
  });
  const written = values.file === undefined ? null : await definitionIn(values.file);
  const { db, close } = await openWorkplace(values.data);
  try {
    return written === null ? await list(db) : await publish(db, written);
  } finally {
    await close();
  }
};

async function definitionIn(file: string): Promise<WrittenDefinition> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new WrongUse(`The file "${file}" could not be read. Nothing was changed.`);
  }
  const parsed = WrittenDefinition.safeParse(jsonOf(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WrongUse(
      `The definition can't be understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). Nothing was changed.`,
    );
  }
  const { id, leavesOut } = parsed.data;
  const allowed: readonly string[] = mayLeaveOut[id];
  const unknown = leavesOut.filter((code) => !allowed.includes(code));
  if (unknown.length > 0)
    throw new WrongUse(
      `"${id}" can't leave out ${unknown.join(', ')}; it can leave out: ${allowed.join(', ') || 'nothing'}. Nothing was changed.`,
    );
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function publish(db: Db, written: WrittenDefinition): Promise<number> {
  const published = await db.transaction((tx) => publishDefinition(tx, written));
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
