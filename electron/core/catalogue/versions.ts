import type { z } from 'zod';
import type { published } from '../../../contract/nouns/feed.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import type { Taker } from './apply.ts';

/** Configuration that the central publishes in versions, each in a table of the same shape. Every version stays. */
const versioned = {
  'code-list': statementsFor('code_list'),
  form: statementsFor('form'),
  'census-rules': statementsFor('census_rules'),
  'class-fit': statementsFor('class_fit'),
  'measure-definition': statementsFor('measure_definition'),
};
type VersionedNoun = keyof typeof versioned;

/** Its `sweep` answers how many versions it removed. */
export function versionTaker<N extends VersionedNoun>(
  db: WriteDb,
  generation: number,
  noun: N,
): Omit<Taker<N>, 'sweep'> & { readonly sweep: (current: number) => number } {
  const { put, gone, sweep } = versioned[noun];
  return {
    put: (id, body, text) => db.run(put, body.id, body.version, id, generation, text),
    gone: (id) => db.run(gone, id),
    sweep: (current) => db.run(sweep, current).changes,
  };
}

/** The newest version, of what there is one of; null: none was published, as by a central from before there were any. */
export function newestVersion<N extends 'census-rules' | 'class-fit'>(
  db: ReadDb,
  noun: N,
): z.infer<(typeof published)[N]> | null {
  const row = db.get(versioned[noun].newest);
  return row === undefined ? null : (JSON.parse(row.body) as z.infer<(typeof published)[N]>);
}

function statementsFor(table: string) {
  return {
    newest: sql<[], { body: string }>(
      `newest ${table}`,
      `SELECT body FROM ${table} ORDER BY version DESC LIMIT 1`,
    ),
    put: sql<[id: string, version: number, feedId: string, generation: number, body: string]>(
      `put ${table}`,
      `INSERT INTO ${table} (id, version, feed_id, generation, body) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id, version) DO UPDATE
       SET feed_id = excluded.feed_id, generation = excluded.generation, body = excluded.body`,
    ),
    gone: sql<[feedId: string]>(`remove ${table}`, `DELETE FROM ${table} WHERE feed_id = ?`),
    sweep: sql<[generation: number]>(`sweep ${table}`, `DELETE FROM ${table} WHERE generation <> ?`),
  };
}
