import { setImmediate as breathe } from 'node:timers/promises';
import { openDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { rowsAtOnce } from './filled.ts';

/** A desk in a process of its own that is filled batch by batch, while its reviewer makes one mark after the other and tells each that is kept. */
const [file = '', key = ''] = process.argv.slice(2);
const db = openDatabase({ file, key, log: () => {}, written: () => {} });
if ('refused' in db) throw new Error(db.refused);

const countOf = (table: string): number =>
  db.read.column(sql<[], number>('count', `SELECT count(*) FROM ${table}`))[0] ?? 0;
const addRow = sql<[id: string, body: string]>(
  'officer',
  'INSERT INTO officer (id, generation, body) VALUES (?, 1, ?)',
);
const addReview = sql(
  'review',
  `INSERT INTO review (id, video_id, state, started_at, body) VALUES ('r', 'v', 'open', 1, '{}')
   ON CONFLICT (id) DO NOTHING`,
);
const addMark = sql<[id: string, n: number]>(
  'mark',
  `INSERT INTO finding (id, review_id, kind, start_ms, body) VALUES (?, 'r', 'late-start', ?, '{}')`,
);

let rows = countOf('officer');
let marks = countOf('finding');
await db.filling(async (fill) => {
  for (let pieces = 1; ; pieces += 1) {
    fill.write('batch', (write) => {
      // Here and there in the table, so that pages are written over.
      for (const end = rows + rowsAtOnce; rows < end; rows += 1)
        write.run(addRow, String((rows * 7919) % 1_000_003), 'x'.repeat(300));
    });
    if (pieces % 5 === 0) fill.settle();
    if (pieces % 3 === 0) mark(db);
    await breathe();
  }
});

function mark(db: DeskDb): void {
  db.write('mark', (write) => {
    write.run(addReview);
    write.run(addMark, `m${marks}`, marks);
  });
  process.send?.(marks);
  marks += 1;
}
