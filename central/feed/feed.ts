import type { Account } from '../../contract/nouns/account.ts';
import type { FeedLine } from '../../contract/nouns/feed.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { Reader } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import { fingerprintOf } from '../scope.ts';
import { beforeNumber, type Cursor, readCursor, writeCursor } from './cursor.ts';
import { isStillTrue, readHead, readPlace } from './era.ts';
import { readPage } from './page.ts';

export type FeedWish = {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
  readonly heard?: string | undefined;
};

/**
 * The changes that an account may see, after a cursor, as NDJSON. Pages are read only as fast as the desk takes them.
 * A cursor of another scope, or of a past that was undone (a database put back from a backup), starts from the beginning.
 */
export async function answerFeed(
  ports: Ports,
  account: Account,
  wish: FeedWish,
): Promise<Response | Refusal> {
  const cursor = wish.after === undefined ? null : readCursor(wish.after);
  if (wish.after !== undefined && cursor === null)
    return refuse('bad-request', 'That is no cursor of this feed.');
  const { epoch, seq: top, mark } = await readHead(ports.db);
  const fingerprint = fingerprintOf(account, epoch);
  const resuming =
    cursor !== null && cursor.fingerprint === fingerprint && (await isStillTrue(ports.db, cursor));
  const heard = wish.heard === undefined ? null : readPlace(wish.heard);
  const forgot = heard !== null && !(await isStillTrue(ports.db, heard));
  const from: Cursor = { mark, fingerprint, seq: resuming ? cursor.seq : 0 };
  const now = ports.clock.now();
  const start: FeedLine = {
    line: 'start',
    scope: fingerprint,
    now,
    after: wish.after ?? null,
    fresh: !resuming,
    ...(forgot ? { forgot } : {}),
  };
  const pages = changes(ports.db, {
    account,
    from,
    top,
    limit: wish.limit ?? Number.MAX_SAFE_INTEGER,
    resuming,
  });
  return new Response(streamOf(`${JSON.stringify(start)}\n`, pages, ports), {
    headers: { 'content-type': 'application/x-ndjson' },
  });
}

const pageSize = 2500;

type Range = {
  readonly account: Account;
  readonly from: Cursor;
  /** What is written while the feed runs waits for the next one; so every feed ends. */
  readonly top: number;
  readonly limit: number;
  readonly resuming: boolean;
};

/** One text for each page, the last one with the `end` line. */
async function* changes(db: Reader, range: Range): AsyncGenerator<string, void> {
  const { from, limit, ...rest } = range;
  const wish = { ...rest, beforeNumber: beforeNumber(from) };
  let after = from.seq;
  let left = limit;
  for (;;) {
    const size = Math.min(pageSize, left);
    const page = await readPage(db, { ...wish, after, limit: size });
    after = page.last ?? after;
    left -= page.count;
    if (page.count === size && left > 0) {
      yield page.text;
      continue;
    }
    const more = page.count === size && (await readPage(db, { ...wish, after, limit: 1 })).count > 0;
    // At the end of it all the cursor is at the head, past what this account isn't shown.
    const end: FeedLine = {
      line: 'end',
      cursor: writeCursor({ ...from, seq: more ? after : range.top }),
      more,
    };
    yield `${page.text}${JSON.stringify(end)}\n`;
    return;
  }
}

function streamOf(
  first: string,
  pages: AsyncGenerator<string, void>,
  ports: Ports,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let started = false;
  // A desk that goes while a page is being read closes the stream under it; that is no fault.
  let left = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const page = await pages.next();
        if (left) return;
        const text = page.done === true ? '' : page.value;
        if (text !== '' || !started) controller.enqueue(encoder.encode(started ? text : first + text));
        started = true;
        if (page.done === true) controller.close();
      } catch (error) {
        if (left) return;
        // The answer has begun, so it can only be cut; the desk takes it up again after its last whole line.
        ports.log('error', 'feed-cut', { error: error instanceof Error ? error.stack : String(error) });
        controller.error(new Error('feed cut'));
      }
    },
    async cancel() {
      left = true;
      await pages.return();
    },
  });
}
