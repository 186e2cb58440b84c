import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beginEra } from '../feed/era.ts';
import type { Db } from './db.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

export type Place = {
  /** A PostgreSQL address; null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Where the embedded database lives (in `database/`); null: in memory. */
  readonly dataDir: string | null;
};

/** Opens the database, embedded by default, brings it to the newest shape and begins an era of its feed. */
export async function openDb(place: Place): Promise<Db> {
  const db =
    place.databaseUrl === null ? await embeddedAt(place.dataDir) : await openPostgres(place.databaseUrl);
  try {
    await migrate(db);
    await db.transaction(beginEra);
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

async function embeddedAt(dataDir: string | null): Promise<Db> {
  if (dataDir === null) return openEmbedded(null);
  const folder = join(dataDir, 'database');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return openEmbedded(folder);
}
