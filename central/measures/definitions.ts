import type { z } from 'zod';
import { MeasureDefinition } from '../../contract/nouns/measure.ts';
import { noteOwn } from '../audit/own.ts';
import type { Reader, Tx } from '../db/db.ts';
import { canonicalText } from '../events/canonical.ts';
import { itemOf } from '../items/item.ts';
import { lockFeed, putItems } from '../items/put.ts';

/** Every version of every definition, each measure's in their order. */
export async function readDefinitions(db: Reader): Promise<readonly MeasureDefinition[]> {
  const rows = await db.query<{ body: string }>(
    `select body from item where noun = 'measure-definition' and not gone`,
  );
  return rows
    .map(({ body }) => MeasureDefinition.parse(JSON.parse(body)))
    .sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
}

/** What a department writes: everything but the number. */
export const WrittenDefinition = MeasureDefinition.omit({ version: true });
export type WrittenDefinition = z.infer<typeof WrittenDefinition>;

/** `before-locked`: it would hold for a period whose value is locked already. Nothing was changed. */
export type Published =
  | { readonly outcome: 'added' | 'same'; readonly definition: MeasureDefinition }
  | { readonly outcome: 'before-locked'; readonly earliest: number };

/**
 * Publishes the next version of a definition. Its `since` must lie after the beginning of every period that is locked
 * already: what was published can't be said to have meant something else. The same once more is no new version.
 */
export async function publishDefinition(tx: Tx, written: WrittenDefinition, now: number): Promise<Published> {
  await lockFeed(tx);
  const before = (await readDefinitions(tx)).filter(({ id }) => id === written.id).at(-1);
  if (before !== undefined) {
    const { version: _, ...rest } = before;
    if (canonicalText(rest) === canonicalText(written)) return { outcome: 'same', definition: before };
  }
  const earliest = await lastLockedBeginning(tx, written.id);
  if (earliest !== null && written.since <= earliest) return { outcome: 'before-locked', earliest };
  const definition = { ...written, version: (before?.version ?? 0) + 1 };
  await putItems(tx, [itemOf('measure-definition', definition)]);
  const { id, version } = definition;
  await noteOwn(tx, 'measure-definition-published', { measure: id, version }, now);
  return { outcome: 'added', definition };
}

async function lastLockedBeginning(db: Reader, measure: string): Promise<number | null> {
  const [row] = await db.query<{ at: number | null }>(
    'select max(starts_at) as at from measure_period where measure = $1 and locked',
    [measure],
  );
  return row?.at ?? null;
}
