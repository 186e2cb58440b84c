import { standardRules } from '../../census/rules.ts';
import type { Tx } from '../db/db.ts';
import { itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { classifications } from './classifications.ts';
import { codeLists } from './codeLists.ts';
import { videoReviewForm } from './form.ts';
import { measureDefinitions } from './measures.ts';

/** Gives a central the default configuration; what the department has published since stays as it is. */
export async function putDefaults(tx: Tx): Promise<void> {
  const items = [
    ...classifications.map((body) => itemOf('classification', body)),
    ...codeLists.map((body) => itemOf('code-list', body)),
    itemOf('form', videoReviewForm),
    itemOf('census-rules', { id: 'census', ...standardRules }),
    ...measureDefinitions.map((body) => itemOf('measure-definition', body)),
  ];
  const known = await tx.query<{ noun: string; id: string }>(
    `select noun, id from item
     where noun in ('classification', 'code-list', 'form', 'census-rules', 'measure-definition')`,
  );
  const taken = new Set(known.map((row) => `${row.noun} ${row.id}`));
  await putItems(
    tx,
    items.filter((item) => !taken.has(`${item.noun} ${item.id}`)),
  );
}
