import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import type { Db } from '../../central/db/db.ts';
import { embeddedDb } from '../../central/db/embedded.ts';
import { migrate, migrations } from '../../central/db/migrate.ts';
import { openPostgres } from '../../central/db/postgres.ts';

/** A way to get an empty database at the newest version, that is gone when it is closed. */
export type TestDatabase = { readonly name: 'PGlite' | 'PostgreSQL'; readonly open: () => Promise<Db> };

/** What each suite about the central runs on: PGlite, and PostgreSQL where the machine has one (`describe.each`). */
export const databases: readonly TestDatabase[] = [
  { name: 'PGlite', open: () => openEmpty() },
  ...postgresUrls().map((url) => ({ name: 'PostgreSQL' as const, open: () => openDatabaseAt(url) })),
];

function postgresUrls(): readonly string[] {
  const url = process.env['TEST_DATABASE_URL'] ?? inject('databaseUrl');
  return url === null ? [] : [url];
}

/** An empty PGlite in memory. Made once for all test files and then loaded, which takes a fifth of the time. */
export async function openEmpty(): Promise<Db> {
  const shape = migrations.map(({ sql }) => sql).join('\n');
  const key = createHash('sha256')
    .update(shape)
    .update(await pgliteVersion())
    .digest('hex')
    .slice(0, 16);
  const folder = new URL('../../.cache/test-database/', import.meta.url);
  const file = new URL(`${key}.tar`, folder);
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true });
    const draft = new URL(`${key}.${randomBytes(4).toString('hex')}`, folder);
    await writeFile(draft, await migratedDump());
    // Several test files may make it at once; each puts a whole one in place.
    await rename(draft, file);
  }
  const pglite = new PGlite({ loadDataDir: new Blob([await readFile(file)]) });
  await pglite.waitReady;
  return embeddedDb(pglite);
}

async function migratedDump(): Promise<Uint8Array> {
  const pglite = new PGlite();
  await migrate(await embeddedDb(pglite));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return new Uint8Array(await dump.arrayBuffer());
}

async function pgliteVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@electric-sql/pglite'));
  return readFile(entry.replace(/dist.*$/, 'package.json'), 'utf8');
}

async function openDatabaseAt(url: string): Promise<Db> {
  const name = `sw_${randomBytes(6).toString('hex')}`;
  await onceAt(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = await openPostgres(own.href);
  await migrate(db);
  return {
    ...db,
    close: async () => {
      await db.close();
      await onceAt(url, `drop database ${name} with (force)`);
    },
  };
}

async function onceAt(url: string, sql: string): Promise<void> {
  const admin = await openPostgres(url);
  try {
    await admin.query(sql);
  } finally {
    await admin.close();
  }
}
