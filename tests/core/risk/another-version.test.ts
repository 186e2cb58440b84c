import { expect, test } from 'vitest';
import { standardFit } from '../../../contract/nouns/class-fit.ts';
import { instant } from '../../../contract/time.ts';
import { arrangeLists, isArrangementDue } from '../../../electron/core/catalogue/arrange.ts';
import { riskPage } from '../../../electron/core/risk/page.ts';
import { change, rowsBy, take } from '../../support/database.ts';
import { seededDesk, seededNow } from './seeded.ts';

const now = instant(seededNow);
const place = { row: 0, limit: 5 };

test('when another version of what fits is published, every recording is looked at again, and the numbers stay true', async () => {
  const { db } = await seededDesk();
  const before = riskPage(db.read, { issue: 'citation' }, place, now);
  expect(before.count).toBeGreaterThan(0);
  // From now on a ticket may lie in the short-lived class, and is called by another word.
  const outcomes = standardFit.outcomes.map((rule) =>
    rule.kind === 'citation'
      ? { ...rule, label: 'Ticket', classes: ['non-evidence', ...rule.classes] }
      : rule,
  );
  take(db, [
    change('class-fit', 'class-fit@2', {
      ...standardFit,
      version: 2,
      outcomes,
      saysNothing: [],
      graceDays: 30,
    }),
  ]);
  expect(isArrangementDue(db.read)).toBe(true);
  expect(riskPage(db.read, {}, place, now).behind).toBeGreaterThan(0);
  await arrangeLists(db, () => false);
  expect(isArrangementDue(db.read)).toBe(false);

  const after = riskPage(db.read, { issue: 'citation' }, place, now);
  expect([after.behind, after.rule.version, after.rule.graceDays]).toEqual([0, 2, 30]);
  expect(after.count).toBeLessThan(before.count);
  expect(after.rule.says).toContain('use of force, arrest, ticket, report');
  expect(after.rule.fits).toContain(
    'Ticket: Non-evidence, Misdemeanor / citation / summons, Traffic crash, Felony, Homicide, Use of force, Internal affairs',
  );
  const [listed] = rowsBy(db, 'SELECT count(*) AS n FROM risk');
  expect(rowsBy(db, 'SELECT sum(recordings) AS n FROM risk_tally')).toEqual([listed]);
  expect(rowsBy(db, 'SELECT count(*) AS n FROM upload')).toEqual(
    rowsBy(db, 'SELECT count(*) AS n FROM video'),
  );
});
