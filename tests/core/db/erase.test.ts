import { createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eraseSealed, putSealed, type SealedRow } from '../../../electron/core/check-out/store.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { temporaryDatabase, temporaryFolder, testKey } from '../../support/database.ts';

const many = 300;
const keys = Array.from({ length: many }, () => randomBytes(32));

function filled(file: string): DeskDb {
  const db = temporaryDatabase(file);
  for (const [n, key] of keys.entries()) {
    const row: SealedRow = {
      videoId: `v${n}`,
      sha256: 'a'.repeat(64),
      total: 5,
      mime: 'video/mp4',
      file: `f${n}`,
      key,
      done: 0,
      state: 'whole',
      says: null,
    };
    db.write('put', (write) => putSealed(write, row));
  }
  return db;
}

/** How many keys somebody finds who has the database's own key: in every page of the file, free ones too, and in the log. */
function keysFound(file: string): number {
  const database = readFileSync(file);
  const log = readFileSync(`${file}-wal`);
  const pages = [...pagesIn(database, 0, 0), ...pagesIn(log, 32, 24)];
  expect(pages.some((page) => page.includes('CREATE TABLE sealed_clip'))).toBe(true);
  return keys.filter((key) => pages.some((page) => page.includes(key))).length;
}

/** SQLCipher 4: pages of 4096 bytes, AES-256-CBC, the last 80 bytes an IV and a MAC, before the first page 16 of salt. */
function pagesIn(bytes: Buffer, before: number, beforeEach: number): Buffer[] {
  const [size, reserve] = [4096, 80];
  const pages: Buffer[] = [];
  for (let at = before + beforeEach; at + size <= bytes.length; at += size + beforeEach) {
    const isFirst = before === 0 ? at === 0 : bytes.readUInt32BE(at - beforeEach) === 1;
    const iv = bytes.subarray(at + size - reserve, at + size - reserve + 16);
    const decipher = createDecipheriv('aes-256-cbc', Buffer.from(testKey, 'hex'), iv).setAutoPadding(false);
    pages.push(decipher.update(bytes.subarray(at + (isFirst ? 16 : 0), at + size - reserve)));
  }
  return pages;
}

test('a key that was erased is nowhere in the database or its log, free pages included', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = filled(file);
  db.erase('erase', (write) => {
    for (const n of keys.keys()) if (n % 10 !== 0) eraseSealed(write, `v${n}`);
  });
  expect(readFileSync(`${file}-wal`).length).toBe(0);
  expect(keysFound(file)).toBe(many / 10);
});

test('the same while the database is filled', async () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = filled(file);
  await db.filling(async (fill) => {
    fill.write('piece', (write) =>
      write.run({ name: 'piece', text: "INSERT INTO kept VALUES ('piece', '1')" }),
    );
    db.erase('erase', (write) => {
      for (const n of keys.keys()) if (n % 10 !== 0) eraseSealed(write, `v${n}`);
    });
    expect(readFileSync(`${file}-journal`).length).toBe(0);
  });
  // The log comes back with the next write.
  db.write('next', (write) => write.run({ name: 'next', text: "INSERT INTO kept VALUES ('next', '1')" }));
  expect(keysFound(file)).toBe(many / 10);
});

test('an ordinary write would leave keys behind: this test can see them', () => {
  const file = join(temporaryFolder(), 'a.desk');
  const db = filled(file);
  db.write('remove', (write) => write.run({ name: 'remove', text: 'DELETE FROM sealed_clip' }));
  expect(keysFound(file)).toBeGreaterThan(0);
});
