import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { temporaryFolder } from './database.ts';
import { leaksIn } from './leaks.ts';

const clip = new URL('../footage/late-start.mp4', import.meta.url);

test('what was planted in the clear is found: words in both encodings, footage, pictures, a plain database', () => {
  const folder = temporaryFolder();
  const plant = (name: string, bytes: Buffer | string) => writeFileSync(join(folder, name), bytes);
  plant('noise', Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256)));
  plant('utf8.log', 'a line with M. Álvarez in it');
  plant('utf16.ldb', Buffer.from('xx M. Álvarez xx', 'utf16le'));
  plant('photo', Buffer.concat([Buffer.alloc(9), Buffer.from('ffd8ffe000104a46494600', 'hex')]));
  plant('picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  copyFileSync(clip, join(folder, 'cache_0001'));
  const db = new SqliteDatabase(join(folder, 'work.desk'));
  db.exec('CREATE TABLE t (a); CREATE INDEX i ON t (a)');
  db.close();
  expect(leaksIn(folder, ['M. Álvarez', 'KC26-1']).toSorted()).toEqual([
    'cache_0001: ftyp',
    'cache_0001: mdat',
    'cache_0001: moov',
    'photo: JPEG',
    'picture: PNG',
    'utf16.ldb: “M. Álvarez”',
    'utf8.log: “M. Álvarez”',
    'work.desk: a plain SQLite header',
  ]);
});
