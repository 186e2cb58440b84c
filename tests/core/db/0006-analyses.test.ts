import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analysisBy, putAnalysis } from '../../../electron/core/analysis/store.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { databaseBefore, rowsBy, temporaryDatabase, temporaryFolder } from '../../support/database.ts';

test('a desk with videos and reviews keeps them and can keep what was found in footage', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const before = databaseBefore('analyses', file);
  before.write('rows', (db) => {
    for (const text of [
      `INSERT INTO video (no, id, generation, recorded_at, ended_at, deletes_at, review, cited, classes)
       VALUES (1, 'v1', 1, 10, 20, 30, 0, 0, 0)`,
      `INSERT INTO video_body (no, body) VALUES (1, '{}')`,
      `INSERT INTO review VALUES ('r1', 'v1', NULL, 'open', 5, NULL, '{}')`,
    ])
      db.run(sql(text, text));
  });
  before.close();

  const db = temporaryDatabase(file);
  expect(rowsBy(db, 'SELECT id, body FROM video JOIN video_body USING (no)')).toEqual([
    { id: 'v1', body: '{}' },
  ]);
  expect(rowsBy(db, 'SELECT id, video_id FROM review')).toEqual([{ id: 'r1', video_id: 'v1' }]);
  const key = { sha256: 'a'.repeat(64), kind: 'sound', version: 1 } as const;
  db.write('keep', (write) => putAnalysis(write, key, 'v1', Buffer.from('found')));
  expect(String(analysisBy(db.read, key))).toBe('found');
});
