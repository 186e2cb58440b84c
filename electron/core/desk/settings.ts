import type { z } from 'zod';
import { Settings } from '../../../contract/desk-state.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { readKept, writeKept } from './kept.ts';

const first: Settings = { theme: 'dark', speed: 1, volume: 1, muted: false, kept: {} };
const change = Settings.partial();

/** How a reviewer likes the desk; nobody signed in: how it comes. */
export function readSettings(db: ReadDb | null): Settings {
  return (db && readKept(db, 'settings', Settings)) ?? first;
}

/** Absent fields stay; `kept` is joined by name, so that two screens don't erase each other's. */
export function changeSettings(db: WriteDb, { kept, ...given }: z.infer<typeof change>): Settings {
  const before = readSettings(db);
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const after = { ...before, ...present, kept: { ...before.kept, ...kept } };
  writeKept(db, 'settings', after);
  return after;
}
