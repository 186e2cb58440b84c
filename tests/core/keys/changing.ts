import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import { findKey } from '../../../electron/core/keys/find-key.ts';
import type { Secrets } from '../../../electron/core/ports.ts';
import { changeKeyOf } from '../../../electron/core/session/key-care.ts';
import { openWith, type Profile, type ProfileNeeds } from '../../../electron/core/session/profile.ts';
import { rowsBy } from '../../support/database.ts';
import { countingIds } from '../../support/desk.ts';
import { work } from '../db/safety/damage.ts';

/** A desk in a process of its own that changes its key again and again; `check`: says whether all its work is there. */
const [folder = '', wish = 'change'] = process.argv.slice(2);
const file = join(folder, 'a.desk');
const whose = { name: 'a', file };
const needs: ProfileNeeds = {
  ...{ secrets: fileSecrets(join(folder, 'secrets.json')), keysIn: 'keyring', profileDir: folder },
  ...{ centralUrl: 'https://central.test', log: () => {}, written: () => {} },
  clock: { now: () => instant(1_700_000_000_000), after: () => () => {} },
  ids: countingIds(),
};

const key = await findKey(whose, needs, {});
if (isRefusal(key)) throw new Error(key.refused);
const opened = openWith(whose, key, needs);
if (isRefusal(opened)) throw new Error(opened.refused);
let profile: Profile = opened;
const rows = () => rowsBy(profile.db, 'SELECT id FROM finding').length;

if (wish === 'check') {
  const wanted = existsSync(`${file}.count`) ? Number(readFileSync(`${file}.count`, 'utf8')) : 0;
  process.send?.(
    rows() >= wanted ? 'all there' : `${rows()} of ${wanted}, start ${JSON.stringify(profile.start)}`,
  );
  profile.db.close();
  process.disconnect();
} else {
  process.send?.('begun');
  for (;;) {
    const n = rows();
    work(profile, n);
    writeFileSync(`${file}.count`, String(n + 1));
    await changeKeyOf(
      profile,
      needs,
      {},
      {
        close: (lastAct) => {
          lastAct();
          profile.db.close();
          return Promise.resolve();
        },
        goOn: (again) => {
          profile = again;
        },
      },
    );
  }
}

function fileSecrets(path: string): Secrets {
  const all = (): Record<string, string> =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  return {
    read: (name) => {
      const value = all()[name];
      return Promise.resolve(value === undefined ? { state: 'absent' } : { state: 'found', value });
    },
    write: (name, value) => {
      const { [name]: _, ...others } = all();
      writeFileSync(`${path}.new`, JSON.stringify(value === '' ? others : { ...others, [name]: value }));
      renameSync(`${path}.new`, path);
      return Promise.resolve();
    },
  };
}
