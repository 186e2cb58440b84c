import { standardRules } from '../../census/rules.ts';
import { standardFit } from '../../contract/nouns/class-fit.ts';
import type { Noun } from '../../contract/nouns/feed.ts';
import type { Tx } from '../db/db.ts';
import { itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { classifications } from './classifications.ts';
import { codeLists } from './codeLists.ts';
import { videoReviewForm } from './form.ts';
import { measureDefinitions } from './measures.ts';

/** What a central begins with, whatever the department. */
export const defaultNouns = [
  'classification',
  'code-list',
  'form',
  'census-rules',
  'class-fit',
  'measure-definition',
] as const satisfies readonly Noun[];

/** Gives a central the default configuration; what the department has published since stays as it is. */
export async function putDefaults(tx: Tx): Promise<void> {
  const items = [
    ...classifications.map((body) => itemOf('classification', body)),
    ...codeLists.map((body) => itemOf('code-list', body)),
    itemOf('form', videoReviewForm),
    itemOf('census-rules', { id: 'census', ...standardRules }),
    itemOf('class-fit', standardFit),
    ...measureDefinitions.map((body) => itemOf('measure-definition', body)),
  ];
  const known = await tx.query<{ noun: string; id: string }>(
    `select noun, id from item
     where noun in (${defaultNouns.map((noun) => `'${noun}'`).join(', ')})`,
  );
  const taken = new Set(known.map((row) => `${row.noun} ${row.id}`));
  await putItems(
    tx,
    items.filter((item) => !taken.has(`${item.noun} ${item.id}`)),
  );
}
