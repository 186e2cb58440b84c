import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** Gives ids and codes the small numbers that lists filter by. */
export type Terms = { readonly number: (text: string) => number };

export function termsOf(db: WriteDb): Terms {
  return {
    number: (text) => {
      let no = db.remembered.get(text);
      if (no === undefined) {
        no = db.get(termByText, text)?.no ?? db.run(addTerm, text).row;
        db.remembered.set(text, no);
      }
      return no;
    },
  };
}

/** The number of an id or code; null: nothing here mentions it. */
export function termOf(db: ReadDb, text: string): number | null {
  return db.get(termByText, text)?.no ?? null;
}

const termByText = sql<[text: string], { no: number }>('term by text', 'SELECT no FROM term WHERE text = ?');
const addTerm = sql<[text: string]>('add term', 'INSERT INTO term (text) VALUES (?)');
