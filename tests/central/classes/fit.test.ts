import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ownEntriesAfter } from '../../../central/audit/own.ts';
import {
  publishClassFit,
  readClassFit,
  WrittenFit as Written,
  type WrittenFit,
} from '../../../central/classes/fit.ts';
import type { Db } from '../../../central/db/db.ts';
import { putDefaults } from '../../../central/defaults/put.ts';
import { standardFit } from '../../../contract/nouns/class-fit.ts';
import { testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';

const { id: _id, version: _version, ...standard } = standardFit;
const [force, ...others] = standard.outcomes;

test('they are written whole, with nothing else beside them and within bounds', () => {
  expect(Written.safeParse(standard).success).toBe(true);
  const { noReportWords: _, ...without } = standard;
  for (const wrong of [
    without,
    { ...standard, gracedays: 3 },
    { ...standard, graceDays: -1 },
    { ...standard, outcomes: [{ ...force, kind: 'parade' }] },
    { ...standard, outcomes: [{ ...force, classes: [] }] },
    { ...standard, outcomes: [{ ...force, words: [' '] }] },
  ])
    expect(Written.safeParse(wrong).success).toBe(false);
});

describe.each(databases)('on $name', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await db.transaction(putDefaults);
    return () => db.close();
  });
  const publish = (written: WrittenFit) => db.transaction((tx) => publishClassFit(tx, written, 5));

  test('a class that the department hasn’t, and an outcome said twice, are refused in words and change nothing', async () => {
    const unknown = { ...standard, saysNothing: ['unclassified', 'parade'] };
    expect(await publish(unknown)).toMatchObject({
      outcome: 'refused',
      fault: expect.stringMatching(/^The department has no class "parade"; it has: felony, /),
    });
    const twice = { ...standard, outcomes: [...standard.outcomes, ...standard.outcomes.slice(0, 1)] };
    expect(await publish(twice)).toMatchObject({
      outcome: 'refused',
      fault: expect.stringContaining('twice'),
    });
    expect(await readClassFit(db)).toEqual(standardFit);
    expect(await ownEntriesAfter(db, 0, 10)).toEqual([]);
  });

  test('a change is the next version and stands in the central’s log, the same is none', async () => {
    const written = { ...standard, outcomes: others, graceDays: 3 };
    const next = { id: 'class-fit' as const, ...written, version: 2 };
    expect(await publish(written)).toEqual({ outcome: 'added', fit: next });
    expect((await publish(written)).outcome).toBe('same');
    await db.transaction(putDefaults);
    expect(await readClassFit(db)).toEqual(next);
    const log = await ownEntriesAfter(db, 0, 10);
    expect(log.map(({ act, about }) => [act, about])).toEqual([['class-fit-published', '{"version":2}']]);
  });
});

test('everybody is sent every version', async () => {
  const central = await testCentral();
  onTestFinished(() => central.stop());
  await central.db.transaction(async (tx) => {
    await putDefaults(tx);
    await publishClassFit(tx, { ...standard, graceDays: 3 }, 5);
  });
  for (const who of ['sergeant', 'auditor'] as const) {
    const { call } = await central.signIn(who);
    const feed = await (await call('GET', '/v1/feed')).text();
    for (const version of [1, 2]) expect(feed).toContain(`"noun":"class-fit","id":"class-fit@${version}"`);
  }
});
