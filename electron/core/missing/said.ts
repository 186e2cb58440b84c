import type { MatchChoice, NoVideoAnswer } from '../../../contract/nouns/no-video.ts';
import type { SentState } from '../../../contract/sync-state.ts';
import type { Taker } from '../catalogue/apply.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { sentOfRequest } from '../outbox/sent.ts';
import { subjectOf } from '../outbox/subject.ts';

/** What was said of dispatches, here and elsewhere. Nothing of it is ever overwritten: the newest names the one before. */

type Said = { readonly 'no-video-answer': NoVideoAnswer; readonly 'match-choice': MatchChoice };
export type SaidNoun = keyof Said;
export type Kept<N extends SaidNoun> = Said[N] & { readonly sent: SentState };

/** Everything of a noun that was said of a dispatch, the oldest first; what the central refused lies in the tray. */
export function saidOf<N extends SaidNoun>(db: ReadDb, noun: N, dispatchId: string): Kept<N>[] {
  return together<N>(
    db,
    noun,
    db.column(publishedOfOne, dispatchId, String(noun)),
    db.column(hereOfOne, dispatchId, String(noun)),
  );
}

/** What stands of a noun for each dispatch of which anything was said. */
export function standingSaid<N extends SaidNoun>(db: ReadDb, noun: N): ReadonlyMap<string, Kept<N>> {
  const all = together<N>(db, noun, db.column(published, String(noun)), db.column(here, String(noun)));
  const standing = new Map<string, Kept<N>>();
  for (const [dispatchId, theirs] of Map.groupBy(all, (one) => one.dispatchId)) {
    const last = standingOf(theirs);
    if (last !== undefined) standing.set(dispatchId, last);
  }
  return standing;
}

/**
 * What stands of what was said of one dispatch, the oldest first: what isn't at the central yet, because it will arrive on
 * top; else the last of the central's own order, in which each names the one before.
 */
export function standingOf<T extends Pick<NoVideoAnswer, 'id' | 'replaces'> & { readonly sent: SentState }>(
  theirs: readonly T[],
): T | undefined {
  const waiting = theirs.findLast(({ sent }) => sent !== 'accepted');
  if (waiting !== undefined) return waiting;
  const replaced = new Set(theirs.map(({ replaces }) => replaces));
  return theirs.findLast(({ id }) => !replaced.has(id));
}

/** One that was said here or that the central has, by its id. */
export function saidById<N extends SaidNoun>(db: ReadDb, noun: N, id: string): Kept<N> | null {
  const [body] = [...db.column(publishedById, String(noun), id), ...db.column(hereById, String(noun), id)];
  if (body === undefined) return null;
  return withSent(db, noun, JSON.parse(body) as Said[N]);
}

export function addSaid<N extends SaidNoun>(db: WriteDb, noun: N, said: Said[N]): void {
  db.run(add, String(noun), said.id, said.dispatchId, JSON.stringify(said));
}

export function saidTakers(db: WriteDb, generation: number): { readonly [N in SaidNoun]: Taker<N> } {
  const taker = <N extends SaidNoun>(noun: N): Taker<N> => ({
    put: (id, body, text) =>
      db.run(put, { noun: String(noun), id, dispatchId: body.dispatchId, generation, body: text }),
    gone: (id) => db.run(gone, String(noun), id),
    sweep: (current) => db.run(sweep, String(noun), current),
  });
  return { 'no-video-answer': taker('no-video-answer'), 'match-choice': taker('match-choice') };
}

function together<N extends SaidNoun>(
  db: ReadDb,
  noun: N,
  publishedBodies: readonly string[],
  hereBodies: readonly string[],
): Kept<N>[] {
  const there = publishedBodies.map((body) => ({
    ...(JSON.parse(body) as Said[N]),
    sent: 'accepted' as const,
  }));
  const arrived = new Set(there.map(({ id }) => id));
  const own = hereBodies
    .map((body) => JSON.parse(body) as Said[N])
    .filter(({ id }) => !arrived.has(id))
    .map((said) => withSent(db, noun, said))
    .filter(({ sent }) => sent !== 'refused');
  return [...there, ...own].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function withSent<N extends SaidNoun>(db: ReadDb, noun: N, said: Said[N]): Kept<N> {
  const subject = noun === 'match-choice' ? subjectOf.match : subjectOf.noVideo;
  return { ...said, sent: sentOfRequest(db, subject(said.dispatchId), said.id).sent };
}

const published = sql<[noun: string], string>(
  'published of dispatches',
  'SELECT body FROM published_said WHERE noun = ?',
);
const here = sql<[noun: string], string>(
  'said of dispatches',
  'SELECT body FROM said_of_dispatch WHERE noun = ?',
);
const publishedOfOne = sql<[dispatchId: string, noun: string], string>(
  'published of a dispatch',
  'SELECT body FROM published_said WHERE dispatch_id = ? AND noun = ?',
);
const hereOfOne = sql<[dispatchId: string, noun: string], string>(
  'said of a dispatch',
  'SELECT body FROM said_of_dispatch WHERE dispatch_id = ? AND noun = ?',
);
const publishedById = sql<[noun: string, id: string], string>(
  'published of dispatches by id',
  'SELECT body FROM published_said WHERE noun = ? AND id = ?',
);
const hereById = sql<[noun: string, id: string], string>(
  'said of dispatches by id',
  'SELECT body FROM said_of_dispatch WHERE noun = ? AND id = ?',
);
const add = sql<[noun: string, id: string, dispatchId: string, body: string]>(
  'say of a dispatch',
  'INSERT INTO said_of_dispatch (noun, id, dispatch_id, body) VALUES (?, ?, ?, ?)',
);
const put = sql<{ noun: string; id: string; dispatchId: string; generation: number; body: string }>(
  'put published of dispatches',
  `INSERT INTO published_said (noun, id, dispatch_id, generation, body) VALUES (:noun, :id, :dispatchId, :generation, :body)
   ON CONFLICT (noun, id) DO UPDATE
   SET dispatch_id = excluded.dispatch_id, generation = excluded.generation, body = excluded.body`,
);
const gone = sql<[noun: string, id: string]>(
  'remove published of dispatches',
  'DELETE FROM published_said WHERE noun = ? AND id = ?',
);
const sweep = sql<[noun: string, generation: number]>(
  'sweep published of dispatches',
  'DELETE FROM published_said WHERE noun = ? AND generation <> ?',
);
