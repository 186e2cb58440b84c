import type { Adjudication } from '../../../contract/nouns/sample.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { publishedOfDraw } from '../sample/published.ts';

/** What was decided of a draw's items, here and elsewhere: of two decisions about one question the later one. */
export function adjudicationsOf(db: ReadDb, drawId: string): readonly Adjudication[] {
  const newest = new Map<string, Adjudication>();
  const here = db.column(ofDraw, drawId).map((body) => JSON.parse(body) as Adjudication);
  for (const one of [...publishedOfDraw(db, 'adjudication', drawId), ...here]) {
    const known = newest.get(one.id);
    if (known === undefined || known.at <= one.at) newest.set(one.id, one);
  }
  return [...newest.values()];
}

export function putAdjudication(db: WriteDb, one: Adjudication): void {
  db.run(put, one.drawId, one.itemId, one.questionId, JSON.stringify(one));
}

const ofDraw = sql<[drawId: string], string>(
  'adjudications of a draw',
  'SELECT body FROM adjudication WHERE draw_id = ?',
);
const put = sql<[drawId: string, itemId: string, questionId: string, body: string]>(
  'put adjudication',
  `INSERT INTO adjudication (draw_id, item_id, question_id, body) VALUES (?, ?, ?, ?)
   ON CONFLICT (draw_id, item_id, question_id) DO UPDATE SET body = excluded.body`,
);
