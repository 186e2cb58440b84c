import type { z } from 'zod';
import type { EventAnswer, EventAnswers, EventBatch } from '../../contract/central-api.ts';
import type { NumberedEvent } from '../../contract/nouns/event.ts';
import { problemOf, type Refusal, refuse } from '../../contract/problem.ts';
import type { Caller } from '../accounts/caller.ts';
import type { Tx } from '../db/db.ts';
import { isStillTrue, type Place, readHead, readPlace, writePlace } from '../feed/era.ts';
import { lockFeed, putItems } from '../items/put.ts';
import type { Ports } from '../ports.ts';
import { applyEvent } from './apply.ts';
import { type BatchBooks, openBooks } from './books.ts';
import { canonicalText, digestOf } from './canonical.ts';
import { type Outcome, refusedWith } from './outcome.ts';
import { earlierOutcomes, type TakenEvent, writeEvents } from './record.ts';

type Answer = z.infer<typeof EventAnswer>;

/**
 * Takes a desk's events in order, each at most once for ever, and answers each. Rules run against the books in memory,
 * event by event; what they wrote goes to the database at the end, in one transaction with the record of the answers.
 * When that write fails, the events are taken one by one, so that only the one that can't be written is lost to the batch.
 */
export async function takeEvents(
  ports: Ports,
  caller: Caller,
  batch: z.infer<typeof EventBatch>,
): Promise<z.infer<typeof EventAnswers> | Refusal> {
  if (batch.deviceId !== caller.deviceId)
    return refuse('not-signed-in', 'This sign-on belongs to another device.');
  const heard = batch.heard === undefined ? null : readPlace(batch.heard);
  const taken = await takeTogether(ports, caller, heard, batch.events).catch(async (error: unknown) => {
    ports.log('warn', 'batch-taken-apart', { account: caller.account.id, error: textOf(error) });
    return takeSingly(ports, caller, heard, batch.events);
  });
  return { ...taken, now: ports.clock.now() };
}

/** What came of it, and where the records stood when it was kept. Nothing is taken when what was heard is no longer so. */
type Together = { readonly answers: Answer[]; readonly place: string; readonly forgot?: true };

function takeTogether(
  ports: Ports,
  caller: Caller,
  heard: Place | null,
  events: readonly NumberedEvent[],
): Promise<Together> {
  return ports.db.transaction(async (tx) => {
    // The lock comes first: the same batch sent twice at once waits here, and then finds its answers.
    await lockFeed(tx);
    if (heard !== null && !(await isStillTrue(tx, heard)))
      return { answers: [], place: writePlace(await readHead(tx)), forgot: true };
    const earlier = new Map(
      (await earlierOutcomes(tx, caller.deviceId, events)).map((event) => [event.counter, event]),
    );
    const taken: TakenEvent[] = [];
    const books = openBooks(tx);
    const answers: Answer[] = [];
    for (const numbered of events) {
      const { event, bug } = await takeOne(ports, caller, books, earlier, numbered);
      answers.push({ counter: numbered.counter, ...event.outcome });
      if (bug || earlier.has(numbered.counter)) continue;
      earlier.set(numbered.counter, event);
      taken.push(event);
    }
    await putItems(tx, books.kept());
    await writeEvents(tx, caller, taken, ports.clock.now());
    return { answers, place: writePlace(await readHead(tx)) };
  });
}

async function takeSingly(
  ports: Ports,
  caller: Caller,
  heard: Place | null,
  events: readonly NumberedEvent[],
): Promise<Together> {
  const answers: Answer[] = [];
  let place = writePlace(await readHead(ports.db));
  for (const numbered of events) {
    try {
      const one = await takeTogether(ports, caller, heard, [numbered]);
      if (one.forgot === true) return one;
      answers.push(...one.answers);
      place = one.place;
    } catch (error) {
      // When the database takes nothing at all, it isn't this event's fault: the desk shall try the batch again later.
      await provesWritable(ports);
      answers.push({ counter: numbered.counter, ...bugIn(ports, numbered, error) });
    }
  }
  return { answers, place };
}

type Taken = { readonly event: TakenEvent; readonly bug: boolean };

async function takeOne(
  ports: Ports,
  caller: Caller,
  books: BatchBooks,
  earlier: ReadonlyMap<number, TakenEvent>,
  numbered: NumberedEvent,
): Promise<Taken> {
  const { counter } = numbered;
  const body = canonicalText({ at: numbered.at, event: numbered.event });
  const accountId = caller.account.id;
  const base = { counter, accountId, body: body ?? '', digest: digestOf(body ?? 'nested too deeply') };
  const before = earlier.get(counter);
  if (before !== undefined) {
    const isSame = before.digest === base.digest && before.accountId === accountId;
    return {
      event: isSame ? before : { ...base, outcome: refusedWith(refuse('counter-reused')) },
      bug: false,
    };
  }
  if (body === null) {
    const outcome = refusedWith(refuse('bad-request', 'It is nested too deeply.'));
    return { event: { ...base, outcome }, bug: false };
  }
  try {
    const taking = { account: caller.account, now: ports.clock.now() };
    const outcome = await applyEvent(books, taking, numbered.event);
    if (outcome.outcome === 'refused') books.drop();
    else books.keep();
    return { event: { ...base, outcome }, bug: false };
  } catch (error) {
    books.drop();
    // Not stored: once the bug is mended, the same event under the same number shall succeed.
    return { event: { ...base, outcome: bugIn(ports, numbered, error) }, bug: true };
  }
}

function bugIn(ports: Ports, numbered: NumberedEvent, error: unknown): Outcome {
  const bugId = ports.ids.next();
  ports.log('error', 'bug-in-event', {
    bugId,
    kind: numbered.event.kind,
    counter: numbered.counter,
    error: textOf(error),
  });
  return { outcome: 'refused', problem: { ...problemOf({ refused: 'bug' }), bugId } };
}

async function provesWritable(ports: Ports): Promise<void> {
  await ports.db.transaction((tx: Tx) => tx.run(`update meta set value = value where key = 'epoch'`));
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
