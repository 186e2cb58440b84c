import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Db } from '../db/db.ts';
import { openDb } from '../db/open.ts';
import { WrongUse } from './command.ts';

/** A data folder with its database, held by this program alone until it is closed. */
export type Workplace = { readonly dataDir: string; readonly db: Db; readonly close: () => Promise<void> };

/**
 * Opens the data folder. The embedded database can't be shared: while one program has it, a second one is told so in
 * words instead of breaking it. A PostgreSQL server is shared by any number.
 */
export async function openWorkplace(data: string | undefined): Promise<Workplace> {
  if (data === undefined) throw new WrongUse('Say with --data where the central keeps its data.');
  const dataDir = resolve(data);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const databaseUrl = process.env['DATABASE_URL'] ?? null;
  const letGo = databaseUrl === null ? await hold(dataDir) : async () => undefined;
  try {
    const db = await openDb({ databaseUrl, dataDir });
    return {
      dataDir,
      db,
      close: async () => {
        await db.close();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function hold(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'in-use');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder !== process.pid && isAlive(holder)) {
      throw new WrongUse(
        `${dataDir} is in use by another central program (process ${holder}). Stop it first.`,
      );
    }
    // Left behind by one that was killed.
    await rm(path, { force: true });
  }
  throw new WrongUse(`${dataDir} is in use by another central program.`);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
