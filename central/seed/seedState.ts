import { z } from 'zod';
import type { Reader, Tx } from '../db/db.ts';
import { defaultNouns } from '../defaults/put.ts';

/** What a seeding was begun with, so that one that was broken off is taken up again as the same. Kept in `meta`. */
export const SeedState = z.object({
  seed: z.string(),
  now: z.int(),
  size: z.enum(['small', 'full']),
  done: z.boolean(),
});
export type SeedState = z.infer<typeof SeedState>;

export async function readSeedState(db: Reader): Promise<SeedState | null> {
  const [row] = await db.query<{ value: string }>(`select value from meta where key = 'seed'`);
  return row === undefined ? null : SeedState.parse(JSON.parse(row.value));
}

export async function writeSeedState(tx: Tx, state: SeedState): Promise<void> {
  await tx.run(
    `insert into meta (key, value) values ('seed', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(state)],
  );
}

/** Whether anything but seeding has filled this central. What every central begins with doesn't count. */
export async function isFilledOtherwise(db: Reader): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(
    `select exists (select 1 from item where noun not in (${defaultNouns.map((noun) => `'${noun}'`).join(', ')}))
      or exists (select 1 from account) as found`,
  );
  return row?.found === true && (await readSeedState(db)) === null;
}
