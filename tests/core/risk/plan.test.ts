import { expect, test } from 'vitest';
import type { RiskFilter } from '../../../contract/risk-state.ts';
import { instant } from '../../../contract/time.ts';
import { type ReadDb, sql } from '../../../electron/core/db/sql.ts';
import { askedBy, riskCounts, riskNumbers } from '../../../electron/core/risk/store.ts';
import { waitingRequests } from '../../../electron/core/risk/waiting.ts';
import { departmentChanges, pullAll, temporaryDatabase } from '../../support/database.ts';
import { accounts, departmentNow } from '../../support/department.ts';

const now = instant(departmentNow);

/** How SQLite reads what is asked. */
async function plansOf(ask: (db: ReadDb) => unknown): Promise<string[]> {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  const plans: string[] = [];
  const explained = (query: { readonly text: string }, params: readonly unknown[]) => {
    const rows = db.read.all(
      sql<never[], { detail: string }>('plan', `EXPLAIN QUERY PLAN ${query.text}`),
      ...(params as never[]),
    );
    if (/\brisk\b|risk_tally|reclassification_record/.test(query.text))
      plans.push(rows.map(({ detail }) => detail).join('; '));
  };
  ask({
    get: (query, ...params) => {
      explained(query, params);
      return db.read.get(query, ...params);
    },
    all: (query, ...params) => {
      explained(query, params);
      return db.read.all(query, ...params);
    },
    column: (query, ...params) => {
      explained(query, params);
      return db.read.column(query, ...params);
    },
  });
  return plans;
}

const page = (filter: RiskFilter) => (db: ReadDb) => {
  const asked = askedBy(db, filter, now, now);
  if (asked === null) throw new Error('nothing can fit');
  riskNumbers(db, asked, 'citation', { row: 0, limit: 100 });
};

test.each<[string, RiskFilter, string]>([
  ['the whole list', {}, 'SCAN risk'],
  ['what is deleted soon', { deletedWithinDays: 30 }, 'SEARCH risk USING PRIMARY KEY (deletes_at<?)'],
  ['of a squad', { unitId: 'squad-1' }, 'SEARCH risk USING COVERING INDEX risk_by_squad (squad=?)'],
  [
    'of a division',
    { unitId: 'division-1' },
    'SEARCH risk USING COVERING INDEX risk_by_division (division=?)',
  ],
  [
    'of an officer',
    { officerId: 'officer-1-1' },
    'SEARCH risk USING COVERING INDEX risk_by_officer (officer=?)',
  ],
])('%s is read in its order, without sorting', async (_, filter, plan) => {
  expect(await plansOf(page(filter))).toEqual([plan]);
});

test('the whole list is counted by the day, not row by row', async () => {
  const plans = await plansOf((db) => {
    const asked = askedBy(db, {}, now, now);
    if (asked !== null) riskCounts(db, asked);
  });
  expect(plans).toEqual(['SCAN risk_tally']);
});

test('requests that wait or were decided are found without reading all of them', async () => {
  const plans = await plansOf((db) => waitingRequests(db, accounts.sergeant, now));
  expect(plans).toEqual([
    'SCAN reclassification_record USING INDEX reclassification_record_waiting',
    'SEARCH reclassification_record USING INDEX reclassification_record_decided (<expr>>?)',
  ]);
});
