import type { Reader } from '../db/db.ts';
import type { Item } from './item.ts';

/**
 * What was said of dispatches that are put somewhere else, to be put there too: who sees a dispatch sees what was said of
 * it, and who no longer does is told that both are gone.
 */
export async function saidOfMoved(db: Reader, dispatches: readonly Item[]): Promise<readonly Item[]> {
  if (dispatches.length === 0) return [];
  const places = new Map(dispatches.map((dispatch) => [dispatch.id, dispatch]));
  const said = await db.query<Item & { about: string }>(
    `select noun, id, v, gone, restricted, squad_id as "squadId", division_id as "divisionId",
       account_id as "accountId", about, body
     from item where noun in ('no-video-answer', 'match-choice') and about = any($1) order by seq`,
    [[...places.keys()]],
  );
  return said.flatMap((item): Item[] => {
    const place = places.get(item.about);
    if (place === undefined) return [];
    const { squadId, divisionId } = place;
    return squadId === item.squadId && divisionId === item.divisionId
      ? []
      : [{ ...item, squadId, divisionId }];
  });
}
