import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { standardRules } from '../../../census/rules.ts';
import { publishRules, readRules, WrittenRules } from '../../../central/census/rules.ts';
import type { Db } from '../../../central/db/db.ts';
import { putDefaults } from '../../../central/defaults/put.ts';
import { testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';

const { version: _, ...standard } = standardRules;

test('rules are written whole, with nothing else beside them and within bounds', () => {
  expect(WrittenRules.safeParse(standard).success).toBe(true);
  const { tailMs: _tail, ...without } = standard;
  for (const wrong of [
    without,
    { ...standard, tialMs: 1 },
    { ...standard, leadMs: -1 },
    { ...standard, gapAfterMs: 0.5 },
  ])
    expect(WrittenRules.safeParse(wrong).success).toBe(false);
});

describe.each(databases)('on $name', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    return () => db.close();
  });

  test('a department begins with the usual rules; a change is the next version, the same is none', async () => {
    expect(await readRules(db)).toEqual({ id: 'census', ...standardRules });
    await db.transaction(putDefaults);
    const written = { ...standard, lateStartAfterMs: 60_000 };
    const publish = () => db.transaction((tx) => publishRules(tx, written, 5));
    const next = { id: 'census', ...written, version: 2 };
    expect([await publish(), await publish()]).toEqual([next, null]);
    await db.transaction(putDefaults);
    expect(await readRules(db)).toEqual(next);
  });
});

test('everybody is sent every version', async () => {
  const central = await testCentral();
  onTestFinished(() => central.stop());
  await central.db.transaction((tx) => publishRules(tx, { ...standard, tailMs: 5000 }, 5));
  for (const who of ['sergeant', 'auditor'] as const) {
    const { call } = await central.signIn(who);
    const feed = await (await call('GET', '/v1/feed')).text();
    expect(feed).toContain('"noun":"census-rules","id":"census@2"');
  }
});
