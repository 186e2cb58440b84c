import { type Rules, standardRules } from '../../census/rules.ts';
import { CensusRules } from '../../contract/nouns/census-rules.ts';
import { noteOwn } from '../audit/own.ts';
import type { Reader, Tx } from '../db/db.ts';
import { canonicalText } from '../events/canonical.ts';
import { itemOf } from '../items/item.ts';
import { lockFeed, putItems } from '../items/put.ts';

/** The rules of matching that are in force: the newest version. */
export async function readRules(db: Reader): Promise<CensusRules> {
  const rows = await db.query<{ body: string }>(
    `select body from item where noun = 'census-rules' and not gone`,
  );
  const versions = rows.map(({ body }) => CensusRules.parse(JSON.parse(body)));
  return versions.reduce(
    (newest, next) => (next.version > newest.version ? next : newest),
    asRules(standardRules),
  );
}

/** What a department writes: everything but the name and the number. */
export const WrittenRules = CensusRules.omit({ id: true, version: true }).strict();
export type WrittenRules = Omit<Rules, 'version'>;

/** Publishes the next version, and answers it. The same once more is no new version: null. */
export async function publishRules(tx: Tx, written: WrittenRules, now: number): Promise<CensusRules | null> {
  await lockFeed(tx);
  const { id, version, ...before } = await readRules(tx);
  if (canonicalText(before) === canonicalText(written)) return null;
  const next: CensusRules = { ...written, id, version: version + 1 };
  await putItems(tx, [itemOf('census-rules', next)]);
  await noteOwn(tx, 'census-rules-published', { version: next.version }, now);
  return next;
}

function asRules(rules: Rules): CensusRules {
  return { id: 'census', ...rules };
}
