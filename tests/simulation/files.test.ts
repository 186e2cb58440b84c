import { expect, test } from 'vitest';
import { isRefusal } from '../../contract/problem.ts';
import { openDatabase } from '../../electron/core/db/open.ts';
import { damageFiles } from './files.ts';

test('whatever is done to one file of a profile, all work is there at the next start', {
  timeout: 300_000,
}, async () => {
  const { counts, failures } = await damageFiles(1, 80);
  expect(failures).toEqual([]);
  expect(counts.size).toBeGreaterThan(12);
});

test('a desk that opens what it finds without mending it is found out', { timeout: 300_000 }, async () => {
  const { failures } = await damageFiles(1, 40, (opening) => {
    const db = openDatabase(opening);
    if (isRefusal(db)) return db;
    const safety = { key: '', standing: () => ({ copyAt: null, provenAt: null }), isDue: () => false };
    const never = { takeAndProve: () => Promise.resolve(false), copyUnder: () => {} };
    return { db, safety: { ...safety, ...never }, start: { rung: 'fine' } };
  });
  expect(failures.length).toBeGreaterThan(3);
});
