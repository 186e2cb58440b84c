import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fullCost } from '../accounts/password.ts';
import type { Db } from '../db/db.ts';
import { seedDepartment } from '../seed/seedDepartment.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Fills an empty central with a department. */
export const seed: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      full: { type: 'boolean', default: false },
      seed: { type: 'string' },
      now: { type: 'string' },
      clips: { type: 'string' },
    },
  });
  const now = values.now === undefined ? undefined : Date.parse(values.now);
  if (Number.isNaN(now)) throw new WrongUse(`"${values.now}" is not a time such as 2026-11-22T12:00:00Z.`);
  const { db, dataDir, close } = await openWorkplace(values.data);
  try {
    return await seedHere(db, dataDir, {
      size: values.full ? 'full' : 'small',
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      ...(now === undefined ? {} : { now }),
      ...(values.clips === undefined ? {} : { clips: values.clips }),
    });
  } finally {
    await close();
  }
};

type Wish = {
  readonly size: 'small' | 'full';
  readonly seed?: string;
  readonly now?: number;
  readonly clips?: string;
};

/** The clips that come with the source, where they are. */
const ownClips = fileURLToPath(new URL('../../tests/footage', import.meta.url));

/** Seeds the open central, with progress on standard error; answers with the exit code. */
export async function seedHere(db: Db, dataDir: string, wish: Wish): Promise<number> {
  const clips = wish.clips ?? (existsSync(ownClips) ? ownClips : null);
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const outcome = await seedDepartment({
    db,
    dataDir,
    seed: wish.seed ?? 'second-watch',
    size: wish.size,
    now: wish.now ?? Date.now(),
    clips,
    passwordCost: fullCost,
    say,
  });
  switch (outcome) {
    case 'seeded':
      say('The department is ready.');
      return 0;
    case 'was-seeded':
      say('The department is here already.');
      return 0;
    case 'holds-other-data':
      say('This central holds data of its own; nothing was seeded into it.');
      return 1;
  }
}
