import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { type Instant, instant } from '../../../../contract/time.ts';

/**
 * Where the safety copies and carbons of one database lie: a folder beside it. `copy-<no>-<when>.desk` is the work as it
 * was when carbon number `no` was begun, `carbon-<no>` what changed from then until the next number.
 */
export type Copy = { readonly no: number; readonly at: Instant; readonly path: string };
export type CarbonPlace = { readonly no: number; readonly path: string };

/** The newest copies are kept, and the last of each of so many days before. */
const [newest, days] = [3, 7];
const dayMs = 86_400_000;

export function shelfOf(file: string): string {
  return join(dirname(file), `${basename(file, '.desk')}.safety`);
}

/** Where damaged files go; nothing here is ever removed by the desk. */
export function asideOf(file: string): string {
  return join(dirname(file), `${basename(file, '.desk')}.set-aside`);
}

/** The newest first. */
export function copiesOf(file: string): Copy[] {
  return namesIn(shelfOf(file))
    .flatMap((name) => {
      const [, no, at] = /^copy-(\d+)-(\d+)\.desk$/.exec(name) ?? [];
      return no === undefined || at === undefined
        ? []
        : [{ no: Number(no), at: instant(Number(at)), path: join(shelfOf(file), name) }];
    })
    .sort((a, b) => b.no - a.no);
}

/** The oldest first. */
export function carbonsOf(file: string): CarbonPlace[] {
  return namesIn(shelfOf(file))
    .flatMap((name) => {
      const [, no] = /^carbon-(\d+)$/.exec(name) ?? [];
      return no === undefined ? [] : [{ no: Number(no), path: join(shelfOf(file), name) }];
    })
    .sort((a, b) => a.no - b.no);
}

/** A number above all that were given out. */
export function nextNo(file: string): number {
  return Math.max(0, ...copiesOf(file).map(({ no }) => no), ...carbonsOf(file).map(({ no }) => no)) + 1;
}

export function copyPath(file: string, no: number, at: Instant): string {
  return join(made(shelfOf(file)), `copy-${no}-${at}.desk`);
}

export function carbonPath(file: string, no: number): string {
  return join(made(shelfOf(file)), `carbon-${no}`);
}

/** Removes what rotation has no place for, and half-made things. Carbons go with the last copy that needs them. */
export function rotate(file: string): void {
  const copies = copiesOf(file);
  const lastOfDay = new Map<number, number>();
  for (const { no, at } of copies) {
    const day = Math.floor(at / dayMs);
    if (!lastOfDay.has(day) && lastOfDay.size < days) lastOfDay.set(day, no);
  }
  const stay = new Set([...copies.slice(0, newest).map(({ no }) => no), ...lastOfDay.values()]);
  for (const { no, path } of copies) if (!stay.has(no)) rmSync(path, { force: true });
  const oldest = Math.min(...stay);
  for (const { no, path } of carbonsOf(file)) if (no < oldest) rmSync(path, { force: true });
  for (const name of namesIn(shelfOf(file)))
    if (/\.new(-wal|-journal)?$/.test(name)) rmSync(join(shelfOf(file), name), { force: true });
}

const Proof = z.object({ no: z.int(), at: z.number() });

/** When a restore from a copy was last proven, of which copy; null: never. */
export function proofOf(file: string): { readonly no: number; readonly at: Instant } | null {
  try {
    const { no, at } = Proof.parse(JSON.parse(readFileSync(join(shelfOf(file), 'proof.json'), 'utf8')));
    return { no, at: instant(at) };
  } catch {
    return null;
  }
}

export function noteProof(file: string, no: number, at: Instant): void {
  writeFileSync(join(made(shelfOf(file)), 'proof.json'), JSON.stringify({ no, at }), { mode: 0o600 });
}

export function made(folder: string): string {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes all copies and carbons: after a change of the key, when the file itself has been proven whole under the new one. */
export function dropShelf(file: string): void {
  rmSync(shelfOf(file), { recursive: true, force: true });
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
