import type { Account } from '../../contract/nouns/account.ts';
import type { Reader, Value } from '../db/db.ts';
import { nounsForEverybody } from '../items/item.ts';
import { seesEverything } from '../scope.ts';

export type FeedRow = {
  readonly seq: number;
  readonly noun: string;
  readonly id: string;
  readonly v: number;
  readonly gone: boolean;
  /** JSON text; null when the item is gone. */
  readonly body: string | null;
};

/** What a page holds: after `after`, up to and with `top`, at most `limit` rows. `resuming`: what is gone is told too. */
export type PageWish = {
  readonly account: Account;
  readonly after: number;
  readonly top: number;
  readonly limit: number;
  readonly resuming: boolean;
};

/** A page in the order of the feed. Costs the rows that it returns, whatever the size of the department. */
export async function readPage(db: Reader, wish: PageWish): Promise<readonly FeedRow[]> {
  const { sql, values } = pageQuery(wish);
  return db.query<FeedRow>(sql, values);
}

/**
 * The statement for a page: one short, ordered range for each way in which this account sees things, merged. Each range
 * has an index of its own (migrations/0001), so none of them walks over what others see.
 */
export function pageQuery(wish: PageWish): { readonly sql: string; readonly values: readonly Value[] } {
  const { account } = wish;
  const values: Value[] = [wish.after, wish.top, wish.limit, account.id];
  const ranges = [...scopeRanges(account, values), 'account_id = $4'];
  const selects = ranges.map((range) => itemsIn(range, wish));
  if (wish.resuming) selects.push(...departures(account));
  const sql = `select seq, noun, id, v, gone, body from (${selects.join(' union all ')}) as seen order by seq limit $3`;
  return { sql, values };
}

function scopeRanges(account: Account, values: Value[]): readonly string[] {
  const everybody = `noun in (${nounsForEverybody.map((noun) => `'${noun}'`).join(', ')})`;
  switch (account.scope.kind) {
    case 'department':
      return ['account_id is null'];
    case 'division':
      values.push(account.scope.divisionId);
      return ['account_id is null and division_id = $5', everybody];
    case 'squad':
      values.push(account.scope.squadId);
      return ['account_id is null and squad_id = $5', everybody];
  }
}

const inPage = 'seq > $1 and seq <= $2';

function itemsIn(range: string, wish: PageWish): string {
  const hidden = seesEverything(wish.account) ? 'gone' : '(gone or restricted)';
  // A record that became restricted is, for those who may no longer see it, gone.
  const columns = wish.resuming
    ? `seq, noun, id, v, ${hidden} as gone, case when ${hidden} then null else body end as body`
    : 'seq, noun, id, v, gone, body';
  const kept = wish.resuming ? '' : ` and not ${hidden}`;
  return `(select ${columns} from item where ${range}${kept} and ${inPage} order by seq limit $3)`;
}

/** Items that moved out of this account's sight. A department loses sight of nothing but its own account's items. */
function departures(account: Account): readonly string[] {
  const lost = (audience: string) =>
    `(select seq, noun, id, 1 as v, true as gone, null as body from departure where ${audience} and ${inPage} order by seq limit $3)`;
  const own = lost(`audience = 'account' and audience_id = $4`);
  return account.scope.kind === 'department'
    ? [own]
    : [own, lost(`audience = '${account.scope.kind}' and audience_id = $5`)];
}
