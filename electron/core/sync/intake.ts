import type { FeedLine } from '../../../contract/nouns/feed.ts';
import { refuse } from '../../../contract/problem.ts';
import { applyChanges, endFeed, replayUnread, startFeed, type Whose } from '../catalogue/apply.ts';
import type { Change } from '../catalogue/change.ts';
import { unreadDrafts } from '../catalogue/unread.ts';
import type { Fill, WriteDb } from '../db/sql.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { keepClockAhead } from './clock-ahead.ts';
import { readLine } from './feed-lines.ts';
import { noteFetched } from './happenings.ts';
import { type TakeOver, takeDraft, takeOwnResult } from './take-over.ts';
import { linesAtFirst, linesNext } from './turn.ts';
import { notAsked, notOurs, troubleOf, type Weather } from './weather.ts';

export type Start = Extract<FeedLine, { line: 'start' }>;
type End = Extract<FeedLine, { line: 'end' }>;

export type Intake = {
  /** Takes one line in; answers with what is wrong with the feed, when nothing after this line can be trusted. */
  readonly take: (text: string) => Weather | null;
  readonly isFull: () => boolean;
  /** Writes what was taken in, with the cursor of its last line, in one transaction or as one piece of one. */
  readonly flush: (write: Fill['write']) => void;
  /** The same for what is left, and writes down what came with all of this reading. */
  readonly finish: () => void;
  /** The feed's last line, once it has come. */
  readonly end: () => End | null;
  /** Changes written so far. */
  readonly taken: () => number;
};

/** One reading of the feed: its lines in, the catalogue and this reviewer's own reviews brought up to date. */
export function createIntake(
  { db, account, central }: SignedIn,
  clock: Pick<Clock, 'now'>,
  asked: { readonly after: string | null; readonly decidedSince: ReadonlySet<string> },
  began: (start: Start) => void,
): Intake {
  let start: Start | null = null;
  let isStartWritten = false;
  let end: End | null = null;
  let pending: Change[] = [];
  let lines = linesAtFirst;
  let taken = 0;
  let news = 0;
  const flush = (writeLightly: Fill['write'], isLast: boolean): void => {
    const isOver = end !== null || (isLast && news > 0);
    if (start === null || (pending.length === 0 && !isOver)) return;
    const batch = pending;
    const from = start;
    pending = [];
    const startedAt = clock.now();
    writeLightly('take in feed', (write) => {
      writeBatch(write, from, batch);
      if (isLast) noteFetched(write, news, clock.now());
    });
    if (batch.length >= lines) lines = linesNext(lines, clock.now() - startedAt);
    isStartWritten = true;
    taken += batch.length;
  };

  return {
    take: (text) => {
      const line = readLine(text);
      switch (line.line) {
        case 'start':
          if (line.after !== undefined && line.after !== asked.after) return notAsked;
          start = line;
          began(line);
          return null;
        case 'change':
          if (start === null) return notOurs;
          pending.push(line);
          return null;
        case 'end':
          if (start === null) return notOurs;
          end = line;
          return null;
        case 'unknown':
          return start === null ? notOurs : null;
        case 'broken':
          return start === null ? notOurs : unreadable;
      }
    },
    isFull: () => pending.length >= lines,
    flush: (writeLightly) => flush(writeLightly, false),
    finish: () => flush(db.writeLightly, true),
    end: () => end,
    taken: () => taken,
  };

  function writeBatch(write: WriteDb, from: Start, batch: readonly Change[]): void {
    const { decidedSince } = asked;
    const how: TakeOver = { decidedSince, fresh: from.fresh, now: clock.now() };
    const whose: Whose = {
      me: account.id,
      draft: () => ({
        put: (_id, draft) => (takeDraft(write, draft, how) ? undefined : 'later'),
        gone: () => {},
      }),
    };
    if (!isStartWritten) {
      startFeed(write, from);
      keepClockAhead(write, central.clockAheadMs());
    }
    applyChanges(write, batch, whose);
    for (const change of batch) {
      // This desk's own words come back with the feed, and are no news.
      const isOwn = change.noun === 'draft' || takeOwnResult(write, change, account.id, how);
      if (!isOwn) news += 1;
    }
    if (end) endFeed(write, end, clock.now(), whose);
    // Nothing newer was told of a draft that was kept: what an older desk couldn't read is news now, and what waited for an
    // answer to this desk's own words is what the central has after that answer.
    if (end && !end.more) replayUnread(write, unreadDrafts(write), whose);
  }
}

const unreadable = troubleOf(refuse('central-trouble', 'A line of its change feed could not be read.'));
