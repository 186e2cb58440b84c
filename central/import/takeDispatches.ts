import type { ImportedDispatch } from '../../contract/import-rows.ts';
import { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { Tx } from '../db/db.ts';
import { type Item, itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { saidOfMoved } from '../items/saidOfMoved.ts';
import { idFor } from './ids.ts';
import type { Roster } from './roster.ts';

/** What became of one row. */
export type Taken = { readonly id: string; readonly outcome: 'imported' | 'updated' | 'unchanged' };

/**
 * Puts rows of a dispatch export into the central, officers who are new to it first. The same row again changes nothing,
 * also when it comes in another file that begins later: an officer can be sent to one event twice, so a row is looked for
 * among all that are known of its event, unit and officer. Answers for each row, in their order.
 */
export async function takeDispatches(
  tx: Tx,
  roster: Roster,
  rows: readonly ImportedDispatch[],
): Promise<readonly Taken[]> {
  const made = rows.map((row) => dispatchOf(row, roster));
  const before = await bodiesOf(
    tx,
    made.map(({ dispatch }) => dispatch.id),
  );
  const isSame = (dispatch: Dispatch) => before.get(dispatch.id) === JSON.stringify(dispatch);
  const doubtful = made.filter(({ dispatch }) => before.has(dispatch.id) && !isSame(dispatch));
  const siblings = await bodiesOf(
    tx,
    doubtful.flatMap(({ key }) => nths.map((nth) => idOf(key, nth))),
  );
  const claimed = new Set<string>();
  const items: Item[] = [];
  const taken = made.map(({ key, dispatch }): Taken => {
    const isKnown = before.has(dispatch.id) && !isSame(dispatch);
    const found = isKnown ? siblingOf(dispatch, key, siblings, claimed) : dispatch.id;
    const id = claimed.has(found) ? freeOf(key, claimed) : found;
    claimed.add(id);
    const body = JSON.stringify({ ...dispatch, id });
    const was = siblings.get(id) ?? before.get(id);
    if (was !== body) items.push(itemOf('dispatch', { ...dispatch, id }));
    return { id, outcome: was === undefined ? 'imported' : was === body ? 'unchanged' : 'updated' };
  });
  await putItems(tx, [...roster.takeNew(), ...items, ...(await saidOfMoved(tx, items))]);
  return taken;
}

/** As often as an officer is looked for at one event. */
const nths = [1, 2, 3, 4, 5, 6, 7, 8];

type Key = readonly string[];

function idOf(key: Key, nth: number): string {
  return idFor('dispatch', ...key, String(nth));
}

function freeOf(key: Key, claimed: ReadonlySet<string>): string {
  let nth = 1;
  while (claimed.has(idOf(key, nth))) nth += 1;
  return idOf(key, nth);
}

/** Word for word the same, or sent at the same time, or the one of its number. */
function siblingOf(
  dispatch: Dispatch,
  key: Key,
  bodies: ReadonlyMap<string, string>,
  claimed: ReadonlySet<string>,
): string {
  const known = nths.flatMap((nth) => {
    const id = idOf(key, nth);
    const body = bodies.get(id);
    return body === undefined || claimed.has(id) ? [] : [{ id, body }];
  });
  const same = known.find(({ id, body }) => JSON.stringify({ ...dispatch, id }) === body);
  if (same !== undefined) return same.id;
  const when = (one: Dispatch) => one.dispatchedAt ?? one.receivedAt ?? one.arrivedAt;
  const together = known.find(({ body }) => when(Dispatch.parse(JSON.parse(body))) === when(dispatch));
  return together?.id ?? dispatch.id;
}

function dispatchOf(
  row: ImportedDispatch,
  roster: Roster,
): { readonly key: Key; readonly dispatch: Dispatch } {
  const { line: _line, officerBadge, officerName, nth, ...rest } = row;
  const nobody = { id: null, squadId: null, divisionId: null };
  const officer =
    officerBadge === null
      ? nobody
      : roster.officer(officerBadge, officerName, { squadId: null, divisionId: null });
  // J-34739-16 in one system is J3473916 in the other.
  const key = [
    row.eventNumber.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''),
    row.unit ?? '',
    officerBadge ?? '',
  ];
  const dispatch = {
    id: idOf(key, nth),
    ...rest,
    officerId: officer.id,
    squadId: officer.squadId,
    divisionId: officer.divisionId,
  };
  return { key, dispatch };
}

async function bodiesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx.query<{ id: string; body: string }>(
    `select id, body from item where noun = 'dispatch' and not gone and id = any($1)`,
    [ids],
  );
  return new Map(found.map((row) => [row.id, row.body]));
}
