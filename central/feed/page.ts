import { type Account, seesEverything } from '../../contract/nouns/account.ts';
import type { Reader, Value } from '../db/db.ts';
import { nounsForEverybody } from '../items/item.ts';

/** What a page holds: after `after`, up to and with `top`, at most `limit` changes. */
export type PageWish = {
  readonly account: Account;
  readonly after: number;
  readonly top: number;
  readonly limit: number;
  /** The desk has seen what was before, so it is told what is gone, too. */
  readonly resuming: boolean;
  /** Goes before the number in each cursor. */
  readonly beforeNumber: string;
};

export type Page = {
  readonly count: number;
  /** Place of the last change; null when there is none. */
  readonly last: number | null;
  /** The `change` lines of the feed, each with its line end. */
  readonly text: string;
};

/** A page in the order of the feed. Costs the rows that it returns, whatever the size of the department. */
export async function readPage(db: Reader, wish: PageWish): Promise<Page> {
  const { sql, values } = pageQuery(wish);
  const [page] = await db.query<Page>(sql, values);
  if (page === undefined) throw new Error('an aggregate without a row');
  return page;
}

/**
 * The statement for a page: one short, ordered range for each way in which this account sees things, merged. Each range
 * has an index of its own (migrations/0001), so none of them walks over what others see. The lines are put together by
 * the database: one long text comes over several times faster than thousands of rows, and bodies are JSON already.
 */
export function pageQuery(wish: PageWish): { readonly sql: string; readonly values: readonly Value[] } {
  const { account } = wish;
  const values: Value[] = [wish.after, wish.top, wish.limit, account.id, wish.beforeNumber];
  const selects = [...scopeRanges(account, values), 'account_id = $4'].map((range) => itemsIn(range, wish));
  if (wish.resuming) selects.push(...departures(account));
  const sql = `
    select count(*) as count, max(seq) as last, coalesce(string_agg(${line}, '' order by seq), '') as text
    from (select * from (${selects.join(' union all ')}) as seen order by seq limit $3) as page`;
  return { sql, values };
}

const line = `'{"line":"change","cursor":"' || $5::text || '.' || seq || '","noun":"' || noun || '","id":' || to_json(id)
  || ',"v":' || v || ',"gone":' || gone::text || ',"body":' || coalesce(body, 'null') || E'}\\n'`;

function scopeRanges(account: Account, values: Value[]): readonly string[] {
  const everybody = `noun in (${nounsForEverybody.map((noun) => `'${noun}'`).join(', ')})`;
  switch (account.scope.kind) {
    case 'department':
      return [`coalesce(account_id, '') = ''`];
    case 'division':
      values.push(account.scope.divisionId);
      return ['account_id is null and division_id = $6', everybody];
    case 'squad':
      values.push(account.scope.squadId);
      return ['account_id is null and squad_id = $6', everybody];
  }
}

const inPage = 'seq > $1 and seq <= $2 order by seq limit $3';

function itemsIn(range: string, wish: PageWish): string {
  const hidden = seesEverything(wish.account) ? 'gone' : '(gone or restricted)';
  // A record that became restricted is, for those who may no longer see it, gone.
  const columns = wish.resuming
    ? `seq, noun, id, v, ${hidden} as gone, case when ${hidden} then null else body end as body`
    : 'seq, noun, id, v, gone, body';
  const kept = wish.resuming ? '' : ` and not ${hidden}`;
  return `(select ${columns} from item where ${range}${kept} and ${inPage})`;
}

/** Items that moved out of this account's sight. A department loses sight of nothing but its own account's items. */
function departures(account: Account): readonly string[] {
  const lost = (audience: string) =>
    `(select seq, noun, id, 1 as v, true as gone, null as body from departure where ${audience} and ${inPage})`;
  const own = lost(`audience = 'account' and audience_id = $4`);
  return account.scope.kind === 'department'
    ? [own]
    : [own, lost(`audience = '${account.scope.kind}' and audience_id = $6`)];
}
