import { z } from 'zod';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';

/**
 * Where the central's records stood at its last answer that something came of. Handed back with what is asked next: a
 * central that was put back from a backup sees by it that it has lost what this desk believes it has. An answer is kept
 * with its place in one transaction: neither is ever there without the other.
 */
export function heardPlace(db: ReadDb): { readonly heard?: string } {
  const heard = readKept(db, 'central-place', z.string());
  return heard === null ? {} : { heard };
}

export function keepPlace(db: WriteDb, place: string | undefined): void {
  if (place === undefined) dropKept(db, 'central-place');
  else writeKept(db, 'central-place', place);
}

/** The central has said that it was put back, and hasn't been asked yet what it lacks. */
export function hasForgotten(db: ReadDb): boolean {
  return readKept(db, 'central-forgot', z.literal(true)) ?? false;
}

export function noteForgotten(db: WriteDb, forgot: boolean): void {
  if (forgot) writeKept(db, 'central-forgot', true);
  else dropKept(db, 'central-forgot');
}
