import { parseArgs } from 'node:util';
import { Programme } from '../../contract/nouns/programme.ts';
import { instant, second } from '../../contract/time.ts';
import type { Db } from '../db/db.ts';
import { addProgramme, type Definition } from '../programmes/add.ts';
import { newSeed } from '../programmes/newSeed.ts';
import { runProgrammes } from '../programmes/run.ts';
import { readPeriods, readProgrammes } from '../programmes/store.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Programmes of periodic review: publishes one, shows them, or does what is due of them. */
export const programme: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      name: { type: 'string' },
      goal: { type: 'string' },
      per: { type: 'string', default: 'officer' },
      period: { type: 'string', default: 'quarter' },
      'min-length': { type: 'string', default: '0' },
      class: { type: 'string', multiple: true, default: [] },
      zone: { type: 'string', default: 'America/Chicago' },
    },
  });
  const [verb, id] = positionals;
  const work = workFor(verb, id, values);
  const { db, close } = await openWorkplace(values.data);
  try {
    return await work(db);
  } finally {
    await close();
  }
};

type Work = (db: Db) => Promise<number>;

function workFor(verb: string | undefined, id: string | undefined, values: Written): Work {
  switch (verb) {
    case 'add':
      return adding(definitionOf(id, values));
    case 'list':
      return list;
    case 'run':
      return run;
    default:
      throw new WrongUse('Write: programme add ID --name NAME --goal N, programme list, or programme run.');
  }
}

type Written = {
  readonly name?: string | undefined;
  readonly goal?: string | undefined;
  readonly per: string;
  readonly period: string;
  readonly 'min-length': string;
  readonly class: readonly string[];
  readonly zone: string;
};

function definitionOf(id: string | undefined, values: Written): Definition {
  // Short, because the ids of its periods and draws begin with it.
  if (id === undefined || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(id))
    throw new WrongUse('A programme needs an id of small letters, digits and hyphens, at most 40.');
  if (values.name === undefined) throw new WrongUse('Say with --name what the programme is called.');
  const parsed = Programme.omit({ version: true, since: true }).safeParse({
    id,
    name: values.name,
    goal: Number(values.goal),
    per: values.per,
    period: values.period,
    eligible: { minLengthMs: Number(values['min-length']) * second, classes: [...values.class] },
    zone: values.zone,
  });
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  throw new WrongUse(faults[field] ?? `The programme can't be understood (${field}).`);
}

const faults: Readonly<Record<string, string>> = {
  goal: 'Say with --goal how many reviews are owed in each period: 1 to 1000.',
  per: '--per is officer or squad.',
  period: '--period is month, quarter, half-year or year.',
  eligible: '--min-length is in seconds, and --class a code such as felony.',
  zone: '--zone is a time zone such as America/Chicago.',
};

function adding(definition: Definition): Work {
  return async (db) => {
    const added = await db.transaction((tx) => addProgramme(tx, definition, instant(Date.now())));
    switch (added.outcome) {
      case 'added':
        process.stdout.write(`${definition.id} is published as version ${added.programme.version}.\n`);
        return 0;
      case 'same':
        process.stdout.write(`${definition.id} is so already, version ${added.programme.version}.\n`);
        return 0;
      case 'unknown-classes':
        process.stderr.write(
          `The department has no classification ${added.codes.map((code) => `"${code}"`).join(', ')}. Nothing was changed.\n`,
        );
        return 1;
    }
  };
}

const list: Work = async (db) => {
  const programmes = await readProgrammes(db);
  if (programmes.length === 0) process.stdout.write('There are no programmes yet.\n');
  for (const { id, version, name, goal, per, period } of programmes)
    process.stdout.write(`${id} version ${version}: ${name}, ${goal} per ${per} and ${period}\n`);
  for (const { name, programme: of, startsAt, endsAt, seedSha256, seed } of await readPeriods(db))
    process.stdout.write(
      `  ${of}, ${name}: ${new Date(startsAt).toISOString()} to ${new Date(endsAt).toISOString()}, ` +
        `seed ${seed ?? `kept until the last round, SHA-256 ${seedSha256}`}\n`,
    );
  return 0;
};

const run: Work = async (db) => {
  const { draws, duties } = await runProgrammes(db, instant(Date.now()), newSeed);
  process.stdout.write(`${draws} samples were drawn, ${duties} reviews given out.\n`);
  return 0;
};
