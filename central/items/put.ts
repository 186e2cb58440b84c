import type { Tx } from '../db/db.ts';
import type { Item } from './item.ts';

/**
 * Writes items and gives each one that changed the next place in the feed; what is already there, word for word,
 * stays where it is. Any number of items, no id twice. Answers with how many were new or changed.
 */
export async function putItems(tx: Tx, items: readonly Item[]): Promise<number> {
  if (items.length === 0) return 0;
  await lockFeed(tx);
  const [any] = await tx.query<{ found: boolean }>('select exists (select 1 from item) as found');
  let changed = 0;
  for (let from = 0; from < items.length; from += chunkSize) {
    // One JSON text for many rows: arrays of texts cost three times as much to send and to read.
    const values = [JSON.stringify(items.slice(from, from + chunkSize))];
    // Departures are looked for first, while the old audience is still on record.
    if (any?.found === true) await tx.run(departuresSql, values);
    changed += await tx.run(putSql, values);
  }
  await tx.run('update feed_head set seq = (select last_value from feed_seq)');
  return changed;
}

/**
 * Makes this transaction the only writer of the feed until it ends. Numbers are given out under this lock and seen when
 * it is released, so a reader who has seen number 9 will never be shown a new number 8.
 */
export async function lockFeed(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${feedLock})`);
}

const feedLock = 7_310_002;
const chunkSize = 2000;

const given = `
  select noun, id, v, gone, restricted, "squadId" as squad_id, "divisionId" as division_id, "accountId" as account_id, about, body
  from json_to_recordset($1::json) as given (noun text, id text, v int, gone boolean, restricted boolean,
    "squadId" text, "divisionId" text, "accountId" text, about text, body text)`;

const putSql = `
  insert into item as old (seq, noun, id, v, gone, restricted, squad_id, division_id, account_id, about, body)
  select nextval('feed_seq'), given.* from (${given}) as given
  on conflict (noun, id) do update set
    seq = excluded.seq, v = excluded.v, gone = excluded.gone, restricted = excluded.restricted,
    squad_id = excluded.squad_id, division_id = excluded.division_id, account_id = excluded.account_id,
    about = excluded.about, body = excluded.body
  where (old.v, old.gone, old.restricted, old.squad_id, old.division_id, old.account_id, old.body)
    is distinct from
    (excluded.v, excluded.gone, excluded.restricted, excluded.squad_id, excluded.division_id, excluded.account_id, excluded.body)`;

/** Whoever saw the item where it was, and doesn't where it goes, is told that it is gone. */
const departuresSql = `
  with given as (${given}),
  moved as (
    select old.noun, old.id,
      case when old.account_id is null then old.squad_id end as old_squad,
      case when given.account_id is null then given.squad_id end as new_squad,
      case when old.account_id is null then old.division_id end as old_division,
      case when given.account_id is null then given.division_id end as new_division,
      old.account_id as old_account, given.account_id as new_account
    from given join item old using (noun, id)
    where not old.gone
  ),
  lost as (
    select 'squad' as audience, old_squad as audience_id, noun, id from moved where old_squad is distinct from new_squad
    union all
    select 'division', old_division, noun, id from moved where old_division is distinct from new_division
    union all
    select 'account', old_account, noun, id from moved where old_account is distinct from new_account
  )
  insert into departure (audience, audience_id, seq, noun, id)
  select audience, audience_id, nextval('feed_seq'), noun, id from lost where audience_id is not null`;
