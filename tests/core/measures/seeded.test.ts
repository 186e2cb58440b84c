import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cheapCost } from '../../../central/accounts/password.ts';
import { createCentral } from '../../../central/central.ts';
import { demoAccounts } from '../../../central/seed/demoAccounts.ts';
import { smallPlan } from '../../../central/seed/plan.ts';
import { seedDepartment } from '../../../central/seed/seedDepartment.ts';
import { instant } from '../../../contract/time.ts';
import { createFakeClock } from '../../support/clock.ts';
import { openEmpty } from '../../support/databases.ts';
import { type Desk, makeDesk } from '../../support/desk.ts';
import { quiet } from '../../support/reviewer.ts';

const now = instant(Date.UTC(2026, 10, 22, 18, 0));
const plan = { ...smallPlan, videos: 900, dispatches: 500 };

/** A desk of somebody who sees everything in a seeded department. */
async function seededDesk(): Promise<Desk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sw-measures-'));
  const db = await openEmpty();
  onTestFinished(async () => {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const wish = { seed: 'one', size: 'small', clips: null, passwordCost: cheapCost, say: () => {} } as const;
  await seedDepartment({ db, dataDir, now, plan, ...wish });
  const clock = createFakeClock(now);
  const ids = { next: () => 'bug' };
  const central = createCentral({ clock, ids, log: () => {}, passwordCost: cheapCost, dataDir, db });
  const desk = makeDesk({ centralFetch: (request) => central.fetch(request), clock });
  const { username } = demoAccounts.investigator;
  await desk.get('signIn', { body: { username, password: `demo-${username}` } });
  await quiet(desk);
  await expect
    .poll(async () => (await desk.call('measures', { query: {} })).value?.counting, { timeout: 60_000 })
    .toBeNull();
  return desk;
}

/** All rows behind a number, page after page. */
async function rowsBehind(desk: Desk, query: Parameters<typeof casesOf>[1]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const { rows, next } = await casesOf(desk, { ...query, ...(after === undefined ? {} : { after }) });
    ids.push(...rows.map(({ id }) => id));
    if (next === null) return ids;
    after = next;
  }
}
type Query = {
  readonly measure: 'activation';
  readonly unit: string;
  readonly period: string;
  readonly outcome: 'yes' | 'no' | 'unknown' | 'left';
  readonly after?: string;
};
const casesOf = (desk: Desk, query: Query) => desk.get('measureCases', { query });

test('in a seeded department every list is as long as its number says, and the central locked what the desk counts', async () => {
  const desk = await seededDesk();
  const { units } = await desk.get('measures', { query: { kind: 'month' } });
  const some = units.filter(({ kind }, at) => kind !== 'squad' || at % 3 === 0).map(({ unit }) => unit);
  let looked = 0;
  for (const unit of some) {
    const page = await desk.get('measures', { query: { unit, kind: 'month' } });
    for (const { definitions, values } of page.measures)
      for (const { periodKey, counts, today, state } of values.slice(-3)) {
        const measure = definitions[0]?.id as 'activation';
        const known = today ?? counts;
        for (const outcome of ['yes', 'no', 'unknown', 'left'] as const) {
          const number =
            outcome === 'left' ? Object.values(known.left).reduce((sum, n) => sum + n, 0) : known[outcome];
          const ids = await rowsBehind(desk, { measure, unit, period: periodKey, outcome });
          expect([unit, measure, periodKey, outcome, ids.length]).toEqual([
            unit,
            measure,
            periodKey,
            outcome,
            number,
          ]);
          expect(new Set(ids).size).toBe(ids.length);
          looked += ids.length;
        }
        // An investigator is shown everything, and nothing came after the lock.
        if (state === 'locked')
          expect([unit, measure, periodKey, today]).toEqual([unit, measure, periodKey, null]);
      }
  }
  expect(looked).toBeGreaterThan(1000);
}, 240_000);
