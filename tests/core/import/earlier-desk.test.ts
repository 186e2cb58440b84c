import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { centralApi } from '../../../contract/central-api.ts';
import { unpackRows } from '../../../contract/packed-rows.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { keptBody, sentBody } from '../../../electron/core/import/kept-body.ts';
import { testCentral } from '../../support/central.ts';
import { accounts, password } from '../../support/department.ts';
import { reviewerAt } from '../../support/reviewer.ts';
import { inItsFile } from '../audit-log/forging.ts';
import { begin, call, countsOf, rowsOf } from './rows.ts';

const rows = rowsOf([call(1), call(2), call(3, { unit: null })]);
/** What a desk kept before rows were packed: the very text that goes to the central. */
const asBefore = (id: string) => JSON.stringify({ id, rows: unpackRows(rows) });

test('a batch goes out as rows that a central takes, as the same text each time', () => {
  const kept = keptBody('file-1.1', rows);
  const sent = sentBody(kept);
  expect(centralApi.importRows.body.parse(JSON.parse(sent))).toEqual({
    id: 'file-1.1',
    rows: unpackRows(rows),
  });
  expect(sentBody(kept)).toBe(sent);
  expect(sent).toBe(asBefore('file-1.1'));
});

test('a batch that a desk of before kept goes out as it lies there', () => {
  const kept = asBefore('file-1.1');
  expect(sentBody(kept)).toBe(kept);
});

test('a file that was read half by a desk of before is read on and brought in whole', async () => {
  const central = await testCentral();
  const desk = await reviewerAt(central, 'auditor');
  const params = { id: 'file-1' };
  const batch = { counts: countsOf(3), said: [], rows };
  await desk.get('beginImport', { params, body: begin });
  await desk.get('keepRows', { params: { ...params, number: 1 }, body: batch });
  const earlier = (body: string) =>
    inItsFile(
      desk,
      (db) =>
        db.write('an older desk', (write) =>
          write.run(sql<[string]>('an older batch', 'UPDATE import_batch SET body = ?'), body),
        ),
      accounts.auditor,
    );
  expect(await earlier(asBefore('file-1.1'))).toMatchObject({ changes: 1 });

  const again = await desk.restart();
  await again.get('signIn', { body: { username: accounts.auditor.username, password } });
  expect(await again.get('beginImport', { params: { id: 'file-2' }, body: begin })).toMatchObject({
    id: 'file-1',
    batches: 1,
  });
  const second = { ...batch, counts: countsOf(1), rows: rowsOf([call(4)]) };
  await again.get('keepRows', { params: { ...params, number: 2 }, body: second });
  await again.get('endReading', { params, body: { batches: 2 } });
  await again.get('bringIn', { params });
  const state = async () => (await again.get('imports')).imports[0];
  for (let tries = 0; tries < 500 && (await state())?.state !== 'done'; tries += 1) await wait(5);
  expect(await state()).toMatchObject({ state: 'done', sent: 2, taken: { imported: 4 } });
});
