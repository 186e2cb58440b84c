import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cheapCost } from '../../../central/accounts/password.ts';
import type { Db } from '../../../central/db/db.ts';
import { putDefaults } from '../../../central/defaults/put.ts';
import { readDepartment } from '../../../central/department.ts';
import { drawFault } from '../../../central/events/drawFault.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { runProgrammes } from '../../../central/programmes/run.ts';
import { type Plan, smallPlan } from '../../../central/seed/plan.ts';
import { seedDepartment } from '../../../central/seed/seedDepartment.ts';
import { DrawRecord } from '../../../contract/nouns/draw.ts';
import { Period } from '../../../contract/nouns/programme.ts';
import { Duty, Submission } from '../../../contract/nouns/review.ts';
import { SampleItem } from '../../../contract/nouns/sample.ts';
import { instant } from '../../../contract/time.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { openEmpty } from '../../support/databases.ts';

const now = Date.UTC(2026, 10, 22, 18, 0);
const plan: Plan = { ...smallPlan, videos: 1500, dispatches: 600 };

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sw-seed-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function seed(db: Db, say: (sentence: string) => void = () => undefined) {
  const wish = { seed: 'one', size: 'small', clips: null } as const;
  return seedDepartment({ db, dataDir, now, plan, passwordCost: cheapCost, say, ...wish });
}

/** Everything that desks are told, as one hash; the order in which it was written doesn't count. */
async function digest(db: Db): Promise<string> {
  const rows = await db.query<{ text: string }>(
    `select noun || ' ' || id || ' ' || body as text from item order by noun, id`,
  );
  return createHash('sha256')
    .update(rows.map((row) => row.text).join('\n'))
    .digest('hex');
}

async function bodies(db: Db, noun: string): Promise<readonly unknown[]> {
  const rows = await db.query<{ body: string }>('select body from item where noun = $1', [noun]);
  return rows.map((row): unknown => JSON.parse(row.body));
}

describe('an empty central', () => {
  let db: Db;
  let first: string;
  beforeAll(async () => {
    db = await openEmpty();
    expect(await seed(db)).toBe('seeded');
    first = await digest(db);
  });
  afterAll(() => db.close());

  test('becomes a department whose people are said at the door', async () => {
    const { name, demoAccounts } = await readDepartment(db);
    expect(name).toContain('(demonstration)');
    expect(demoAccounts.map(({ username, role }) => `${username}: ${role}`)).toEqual([
      'whitfield: sergeant',
      'nunez: sergeant',
      'obrien: investigator',
      'okubo: auditor',
      'hale: administrator',
    ]);
  });

  test('gives its sergeant a quarter in the middle of being done', async () => {
    const duties = (await bodies(db, 'duty')).map((body) => Duty.parse(body));
    const own = duties.filter((duty) => duty.reviewerId === 'account-whitfield');
    const open = own.filter((duty) => duty.doneAt === null);
    expect(own).toHaveLength(50);
    expect(own.length - open.length).toBe(31);
    expect(open.filter((duty) => duty.kind === 'second')).toHaveLength(4);
    expect(open.filter((duty) => duty.kind === 'returned').map((duty) => duty.note)).toEqual([
      expect.stringContaining('Lt. C. Boone'),
    ]);
    const ofPeriod = own.filter((duty) => duty.kind !== 'second');
    expect(new Set(ofPeriod.map((duty) => duty.period?.name))).toEqual(new Set(['4th quarter 2026']));
    expect(new Set(own.map((duty) => duty.squadId))).toEqual(new Set(['squad-231']));
  });

  test('has a whole result for each review that is done', async () => {
    const results = (await bodies(db, 'result')).map((body) => Submission.parse(body));
    const duties = (await bodies(db, 'duty')).map((body) => Duty.parse(body));
    const done = duties.filter((duty) => duty.doneAt !== null).map((duty) => duty.id);
    const reviewed = results.map((result) => result.review.dutyId).filter((id) => id !== null);
    expect(reviewed.toSorted()).toEqual(done.toSorted());
    const kinds = new Set(results.flatMap((result) => result.findings.map((finding) => finding.kind)));
    expect(kinds).toEqual(new Set(['late-start', 'early-stop', 'missing-narration-stop', 'commendable']));
  });

  test('has a quarterly programme: two quarters drawn to their ends, one running, and the seed of the next promised', async () => {
    expect(await bodies(db, 'programme')).toHaveLength(1);
    const periods = (await bodies(db, 'period')).map((body) => Period.parse(body));
    const told = periods
      .toSorted((a, b) => a.startsAt - b.startsAt)
      .map(({ name, seed: own }) => [name, own !== null]);
    expect(told).toEqual([
      ['2nd quarter 2026', true],
      ['3rd quarter 2026', true],
      ['4th quarter 2026', false],
      ['1st quarter 2027', false],
    ]);
    const records = (await bodies(db, 'draw')).map((body) => DrawRecord.parse(body));
    expect(records.map(drawFault)).toEqual(records.map(() => null));
    const running = periods.find(({ name }) => name === '4th quarter 2026');
    const drawn = records.filter(
      ({ seedOrigin }) => seedOrigin.kind === 'period' && seedOrigin.periodId === running?.id,
    );
    // Each squad has its draw, and those of the two queues hold exactly what their sergeants owe or have done.
    expect(drawn).toHaveLength(6);
    const duties = (await bodies(db, 'duty')).map((body) => Duty.parse(body));
    const owed = duties.filter(({ kind }) => kind === 'periodic' || kind === 'returned');
    expect(owed.map((duty) => [duty.sample?.drawId, duty.sample?.itemId].join(' ')).toSorted()).toEqual(
      drawn
        .filter(({ id }) => owed.some(({ sample }) => sample?.drawId === id))
        .flatMap((record) => sampleOf(record).map(({ id }) => `${record.id} ${id}`))
        .toSorted(),
    );
    // The past was done for the most part, by sergeants who don't sign in.
    const past = records
      .filter(({ seedOrigin }) => seedOrigin.kind === 'period')
      .filter((record) => !drawn.includes(record));
    const items = past.flatMap((record) => sampleOf(record).map(({ id }) => `${record.id} ${id}`));
    const results = (await bodies(db, 'result')).map((body) => Submission.parse(body));
    const done = new Set(results.map(({ review: { sample } }) => `${sample?.drawId} ${sample?.itemId}`));
    const share = items.filter((item) => done.has(item)).length / items.length;
    expect(Math.abs(share - 0.92)).toBeLessThan(0.05);
  });

  test('a central that serves it a minute later draws nothing more of this week', async () => {
    const ran = await runProgrammes(db, instant(now + 60_000), () => 'never asked for');
    expect(ran).toEqual({ draws: 0, duties: 0 });
    expect(await digest(db)).toBe(first);
  });

  test('has an audit whose items are settled, with spares used and two blind pairs that disagree', async () => {
    const [record] = (await bodies(db, 'draw'))
      .map((body) => DrawRecord.parse(body))
      .filter(({ id }) => id === 'audit-recorded-in-full');
    if (record === undefined) throw new Error('no audit');
    expect(record.replacements).toHaveLength(2);
    const states = (await bodies(db, 'sample-item'))
      .map((body) => SampleItem.parse(body))
      .filter(({ drawId }) => drawId === record.id);
    const sample = sampleOf(record).map(({ id }) => id);
    const settled = states.filter(({ state }) => state === 'reviewed' || state === 'unavailable');
    expect(settled.map(({ itemId }) => itemId).toSorted()).toEqual(sample.toSorted());
    const results = (await bodies(db, 'result')).map((body) => Submission.parse(body));
    const ofAudit = results.filter(({ review }) => review.sample?.drawId === record.id);
    const pairs = [...Map.groupBy(ofAudit, ({ review }) => review.sample?.itemId).values()].filter(
      ({ length }) => length === 2,
    );
    const began = ({ answers }: Submission) =>
      answers.find(({ questionId }) => questionId === 'started-before-contact');
    expect(pairs).toHaveLength(4);
    expect(pairs.filter(([a, b]) => a && b && began(a)?.value !== began(b)?.value)).toHaveLength(2);
  });

  test('has an audit in the middle, whose second reviews are blind', async () => {
    const own = await db.query<{ noun: string; account: string; body: string }>(
      `select noun, account_id as account, body from item where account_id is not null and noun in ('result', 'sample-item')`,
    );
    expect(own.map(({ noun, account }) => `${noun} ${account}`).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'result account-okubo'),
      ...Array.from({ length: 4 }, () => 'sample-item account-okubo'),
    ]);
    const duties = (await bodies(db, 'duty')).map((body) => Duty.parse(body));
    const seconds = duties.filter(
      ({ kind, reviewerId }) => kind === 'second' && reviewerId === 'account-whitfield',
    );
    const hidden = own
      .filter(({ noun }) => noun === 'sample-item')
      .map(({ body }) => SampleItem.parse(JSON.parse(body)));
    expect(seconds.map(({ sample }) => sample?.itemId).toSorted()).toEqual(
      hidden.map(({ itemId }) => itemId).toSorted(),
    );
  });

  test('keeps what was planted beside the database, not in it', async () => {
    const truth = JSON.parse(await readFile(join(dataDir, 'truth.json'), 'utf8')) as { seed: string };
    expect(truth.seed).toBe('one');
    const [row] = await db.query<{ found: boolean }>(
      `select exists (select 1 from item where body like '%ticketLeftNonEvidence%') as found`,
    );
    expect(row?.found).toBe(false);
  });

  test('that is seeded already is left alone', async () => {
    expect(await seed(db)).toBe('was-seeded');
    expect(await digest(db)).toBe(first);
  });

  test('that was served before, and whose seeding was broken off, is taken up again and ends the same', async () => {
    const other = await openEmpty();
    await other.transaction(putDefaults);
    const breakOff = () => {
      throw new Error('the power went');
    };
    await expect(seed(other, breakOff)).rejects.toThrow('the power went');
    expect(await digest(other)).not.toBe(first);
    expect(await seed(other)).toBe('seeded');
    expect(await digest(other)).toBe(first);
    await other.close();
  });
});

test('a central that holds data of its own is left alone', async () => {
  const db = await openEmpty();
  const unit = { id: 'division-9', kind: 'division', name: 'Harbour', divisionId: null } as const;
  await db.transaction((tx) => putItems(tx, [itemOf('unit', unit)]));
  const before = await digest(db);
  expect(await seed(db)).toBe('holds-other-data');
  expect(await digest(db)).toBe(before);
  await db.close();
});
