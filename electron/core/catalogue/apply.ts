import type { Noun } from '../../../contract/nouns/feed.ts';
import type { Instant } from '../../../contract/time.ts';
import { censusRulesTaker } from '../census/published.ts';
import type { WriteDb } from '../db/sql.ts';
import { dispatchTaker } from '../dispatch/store.ts';
import { dutyTaker } from '../duty/store.ts';
import { measureTakers } from '../measures/published.ts';
import { saidTakers } from '../missing/said.ts';
import { resultTaker } from '../result/store.ts';
import { sampleTakers } from '../sample/published.ts';
import { videoTaker } from '../video/store.ts';
import { hasIndexes } from './arrange.ts';
import { type BodyOf, type Change, readChange } from './change.ts';
import { configurationTakers } from './configuration.ts';
import { beginGeneration, endPull, feedPosition, moveFeed, noteScope } from './feed-position.ts';
import { reclassificationTaker } from './reclassifications.ts';
import { type Terms, termsOf } from './terms.ts';
import { dropUnread, hasUnread, keepForLater, keepUnread, sweepUnread, unreadCount } from './unread.ts';
import { versionTaker } from './versions.ts';

/** Puts items of one noun where the lists find them. Made anew for each transaction. */
export type Taker<N extends Noun> = {
  /** `text` is the body as JSON, all its fields. Answered by 'later', it is kept and read again at the end of the next pull. */
  readonly put: (id: string, body: BodyOf<N>, text: string) => unknown;
  readonly gone: (id: string) => void;
  /** Removes what no pull since this generation's beginning has sent. */
  readonly sweep: (generation: number) => void;
};
/** What the takers of one transaction have in common. */
export type Intake = {
  readonly generation: number;
  readonly terms: Terms;
  /** False during the first pull: what is kept up row by row later on is made after it, see arrange.ts. */
  readonly isMatching: boolean;
};
type Takers = { readonly [N in Noun]: Taker<N> };

/** `me`: whose desk this is, by account id. `draft`: what becomes of the account's own unsubmitted reviews. */
export type Whose = { readonly me: string; readonly draft: (db: WriteDb) => Omit<Taker<'draft'>, 'sweep'> };

/**
 * Takes changes into the catalogue, in their order, with the place in the feed, within the caller's transaction.
 * Nothing stops it: what can't be read is kept unread. A few thousand at a time are a good measure.
 */
export function applyChanges(db: WriteDb, changes: readonly Change[], whose: Whose): void {
  const last = changes.at(-1);
  if (!last) return;
  const { generation } = feedPosition(db);
  take(db, changes, generation, whose);
  moveFeed(db, last.cursor);
  db.touchCatalogue();
}

/**
 * The feed's first line. `fresh`: everything is sent again, so that rows it doesn't name are to go at its end; work of
 * this desk is untouched.
 */
export function startFeed(db: WriteDb, start: { readonly scope: string; readonly fresh: boolean }): void {
  if (start.fresh) beginGeneration(db, start.scope);
  else if (feedPosition(db).scope !== start.scope) noteScope(db, start.scope);
}

/** The feed's last line. With nothing more to come after a fresh start, what wasn't sent again goes. */
export function endFeed(
  db: WriteDb,
  end: { readonly cursor: string; readonly more: boolean },
  at: Instant,
  whose: Whose,
): void {
  if (end.more) {
    moveFeed(db, end.cursor);
    return;
  }
  const { isSweeping, generation } = feedPosition(db);
  if (isSweeping) {
    for (const taker of Object.values(takersFor(db, generation, whose))) taker.sweep(generation);
    sweepUnread(db, generation);
    db.touchCatalogue();
  }
  endPull(db, end.cursor, at);
}

/** After an upgrade: what was kept unread may be readable now. Answers how many of them were. */
export function replayUnread(db: WriteDb, changes: readonly Change[], whose: Whose): number {
  if (changes.length === 0) return 0;
  const before = unreadCount(db);
  take(db, changes, feedPosition(db).generation, whose);
  db.touchCatalogue();
  return before - unreadCount(db);
}

function take(db: WriteDb, changes: readonly Change[], generation: number, whose: Whose): void {
  const takers = takersFor(db, generation, whose);
  // Most desks never keep one, and then none has to be looked for.
  let hasKept = hasUnread(db);
  for (const change of changes) {
    const reading = readChange(change);
    if ('unreadable' in reading) {
      keepUnread(db, change, reading.unreadable, generation);
      hasKept = true;
      continue;
    }
    if (hasKept) dropUnread(db, change.noun, change.id);
    const taker = takers[reading.noun] as Taker<Noun>;
    if (reading.body === null) {
      taker.gone(change.id);
      continue;
    }
    const text = change.text ?? JSON.stringify(reading.body);
    if (taker.put(change.id, reading.body, text) !== 'later') continue;
    keepForLater(db, change, generation);
    hasKept = true;
  }
}

function takersFor(db: WriteDb, generation: number, { me, draft }: Whose): Takers {
  const intake = { generation, terms: termsOf(db), isMatching: hasIndexes(db) };
  return {
    ...configurationTakers(db, generation),
    video: videoTaker(db, intake),
    dispatch: dispatchTaker(db, intake),
    duty: dutyTaker(db, generation),
    result: resultTaker(db, generation, me),
    reclassification: reclassificationTaker(db, generation),
    ...sampleTakers(db, generation),
    ...saidTakers(db, generation),
    'census-rules': censusRulesTaker(db, generation),
    // Another version has every recording looked at again, see risk/upkeep.ts.
    'class-fit': versionTaker(db, generation, 'class-fit'),
    ...measureTakers(db, generation),
    // Drafts are this account's own work: a pull from the beginning takes none of it away.
    draft: { ...draft(db), sweep: () => {} },
  };
}
