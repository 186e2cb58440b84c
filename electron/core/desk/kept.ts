import type { z } from 'zod';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** A small thing of this desk's, kept by name as JSON. What no longer fits its schema counts as absent. */
export function readKept<T extends z.ZodType>(db: ReadDb, name: string, schema: T): z.infer<T> | null {
  const row = db.get(keptByName, name);
  if (!row) return null;
  const value = schema.safeParse(JSON.parse(row.value));
  return value.success ? value.data : null;
}

export function writeKept(db: WriteDb, name: string, value: unknown): void {
  db.run(keep, name, JSON.stringify(value));
}

export function dropKept(db: WriteDb, name: string): void {
  db.run(drop, name);
}

const keptByName = sql<[name: string], { value: string }>(
  'kept by name',
  'SELECT value FROM kept WHERE name = ?',
);
const keep = sql<[name: string, value: string]>(
  'keep',
  'INSERT INTO kept (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
);
const drop = sql<[name: string]>('drop kept', 'DELETE FROM kept WHERE name = ?');
