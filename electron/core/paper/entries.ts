import type { PaperEntry } from '../../../contract/nouns/sample.ts';
import type { KeptEntry } from '../../../contract/sample-state.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { sentOfRequest } from '../outbox/sent.ts';
import { subjectOf } from '../outbox/subject.ts';
import { publishedOfDraw } from '../sample/published.ts';

/** What was added to a draw's paper, here and elsewhere, the oldest first. What the central refused lies in the tray. */
export function entriesOf(db: ReadDb, drawId: string): KeptEntry[] {
  const there = publishedOfDraw(db, 'paper-entry', drawId).map((entry) => ({
    ...entry,
    sent: 'accepted' as const,
  }));
  const arrived = new Set(there.map(({ id }) => id));
  const here = db
    .column(ofDraw, drawId)
    .map((body) => JSON.parse(body) as PaperEntry)
    .filter(({ id }) => !arrived.has(id))
    .map((entry) => keptEntry(db, entry));
  return [...there, ...here.filter(({ sent }) => sent !== 'refused')].toSorted(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
}

/** One that was added here. */
export function entryById(db: ReadDb, id: string): KeptEntry | null {
  const [body] = db.column(byId, id);
  return body === undefined ? null : keptEntry(db, JSON.parse(body) as PaperEntry);
}

export function addEntry(db: WriteDb, entry: PaperEntry): void {
  db.run(add, entry.id, entry.drawId, JSON.stringify(entry));
}

function keptEntry(db: ReadDb, entry: PaperEntry): KeptEntry {
  return { ...entry, sent: sentOfRequest(db, subjectOf.draw(entry.drawId), entry.id).sent };
}

const ofDraw = sql<[drawId: string], string>(
  'paper entries of a draw',
  'SELECT body FROM paper_entry WHERE draw_id = ?',
);
const byId = sql<[id: string], string>('paper entry by id', 'SELECT body FROM paper_entry WHERE id = ?');
const add = sql<[id: string, drawId: string, body: string]>(
  'add paper entry',
  'INSERT INTO paper_entry (id, draw_id, body) VALUES (?, ?, ?)',
);
