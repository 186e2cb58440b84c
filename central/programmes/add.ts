import type { Programme } from '../../contract/nouns/programme.ts';
import { noteOwn } from '../audit/own.ts';
import type { Tx } from '../db/db.ts';
import { canonicalText } from '../events/canonical.ts';
import { itemOf } from '../items/item.ts';
import { lockFeed, putItems } from '../items/put.ts';
import { itemsOf } from '../items/read.ts';
import { readProgrammes } from './store.ts';

export type Definition = Omit<Programme, 'version' | 'since'>;

/** What became of a definition. `unknown-classes`: the department has no such classification; nothing was changed. */
export type Added =
  | { readonly outcome: 'added' | 'same'; readonly programme: Programme }
  | { readonly outcome: 'unknown-classes'; readonly codes: readonly string[] };

/**
 * Publishes a programme, or a new version of the one with this id, that holds from `since` on. The version before stays
 * as it was; the same definition once more is no new version.
 */
export async function addProgramme(
  tx: Tx,
  definition: Definition,
  since: Programme['since'],
): Promise<Added> {
  await lockFeed(tx);
  const classes = new Set((await itemsOf(tx, 'classification')).map(({ id }) => id));
  const codes = definition.eligible.classes.filter((code) => !classes.has(code));
  if (codes.length > 0) return { outcome: 'unknown-classes', codes };
  const before = (await readProgrammes(tx)).filter(({ id }) => id === definition.id).at(-1);
  if (before !== undefined) {
    const { version, since: began, ...rest } = before;
    if (canonicalText(rest) === canonicalText(definition))
      return { outcome: 'same', programme: { ...rest, version, since: began } };
  }
  const programme = { ...definition, version: (before?.version ?? 0) + 1, since };
  await putItems(tx, [itemOf('programme', programme)]);
  const { id, version } = programme;
  await noteOwn(tx, 'programme-published', { programme: id, version }, since);
  return { outcome: 'added', programme };
}
