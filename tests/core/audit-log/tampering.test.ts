import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkingLog } from '../../../electron/core/audit-log/check.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { deviceIdOf } from '../../../electron/core/session/device.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { findingBody, quiet } from '../../support/reviewer.ts';
import { backAtWork, forge, inItsFile, logOf, rechain, worked } from './forging.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

test('an entry can’t be changed or removed by a statement that isn’t a forgery', async () => {
  const { desk } = await worked(central);
  await inItsFile(desk, (db) => {
    for (const text of ['DELETE FROM audit_entry', "UPDATE audit_entry SET act = 'nothing'"])
      expect(() => db.write('x', (write) => write.run(sql(text, text)))).toThrow('append-only');
  });
});

test.for<[string, (db: DeskDb) => void, string]>([
  [
    'an entry changed in place',
    (db) => forge(db, "UPDATE audit_entry SET act = 'signed-out' WHERE no = 2"),
    'broken',
  ],
  ['an entry left out', (db) => forge(db, 'DELETE FROM audit_entry WHERE no = 2'), 'broken'],
  ['the tail cut off', (db) => forge(db, 'DELETE FROM audit_entry WHERE no = 3'), 'cut'],
  [
    'a rewrite with all hashes made anew',
    (db) => {
      forge(db, "UPDATE audit_entry SET about = '{}' WHERE no = 2");
      rechain(db, 2);
    },
    'rewritten',
  ],
])('%s is noticed at the desk without the central', async ([, tamper, fault]) => {
  const { desk } = await worked(central);
  const found = await inItsFile(desk, (db) => {
    const deviceId = deviceIdOf(db.read) ?? '';
    expect(inOneGo(checkingLog(db.read, deviceId))).toBeNull();
    tamper(db);
    return inOneGo(checkingLog(db.read, deviceId));
  });
  expect(found?.fault).toBe(fault);
});

test.for<[string, (db: DeskDb) => void]>([
  [
    'a cut tail, and the signature with it',
    (db) => {
      forge(db, 'DELETE FROM audit_entry WHERE no = 3', "DELETE FROM kept WHERE name = 'audit-log-sent'");
    },
  ],
  [
    'a rewrite with all hashes made anew, and no signature',
    (db) => {
      forge(
        db,
        "UPDATE audit_entry SET about = '{}' WHERE no = 2",
        "DELETE FROM kept WHERE name = 'audit-log-sent'",
      );
      rechain(db, 2);
    },
  ],
])(
  '%s is noticed at the next contact, stays on record at the central, and stops no work',
  async ([, tamper]) => {
    const { desk, id } = await worked(central);
    const deviceId = await inItsFile(desk, (db) => {
      tamper(db);
      return deviceIdOf(db.read);
    });
    const back = await backAtWork(desk);
    await back.get('addFinding', { params: { id }, body: findingBody(`${id}-g`, 2000) });
    await quiet(back);
    expect((await logOf(back)).trouble?.fault).toBe('differs');
    const troubles = await central.db.query('select no from audit_trouble where device_id = $1', [deviceId]);
    expect(troubles.length).toBeGreaterThan(0);
    expect((await back.get('review', { params: { id } })).findings).toHaveLength(2);
  },
);

test('a central that was put back to an older state gets the rest again', async () => {
  const { desk, id } = await worked(central);
  const before = await logOf(desk);
  await central.db.transaction(async (tx) => {
    await tx.script('alter table audit_entry disable trigger all');
    await tx.run(
      'delete from audit_entry where no > 1 and device_id in (select device_id from audit_entry where about like $1)',
      [`%${id}%`],
    );
    await tx.script('alter table audit_entry enable trigger all');
  });
  await desk.get('addFinding', { params: { id }, body: findingBody(`${id}-g`, 2000) });
  await quiet(desk);
  const after = await logOf(desk);
  expect(after).toMatchObject({ entries: before.entries + 1, trouble: null });
  expect(after.countersigned?.no).toBe(after.entries);
});
