import { type Rules, standardRules } from '../../../census/rules.ts';
import type { Taker } from '../catalogue/apply.ts';
import { newestVersion, versionTaker } from '../catalogue/versions.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';

/** The newest rules that the central published; a central from before there were any means the usual ones. */
export function rulesInForce(db: ReadDb): Rules {
  return newestVersion(db, 'census-rules') ?? standardRules;
}

/** What was judged by other rules is judged again. */
export function censusRulesTaker(db: WriteDb, generation: number): Taker<'census-rules'> {
  const taker = versionTaker(db, generation, 'census-rules');
  return {
    put: (id, body, text) => {
      taker.put(id, body, text);
      db.touchMatching('rules', body.version);
    },
    gone: (id) => {
      taker.gone(id);
      db.touchMatching('rules', 0);
    },
    sweep: (current) => {
      if (taker.sweep(current) > 0) db.touchMatching('rules', 0);
    },
  };
}
