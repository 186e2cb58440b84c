import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What takes long to make is made once and kept here; deleting the folder makes it anew. */
export const cache = join(root, '.cache', 'bench');

/** Names the shape of the desk's database, so that a kept one of another shape isn't measured. */
export function deskShape(): string {
  const migrations = join(root, 'electron/core/db/migrations');
  const files = readdirSync(migrations).map((name) => join(migrations, name));
  const hash = createHash('sha256');
  const made = ['catalogue/list-indexes.ts', 'catalogue/tallies.ts', 'frame/narrow.ts', 'risk/upkeep.ts'].map(
    (name) => join(root, 'electron/core', name),
  );
  for (const file of [...files.sort(), ...made]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}
