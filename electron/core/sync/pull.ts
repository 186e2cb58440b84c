import { setImmediate as breathe } from 'node:timers/promises';
import { centralApi } from '../../../contract/central-api.ts';
import { instant } from '../../../contract/time.ts';
import { beginGeneration, type FeedPosition, feedPosition } from '../catalogue/feed-position.ts';
import { isNo, type No } from '../central/no.ts';
import type { Fill } from '../db/sql.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { chunksOf } from './chunks.ts';
import { createIntake, type Intake } from './intake.ts';
import { wholeLines } from './lines.ts';
import { heardPlace, noteForgotten } from './place.ts';
import { cut, failedBy, notOurs, type Outcome, type Weather, weatherOf } from './weather.ts';

type Needs = {
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  /** Subjects decided by pushes; emptied when a feed is asked for. */
  readonly decidedSince: Set<string>;
  /** So many items have been taken in since this pull began. */
  readonly took: (items: number) => void;
  /** The central lacks what it had: there is something to send. */
  readonly forgot: () => void;
};

const patienceMs = 60_000;
/** Changes of a first pull that are committed together, in a turn of its own: others wait some thirty milliseconds for it. */
const settledTogether = 3000;

/**
 * Reads the feed from where this desk left off and takes it in, in batches, each in one transaction with the cursor of
 * its last line. Wherever the feed is cut, the whole lines before the cut are in, and the next pull goes on after them.
 */
export function createPull({
  signedIn,
  clock,
  decidedSince,
  took,
  forgot,
}: Needs): (signal: AbortSignal) => Promise<Outcome> {
  const { db, central } = signedIn;
  const atOnce: Fill = { write: db.writeLightly, settle: () => {} };

  return async (signal) => {
    const position = feedPosition(db.read);
    const query = {
      ...(position.cursor === null ? {} : { after: position.cursor }),
      ...heardPlace(db.read),
    };
    decidedSince.clear();
    const sentAt = clock.now();
    const response = await central.open(centralApi.feed, { query }, { signal, timeoutMs: patienceMs });
    if (isNo(response)) return refused(position, response);
    if (!isFeed(response)) {
      response.body?.cancel().catch(() => {});
      return failedBy(notOurs);
    }
    let isPutBack = false;
    const asked = { after: position.cursor, decidedSince };
    const intake = createIntake(signedIn, clock, asked, ({ now, forgot: said }) => {
      central.heard(instant(now), sentAt, clock.now());
      isPutBack = said === true;
    });
    const reading = (fill: Fill): Promise<Weather | null> =>
      readInto(intake, response.body, fill, () => isPutBack, signal);
    // A first pull brings hardly anything but new pages.
    const stopped = await (position.pulledAt === null ? db.filling(reading) : reading(atOnce));
    // It knows less than this desk: what it lacks is sought out first, so that nothing here is taken for taken back.
    if (isPutBack) {
      db.write('central forgot', (write) => noteForgotten(write, true));
      forgot();
      return { more: false };
    }
    // What came whole before the cut is brought home.
    intake.finish();
    took(intake.taken());
    return stopped ? failedBy(stopped, intake.taken() > 0) : { more: intake.end()?.more ?? false };
  };

  async function readInto(
    intake: Intake,
    body: ReadableStream<Uint8Array> | null,
    fill: Fill,
    isEnough: () => boolean,
    signal: AbortSignal,
  ): Promise<Weather | null> {
    if (body === null) return cut;
    let settledAt = 0;
    const lines = wholeLines(chunksOf(body, clock, patienceMs, signal));
    try {
      for (;;) {
        const some = await nextOf(lines);
        if (some === null) return cut;
        for (const text of some) {
          const trouble = intake.take(text);
          if (trouble || intake.end() || isEnough()) return trouble;
          if (!intake.isFull()) continue;
          intake.flush(fill.write);
          took(intake.taken());
          await breathe();
          if (intake.taken() - settledAt < settledTogether) continue;
          fill.settle();
          settledAt = intake.taken();
          await breathe();
        }
      }
    } finally {
      await lines.return(undefined);
    }
  }

  function refused(position: FeedPosition, answer: No): Outcome {
    if (answer.refused !== 'bad-request' || position.cursor === null) return failedBy(weatherOf(answer));
    // A cursor that this central never wrote: another central's, perhaps. Everything is asked for anew.
    db.write('forget cursor', (write) => beginGeneration(write, position.scope ?? ''));
    return { more: true };
  }
}

/** A hotel's login page comes with status 200 too. */
function isFeed(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith(centralApi.feed.raw) === true;
}

/** Null: there is nothing more, whether the stream ended or broke. Either way its last line is missing. */
async function nextOf(lines: AsyncGenerator<string[]>): Promise<string[] | null> {
  try {
    const next = await lines.next();
    return next.done === true ? null : next.value;
  } catch {
    return null;
  }
}
