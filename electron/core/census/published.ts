import { type Rules, standardRules } from '../../../census/rules.ts';
import type { CensusRules } from '../../../contract/nouns/census-rules.ts';
import type { Taker } from '../catalogue/apply.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** The newest rules that the central published; a central from before there were any means the usual ones. */
export function rulesInForce(db: ReadDb): Rules {
  const row = db.get(newest);
  return row === undefined ? standardRules : (JSON.parse(row.body) as CensusRules);
}

export function censusRulesTaker(db: WriteDb, generation: number): Taker<'census-rules'> {
  return {
    put: (id, { id: rules, version }, text) => {
      db.run(put, rules, version, id, generation, text);
      db.touchMatching('rules', version);
    },
    gone: (id) => {
      db.run(gone, id);
      db.touchMatching('rules', 0);
    },
    sweep: (current) => {
      if (db.run(sweep, current).changes > 0) db.touchMatching('rules', 0);
    },
  };
}

const newest = sql<[], { body: string }>(
  'rules of the census',
  'SELECT body FROM census_rules ORDER BY version DESC LIMIT 1',
);
const put = sql<[id: string, version: number, feedId: string, generation: number, body: string]>(
  'put rules of the census',
  `INSERT INTO census_rules (id, version, feed_id, generation, body) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (id, version) DO UPDATE
   SET feed_id = excluded.feed_id, generation = excluded.generation, body = excluded.body`,
);
const gone = sql<[feedId: string]>(
  'remove rules of the census',
  'DELETE FROM census_rules WHERE feed_id = ?',
);
const sweep = sql<[generation: number]>(
  'sweep rules of the census',
  'DELETE FROM census_rules WHERE generation <> ?',
);
