import { type ClassFit, standardFit } from '../../../contract/nouns/class-fit.ts';
import type { Taker } from '../catalogue/apply.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** The newest version that the central published; a central from before there were any means the usual one. */
export function classFit(db: ReadDb): ClassFit {
  const row = db.get(newest);
  return row === undefined ? standardFit : (JSON.parse(row.body) as ClassFit);
}

/** Another version has every recording looked at again, see upkeep.ts. */
export function classFitTaker(db: WriteDb, generation: number): Taker<'class-fit'> {
  return {
    put: (id, fit, text) => db.run(put, fit.id, fit.version, id, generation, text),
    gone: (id) => db.run(gone, id),
    sweep: (current) => db.run(sweep, current),
  };
}

const newest = sql<[], { body: string }>(
  'classes that fit',
  'SELECT body FROM class_fit ORDER BY version DESC LIMIT 1',
);
const put = sql<[id: string, version: number, feedId: string, generation: number, body: string]>(
  'put classes that fit',
  `INSERT INTO class_fit (id, version, feed_id, generation, body) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (id, version) DO UPDATE
   SET feed_id = excluded.feed_id, generation = excluded.generation, body = excluded.body`,
);
const gone = sql<[feedId: string]>('remove classes that fit', 'DELETE FROM class_fit WHERE feed_id = ?');
const sweep = sql<[generation: number]>(
  'sweep classes that fit',
  'DELETE FROM class_fit WHERE generation <> ?',
);
