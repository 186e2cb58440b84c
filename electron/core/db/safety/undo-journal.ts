import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { genuineWith, pageSize, saltBytes } from './pages.ts';

/**
 * The journal of a database that is being filled (filling.ts): pages as they were before the transaction that writes over
 * them. SQLite puts them back when it finds one that was cut short, up to the first that doesn't fit, and says nothing
 * of the rest: half a transaction would stay. So the journal is looked through before.
 *
 * Parts, each from a whole sector on. Head: magic (8 bytes), number of pages, nonce, size of the database, size of a sector, size of
 * a page; magic and number are zeros until the pages are on the disk. Page: its number, itself, a sum.
 * Source: https://www.sqlite.org/fileformat2.html#the_rollback_journal
 */
export function isJournalWhole(journal: Buffer, isGenuine: (page: Buffer, no: number) => boolean): boolean {
  for (let at = 0; at < journal.length; ) {
    const head = journal.subarray(at, at + headBytes);
    // Nothing in the file was written over yet for the sake of what follows.
    if (head.subarray(0, 12).every((byte) => byte === 0)) return true;
    if (head.length < headBytes || !head.subarray(0, 8).equals(magic)) return false;
    const [pages, sector] = [head.readUInt32BE(8), head.readUInt32BE(20)];
    if (head.readUInt32BE(24) !== pageSize || sector < headBytes) return false;
    const end = at + sector + pages * recordBytes;
    if (end > journal.length) return false;
    for (let record = at + sector; record < end; record += recordBytes) {
      const page = journal.subarray(record + 4, record + 4 + pageSize);
      if (!isGenuine(page, journal.readUInt32BE(record))) return false;
    }
    at = Math.ceil(end / sector) * sector;
  }
  return true;
}

/** Looks at the journal beside a file that nobody in this process has open: closing it would drop the lock (POSIX). */
export function hasWholeJournal(file: string, key: string): boolean {
  return isJournalWhole(readFileSync(`${file}-journal`), genuineWith(key, saltIn(file)));
}

const magic = Buffer.from('d9d505f920a163d7', 'hex');
const headBytes = 28;
const recordBytes = 4 + pageSize + 4;

function saltIn(file: string): Buffer {
  const salt = Buffer.alloc(saltBytes);
  if (!existsSync(file)) return salt;
  const fd = openSync(file, 'r');
  try {
    readSync(fd, salt);
    return salt;
  } finally {
    closeSync(fd);
  }
}
