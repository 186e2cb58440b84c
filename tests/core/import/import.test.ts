import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ImportState } from '../../../contract/import-state.ts';
import { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { accounts, password } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { quiet, reviewerAt } from '../../support/reviewer.ts';
import { begin, call, countsOf, rowsOf } from './rows.ts';

const params = { id: 'file-1' };
const said = {
  line: 9,
  kind: 'refused',
  column: 'Officer',
  value: '',
  says: 'The officer is blank.',
} as const;

/** Two batches of two rows, the second with a refused one. */
async function readFile(desk: Desk): Promise<ImportState> {
  await desk.get('beginImport', { params, body: begin });
  for (const number of [1, 2])
    await desk.get('keepRows', {
      params: { ...params, number },
      body: {
        counts: countsOf(2, number - 1),
        said: number === 2 ? [said] : [],
        rows: rowsOf([call(number * 2), call(number * 2 + 1)]),
      },
    });
  return desk.get('endReading', { params, body: { batches: 2 } });
}

async function untilState(desk: Desk, wanted: (state: ImportState) => boolean): Promise<ImportState> {
  for (let tries = 0; tries < 500; tries += 1) {
    const [state] = (await desk.get('imports')).imports;
    if (state !== undefined && wanted(state)) return state;
    await desk.clock.advance(1000);
    await wait(5);
  }
  throw new Error(`never came to that: ${JSON.stringify(await desk.get('imports'))}`);
}

async function imported(central: TestCentral): Promise<Dispatch[]> {
  const rows = await central.db.query<{ body: string }>(
    `select body from item where noun = 'dispatch' and not gone and body like '%IMP-%' order by seq`,
  );
  return rows.map(({ body }) => Dispatch.parse(JSON.parse(body)));
}

test('a file is read, brought in once, found by its officer and seen in the catalogue', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  expect(await readFile(desk)).toMatchObject({
    state: 'read',
    batches: 2,
    counts: { rows: 5, accepted: 4, refused: 1 },
  });
  expect(await imported(central)).toEqual([]);
  expect((await desk.get('importSaid', { params, query: {} })).said).toEqual([said]);

  await desk.get('bringIn', { params });
  const done = await untilState(desk, ({ state }) => state === 'done');
  expect(done).toMatchObject({ sent: 2, taken: { imported: 4, updated: 0, unchanged: 0, refused: 0 } });
  const dispatches = await imported(central);
  expect(dispatches.map(({ eventNumber, officerId, squadId }) => [eventNumber, officerId, squadId])).toEqual(
    [2, 3, 4, 5].map((n) => [`IMP-${n}`, 'officer-1-1', 'squad-1']),
  );
  await quiet(desk);
});

test('without the network it waits, also over a restart, and no batch is ever doubled', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  await readFile(desk);
  // The first batch arrives, and its answer is lost.
  let lost = 0;
  desk.weather.always(({ path }) => {
    if (!path.includes('/v1/import')) return null;
    lost += 1;
    return lost === 1 ? { fault: 'lost-answer' } : { fault: 'offline' };
  });
  await desk.get('bringIn', { params });
  const waiting = await untilState(desk, ({ says }) => says !== null);
  expect(waiting).toMatchObject({ state: 'sending', sent: 0 });
  expect((await imported(central)).length).toBe(2);

  const again = await desk.restart();
  desk.weather.always(null);
  await again.get('signIn', { body: { username: accounts.auditor.username, password } });
  const done = await untilState(again, ({ state }) => state === 'done');
  expect(done).toMatchObject({ sent: 2, says: null, taken: { imported: 4, unchanged: 0 } });
  expect((await imported(central)).length).toBe(4);
});

test('a reading that was broken off goes on where it was, with the same file and mapping alone', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  await desk.get('beginImport', { params, body: begin });
  const batch = { counts: countsOf(1), said: [], rows: rowsOf([call(1)]) };
  for (let times = 0; times < 2; times += 1)
    expect(await desk.get('keepRows', { params: { ...params, number: 1 }, body: batch })).toEqual({
      batches: 1,
    });
  // Only the beginning of a file is ever kept.
  const later = await desk.call('keepRows', { params: { ...params, number: 3 }, body: batch });
  expect(later.problem).toMatchObject({ code: 'bad-request' });
  const again = await desk.restart();
  await again.get('signIn', { body: { username: accounts.auditor.username, password } });
  expect(await again.get('beginImport', { params: { id: 'file-2' }, body: begin })).toMatchObject({
    id: 'file-1',
    batches: 1,
  });
  const other = { ...begin, mapping: '{"columns":{"unit":"U"}}' };
  expect(await again.get('beginImport', { params: { id: 'file-3' }, body: other })).toMatchObject({
    id: 'file-3',
    batches: 0,
  });
  expect((await again.get('imports')).imports.map(({ id }) => id)).toEqual(['file-3']);
});

test('what is dropped before it is sent leaves nothing behind, here or at the central', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  await readFile(desk);
  await desk.get('dropImport', { params });
  expect(await desk.get('imports')).toEqual({ imports: [] });
  expect((await desk.call('bringIn', { params })).problem).toMatchObject({ code: 'not-found' });
  expect(await imported(central)).toEqual([]);
});

test('what is stopped half-way stays at the central as far as it went, and no further', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  await readFile(desk);
  let sent = 0;
  desk.weather.always(({ path }) => {
    if (!path.includes('/v1/import')) return null;
    sent += 1;
    return sent === 1 ? null : { fault: 'offline' };
  });
  await desk.get('bringIn', { params });
  await untilState(desk, ({ says, sent: gone }) => says !== null && gone === 1);
  await desk.get('dropImport', { params });
  const [left] = (await desk.get('imports')).imports;
  expect(left).toMatchObject({ state: 'done', taken: { imported: 2 } });
  desk.weather.always(null);
  await desk.clock.advance(600_000);
  expect((await imported(central)).length).toBe(2);
});

test.each(['sergeant', 'investigator'] as const)('a %s is told who brings files in', async (who) => {
  const central = await testCentral();
  const desk = await reviewerAt(central, who);
  expect((await desk.call('imports')).problem).toMatchObject({ code: 'not-allowed' });
  expect((await desk.call('beginImport', { params, body: begin })).problem?.detail).toMatch(
    /administrators, and by auditors/,
  );
});

test('a file that isn’t read to its end is not brought in', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  await desk.get('beginImport', { params, body: begin });
  expect((await desk.call('endReading', { params, body: { batches: 1 } })).problem).toMatchObject({
    code: 'bad-request',
  });
  expect((await desk.call('bringIn', { params })).problem).toMatchObject({ code: 'bad-request' });
});

test('a mapping is saved by its source, changed and forgotten', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  const source = { params: { kind: 'dispatch', name: 'New Orleans CAD / 2026' } } as const;
  await desk.get('keepImportSource', { ...source, body: { mapping: '{"a":1}' } });
  const { sources } = await desk.get('keepImportSource', { ...source, body: { mapping: '{"a":2}' } });
  expect(sources).toMatchObject([{ name: 'New Orleans CAD / 2026', mapping: '{"a":2}' }]);
  expect(await desk.get('dropImportSource', source)).toEqual({ sources: [] });
});
