import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import type { Change } from './change.ts';
import { lineOf, parseLine } from './line.ts';

/** Keeps a change that this desk can't read, as it came. The newest one of an item takes the place of an older. */
export function keepUnread(db: WriteDb, change: Change, reason: string, generation: number): void {
  const { text, ...line } = change;
  const { body, ...head } = line;
  const kept = text === undefined ? JSON.stringify(line) : lineOf(head, text);
  db.run(keep, change.noun, change.id, change.v, kept, reason, generation);
}

/** Keeps a change of which something has to wait until the central has answered for what is here. */
export function keepForLater(db: WriteDb, change: Change, generation: number): void {
  keepUnread(db, change, later, generation);
}

/** The item has been read, or is gone: what was kept of it is out of date. */
export function dropUnread(db: WriteDb, noun: string, id: string): void {
  db.run(drop, noun, id);
}

export function sweepUnread(db: WriteDb, generation: number): void {
  db.run(sweep, generation);
}

/** Those that this desk can't read. */
export function unreadCount(db: ReadDb): number {
  return db.get(count)?.count ?? 0;
}

/** Whether anything is kept, unreadable or for later. */
export function hasUnread(db: ReadDb): boolean {
  return db.get(any) !== undefined;
}

export function unreadChanges(db: ReadDb, which = lines): Change[] {
  return db.column(which).map((line) => {
    const { value, text } = parseLine(line);
    return { ...(value as Change), ...(text === undefined ? {} : { text }) };
  });
}

/** The account's own unsubmitted reviews among them. */
export function unreadDrafts(db: ReadDb): Change[] {
  return unreadChanges(db, drafts);
}

const later = 'later';

const keep = sql<[noun: string, id: string, v: number, line: string, reason: string, generation: number]>(
  'keep unread',
  `INSERT INTO unread (noun, id, v, line, reason, generation) VALUES (?, ?, ?, ?, ?, ?)
   ON CONFLICT (noun, id) DO UPDATE
   SET v = excluded.v, line = excluded.line, reason = excluded.reason, generation = excluded.generation`,
);
const drop = sql<[noun: string, id: string]>('drop unread', 'DELETE FROM unread WHERE noun = ? AND id = ?');
const sweep = sql<[generation: number]>('sweep unread', 'DELETE FROM unread WHERE generation <> ?');
const count = sql<[], { count: number }>(
  'count unread',
  `SELECT count(*) AS count FROM unread WHERE reason <> '${later}'`,
);
const any = sql<[], { one: number }>('any unread', 'SELECT 1 AS one FROM unread LIMIT 1');
const lines = sql<[], string>('unread lines', 'SELECT line FROM unread ORDER BY noun, id');
const drafts = sql<[], string>('unread drafts', `SELECT line FROM unread WHERE noun = 'draft' ORDER BY id`);
