import type { Account } from '../../contract/nouns/account.ts';
import type { FeedLine } from '../../contract/nouns/feed.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { Reader } from '../db/db.ts';
import type { Ports } from '../ports.ts';
import { fingerprintOf } from '../scope.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { type FeedRow, readPage } from './page.ts';

export type FeedWish = { readonly after?: string | undefined; readonly limit?: number | undefined };

/**
 * The changes that an account may see, after a cursor, as NDJSON. Pages are read only as fast as the desk takes them.
 * A cursor of another scope, or from beyond the end (a database put back from a backup), starts from the beginning.
 */
export async function answerFeed(
  ports: Ports,
  account: Account,
  wish: FeedWish,
): Promise<Response | Refusal> {
  const cursor = wish.after === undefined ? null : readCursor(wish.after);
  if (wish.after !== undefined && cursor === null)
    return refuse('bad-request', 'That is no cursor of this feed.');
  const { epoch, top } = await readHead(ports.db);
  const fingerprint = fingerprintOf(account, epoch);
  const resuming = cursor !== null && cursor.fingerprint === fingerprint && cursor.seq <= top;
  const from: Cursor = { fingerprint, seq: resuming ? cursor.seq : 0 };
  const start: FeedLine = { line: 'start', scope: fingerprint, now: ports.clock.now(), fresh: !resuming };
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
  const { account, top, resuming } = range;
  const { fingerprint } = range.from;
  let after = range.from.seq;
  let left = range.limit;
  for (;;) {
    const size = Math.min(pageSize, left);
    // One row more than is sent tells whether there is more.
    const rows = await readPage(db, { account, after, top, limit: size + 1, resuming });
    const sent = rows.length > size ? rows.slice(0, size) : rows;
    after = sent.at(-1)?.seq ?? after;
    left -= sent.length;
    const text = sent.map((row) => changeText(row, fingerprint)).join('');
    const more = rows.length > size;
    if (more && left > 0) {
      yield text;
      continue;
    }
    const end: FeedLine = { line: 'end', cursor: writeCursor({ fingerprint, seq: after }), more };
    yield `${text}${JSON.stringify(end)}\n`;
    return;
  }
}

/** A `change` line. The body is JSON text already: parsing it only to write it again would double the cost. */
function changeText(row: FeedRow, fingerprint: string): string {
  const cursor = writeCursor({ fingerprint, seq: row.seq });
  const head = `{"line":"change","cursor":"${cursor}","noun":"${row.noun}","id":${JSON.stringify(row.id)}`;
  return `${head},"v":${row.v},"gone":${row.gone},"body":${row.body ?? 'null'}}\n`;
}

async function readHead(db: Reader): Promise<{ readonly epoch: string; readonly top: number }> {
  const [head] = await db.query<{ epoch: string; top: number }>(
    `select (select value from meta where key = 'epoch') as epoch, last_value as top from feed_seq`,
  );
  if (head === undefined) throw new Error('the database has no feed');
  return head;
}

function streamOf(
  first: string,
  pages: AsyncGenerator<string, void>,
  ports: Ports,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let started = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const page = await pages.next();
        const text = page.done === true ? '' : page.value;
        if (text !== '' || !started) controller.enqueue(encoder.encode(started ? text : first + text));
        started = true;
        if (page.done === true) controller.close();
      } catch (error) {
        // The answer has begun, so it can only be cut; the desk takes it up again after its last whole line.
        ports.log('error', 'feed-cut', { error: error instanceof Error ? error.stack : String(error) });
        controller.error(new Error('feed cut'));
      }
    },
    async cancel() {
      await pages.return();
    },
  });
}
