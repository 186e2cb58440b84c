import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '../../contract/problem.ts';
import { type Opened, openSafely } from '../../electron/core/db/safety/open-safely.ts';
import { allWork, at, change, fillHalfway, open, work } from '../core/db/safety/damage.ts';
import { testKey } from '../support/database.ts';
import { createDice, type Dice } from './dice.ts';
import { addTo, type Counts, unharmed } from './table.ts';

/** What came of so many profiles in each of which one file was damaged between two starts of its desk. */
export type Damaged = { readonly counts: Counts; readonly failures: readonly string[] };

type Opener = typeof openSafely;

/** A profile with work in it, and the tables of that work. */
type Profile = { readonly folder: string; readonly was: string };

const name = 'a.desk';

/** `opener`: how the desk opens what it finds. */
export async function damageFiles(
  from: number,
  rounds: number,
  opener: Opener = openSafely,
): Promise<Damaged> {
  const root = mkdtempSync(join(process.env['SIMULATION_DIR'] ?? tmpdir(), 'sw-files-'));
  const counts: Counts = new Map();
  const failures: string[] = [];
  try {
    const profiles = await worked(root);
    for (let round = from; round < from + rounds; round += 1) {
      const dice = createDice(round + 2_000_003);
      const profile = dice.pick(profiles);
      const folder = join(root, `${round}`);
      cpSync(profile.folder, folder, { recursive: true });
      const done = damage(folder, dice);
      if (done === null) continue;
      const wrong = whatIsWrong(join(folder, name), profile, opener);
      addTo(counts, `files: ${done}`, 1, { ...unharmed, ...wrong?.harmed });
      if (wrong !== null) failures.push(`Profile ${round}, ${done}: ${wrong.says}`);
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { counts, failures };
}

/** Work before a safety copy and after it: as a power cut leaves it, after it was closed, and in the middle of a first pull. */
async function worked(root: string): Promise<readonly Profile[]> {
  const [closed, torn] = [join(root, 'closed'), join(root, 'torn')];
  mkdirSync(closed);
  const opened = open(join(closed, name));
  for (let n = 0; n < 12; n += 1) work(opened, n);
  await opened.safety.takeAndProve();
  for (let n = 12; n < 24; n += 1) work(opened, n);
  change(opened, 3, 'said anew after the copy');
  const was = JSON.stringify(allWork(opened));
  cpSync(closed, torn, { recursive: true });
  opened.db.close();
  return [...[torn, closed].map((folder) => ({ folder, was })), await filled(root)];
}

/** The same work, half of it before and half during a first pull, as a kill leaves it in the middle of a transaction. */
async function filled(root: string): Promise<Profile> {
  const [filling, folder] = [join(root, 'filling'), join(root, 'half-filled')];
  mkdirSync(filling);
  const opened = open(join(filling, name));
  for (let n = 0; n < 12; n += 1) work(opened, n);
  await opened.safety.takeAndProve();
  let was = '';
  const between = () => {
    for (let n = 12; n < 24; n += 1) work(opened, n);
    was = JSON.stringify(allWork(opened));
  };
  await fillHalfway(opened, between, () => cpSync(filling, folder, { recursive: true }));
  opened.db.close();
  return { folder, was };
}

type Wrong = { readonly says: string; readonly harmed: { readonly lost: 1 } | { readonly stuck: 1 } };

/** Opens it twice: the first time mends, and all work is there; the second has nothing to mend. */
function whatIsWrong(file: string, { was }: Profile, opener: Opener): Wrong | null {
  for (const [minute, rungs] of [
    [1, ['fine', 'log', 'log-mended', 'indexes', 'mended']],
    [2, ['fine']],
  ] as const) {
    const opened = opener({
      file,
      key: testKey,
      log: () => {},
      written: () => {},
      clock: { now: () => at(minute) },
    });
    if (isRefusal(opened)) return { says: `it isn't opened: ${opened.refused}`, harmed: { stuck: 1 } };
    const is = workIn(opened);
    opened.db.close();
    if (is !== was) return { says: `there was ${was}, now there is ${is}`, harmed: { lost: 1 } };
    if (!rungs.some((rung) => rung === opened.start.rung))
      return { says: `it is mended again: ${opened.start.rung}`, harmed: { stuck: 1 } };
  }
  return null;
}

/** What can't be read isn't there. */
function workIn(opened: Opened): string {
  try {
    return JSON.stringify(allWork(opened));
  } catch (error) {
    return String(error);
  }
}

/** Damages one file of the work. Says what was done; null: the file came out as it was. */
function damage(folder: string, dice: Dice): string | null {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  // The log of a database that was closed is gone.
  const kind = dice.pick([...new Set(files.toSorted().map(kindOf))].filter((one) => one !== null));
  const file = dice.pick(files.filter((one) => kindOf(one) === kind).toSorted());
  const path = join(folder, file);
  // A page that is never looked at is no damage yet: the desk is told to look.
  if (kind === 'database') writeFileSync(join(folder, `${name}.doubt`), '');
  const before = readFileSync(path);
  const [how, bytes] = damaged(before, dice);
  if (bytes === null) rmSync(path);
  else writeFileSync(path, bytes);
  return bytes?.equals(before) === true ? null : `${kind} ${how}`;
}

function kindOf(file: string): string | null {
  if (file === name) return 'database';
  if (file === `${name}-wal`) return 'log';
  if (file === `${name}-journal`) return 'journal';
  if (/\/carbon-\d+$/.test(file)) return 'carbon';
  return /\/copy-\d+-\d+\.desk$/.test(file) ? 'safety copy' : null;
}

function damaged(before: Buffer, dice: Dice): readonly [how: string, bytes: Buffer | null] {
  const bytes = Buffer.from(before);
  const where = dice.below(bytes.length);
  switch (dice.pick(['flipped', 'zeroed', 'cut', 'gone'])) {
    case 'flipped':
      for (let left = dice.below(8); left >= 0; left -= 1) {
        const bit = dice.below(bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      }
      return ['with bits flipped', bytes];
    case 'zeroed':
      return [
        'with a stretch of zeros',
        bytes.fill(0, where, Math.min(bytes.length, where + 1 + dice.below(10_000))),
      ];
    case 'cut':
      return ['cut short', bytes.subarray(0, where)];
    default:
      return ['gone', null];
  }
}
