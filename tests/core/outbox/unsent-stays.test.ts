import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskApi } from '../../../contract/desk-api.ts';
import type { Line } from '../../../contract/line.ts';
import { isRefusal } from '../../../contract/problem.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type WorkTable, workTables } from '../../../electron/core/db/tables.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { rowsBy, temporaryFolder } from '../../support/database.ts';
import { accounts, password, videos } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { callsOf } from '../../support/fuzz/calls.ts';
import {
  completeReview,
  findingBody,
  openBody,
  type Reviewer,
  reviewerAt,
  signIn,
} from '../../support/reviewer.ts';
import { planBody } from '../samples/audit.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

type Name = keyof typeof deskApi;
type Row = Readonly<Record<string, unknown>>;

/** What a call may take away: rows of one table, and which event about it goes out instead. */
const mayTake: Partial<Record<Name, { readonly table: WorkTable; readonly says: string | null }>> = {
  // Taken back, with a word about it to the central.
  answer: { table: 'answer', says: 'answer-removed' },
  // A wish that was never on the wire is taken out; its withdrawal is in the audit log.
  reclassify: { table: 'outbox', says: null },
  // What this desk alone has, and nobody else was told of.
  removePlan: { table: 'plan', says: null },
  keepDraft: { table: 'kept', says: null },
  dropDraft: { table: 'kept', says: null },
  dropImportSource: { table: 'import_source', says: null },
  // A sign-on's token.
  signIn: { table: 'kept', says: null },
  signOut: { table: 'kept', says: null },
};

/** What is said anew while it waits: the words may change, the row may not go. */
const saidAnew = 'review-kept';

/** Everything of the reviewer's work, as it lies on the disk at this moment. */
function onDisk(desk: Desk): Map<string, Row> {
  const folder = temporaryFolder();
  cpSync(desk.profileDir, folder, { recursive: true });
  const file = fileOf(folder);
  const key = desk.secrets.values.get(file.replace('.desk', '')) ?? '';
  const db = openDatabase({ file: join(folder, file), key, log: () => {}, written: () => {} });
  if (isRefusal(db)) throw new Error(db.refused);
  const rows = new Map<string, Row>();
  for (const table of workTables.filter((name) => name !== 'happening')) {
    const keys = rowsBy(db, `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0`) as {
      name: string;
    }[];
    for (const row of rowsBy(db, `SELECT * FROM ${table}`) as Row[])
      rows.set(`${table} ${keys.map(({ name }) => String(row[name])).join(' ')}`, row);
  }
  db.close();
  return rows;
}

function fileOf(folder: string): string {
  const own = readdirSync(folder).filter((name) => name.endsWith('.desk'));
  // Whoever else signed in on this machine came later.
  return own.find((name) => mine.has(name)) ?? own[0] ?? '';
}
const mine = new Set<string>();

/** What is gone, or was changed where it waits to be sent, beyond what this call may do. */
function wrongIn(name: Name, before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): string[] {
  const may = mayTake[name];
  const wrong: string[] = [];
  const gone = [...before.keys()].filter((key) => !after.has(key));
  for (const key of gone) if (!key.startsWith(`${may?.table ?? 'nothing'} `)) wrong.push(`${key} is gone`);
  const said = [...after].filter(([key, { kind }]) => !before.has(key) && kind === may?.says);
  if (gone.length > 0 && may?.says && said.length === 0) wrong.push(`${gone.join()} went without a word`);
  for (const [key, row] of before) {
    const now = after.get(key);
    if (now === undefined || !key.startsWith('outbox ') || row['kind'] === saidAnew) continue;
    if (now['body'] !== row['body'] || now['state'] !== row['state'])
      wrong.push(`${key} was ${JSON.stringify(row)}, is ${JSON.stringify(now)}`);
  }
  return wrong;
}

/** A desk without the network for its work, with some of each kind that waits. */
async function deskWithUnsentWork(): Promise<Reviewer> {
  const desk = await reviewerAt(central, 'auditor');
  mine.add(fileOf(desk.profileDir));
  // Signing in is possible; nothing that is sent arrives.
  desk.weather.always(({ path }) => (/sign-in|hello/.test(path) ? null : { fault: 'offline' }));
  const [open, done] = [{ params: { id: 'open' } }, { params: { id: 'done' } }];
  for (const [at, id] of ['open', 'done'].entries())
    await desk.get('openReview', { body: openBody(id, videos[at]?.id ?? '', { purpose: 'audit' }) });
  for (const id of ['finding-1', 'finding-2', 'finding-3'])
    await desk.get('addFinding', { ...open, body: findingBody(id, 31_000, { note: id }) });
  const answer = { value: 'yes', atMs: null, note: 'said', hint: null };
  for (const questionId of ['started-before-contact', 'recorded-to-end'])
    await desk.get('answer', { params: { id: 'open', questionId }, body: answer });
  for (const [id, given] of [
    ['wish-1', open],
    ['wish-2', done],
  ] as const)
    await desk.get('reclassify', { ...given, body: { id, to: 'training', reason: 'seen', reference: null } });
  await completeReview(desk, 'done');
  await desk.get('submit', done);
  for (const id of ['plan-1', 'plan-2', 'plan-3'])
    await desk.get('keepPlan', { params: { id }, body: planBody() });
  await desk.get('commitPlan', { params: { id: 'plan-1' }, body: { drawId: 'draw-1', redrawReason: null } });
  const dice = { seed: '3 1 4', seedOrigin: { kind: 'dice', says: 'five dice' } } as const;
  const { rows } = await desk.get('drawSample', { params: { id: 'draw-1' }, body: dice });
  const item = { state: 'missing', reason: 'not there', note: 'looked twice', videoId: null } as const;
  await desk.call('settleItem', { params: { id: 'draw-1', itemId: rows[0]?.item.id ?? '' }, body: item });
  return desk;
}

const known = [
  'open',
  'done',
  'finding-1',
  'finding-2',
  'wish-1',
  'wish-2',
  'draw-1',
  'plan-1',
  'plan-2',
  'training',
];
const more = [
  'started-before-contact',
  'form',
  'code-list',
  '1',
  '2',
  ...videos.slice(0, 3).map(({ id }) => id),
];

/** Calls that a desk is likely to get, each of which must be answered: what takes away does take away. */
const likely: Partial<Record<Name, (desk: Reviewer) => Promise<unknown>>> = {
  signIn: async (desk) => {
    await desk.get('signIn', { body: { username: accounts.captain.username, password } });
    await signIn(desk, 'auditor');
  },
  signOut: (desk) => desk.get('signOut'),
  changeKey: (desk) => desk.get('changeKey', { body: {} }),
  answer: (desk) =>
    desk.get('answer', {
      params: { id: 'open', questionId: 'recorded-to-end' },
      body: { value: null, atMs: null, note: null, hint: null },
    }),
  openReview: (desk) => desk.get('openReview', { body: openBody('again', videos[0]?.id ?? '') }),
  removeFinding: (desk) => desk.get('removeFinding', { params: { id: 'open', findingId: 'finding-3' } }),
  reclassify: (desk) =>
    desk.get('reclassify', {
      params: { id: 'open' },
      body: { id: 'wish-3', to: 'misdemeanor-citation', reason: 'after all', reference: null },
    }),
  removePlan: (desk) => desk.get('removePlan', { params: { id: 'plan-3' } }),
  takeAlong: (desk) => desk.get('takeAlong', { params: { id: 'draw-1' } }),
  checkIn: (desk) => desk.get('checkIn', { params: { id: 'draw-1' } }),
  syncNow: (desk) => desk.get('syncNow'),
};

test('no call takes unsent work away but what the reviewer takes back, which goes out as a word of its own', {
  timeout: 600_000,
}, async () => {
  const desk = await deskWithUnsentWork();
  expect([...onDisk(desk).keys()].filter((key) => key.startsWith('outbox ')).length).toBeGreaterThan(12);
  for (const [name, line] of Object.entries<Line>(deskApi) as [Name, Line][]) {
    if (line.method === 'GET') continue;
    const isSlow = ['signIn', 'unlock', 'changeKey', 'makeRecoveryCode'].includes(name);
    const before = onDisk(desk);
    await likely[name]?.(desk);
    const calls = fc.sample(callsOf(line, [...known, ...more]), { numRuns: isSlow ? 3 : 30, seed: 7 });
    for (const { method, path, body } of calls) {
      if (!URL.canParse(path, 'http://desk.invalid')) continue;
      const url = new URL(path, 'http://desk.invalid');
      await desk.core.fetch(new Request(url, { method, ...(body === null ? {} : { body }) }));
    }
    const { account, session } = await desk.get('desk');
    if (account === null || session.concealed !== null) await signIn(desk, 'auditor');
    expect(wrongIn(name, before, onDisk(desk)), name).toEqual([]);
  }
});

test('a call that took unsent work away would be found out', async () => {
  const desk = await deskWithUnsentWork();
  const before = onDisk(desk);
  const without = (table: string) => new Map([...before].filter(([key]) => !key.startsWith(`${table} `)));
  for (const table of ['outbox', 'finding', 'review', 'draw', 'plan'])
    expect(wrongIn('signOut', before, without(table)).length, table).toBeGreaterThan(0);
  expect(wrongIn('answer', before, without('answer'))).toEqual([expect.stringContaining('without a word')]);
});
