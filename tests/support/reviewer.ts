import { setTimeout as wait } from 'node:timers/promises';
import { itemOf } from '../../central/items/item.ts';
import { putItems } from '../../central/items/put.ts';
import type { SyncSummary } from '../../contract/desk-state.ts';
import { Submission } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import type { TestCentral } from './central.ts';
import { createFakeClock, type FakeClock } from './clock.ts';
import { type AccountName, accounts, password, videos } from './department.ts';
import { type Desk, makeDesk } from './desk.ts';
import { type Weather, weatherOver } from './weather.ts';

/** A desk in the hands of one of the department's people, signed in and with the catalogue pulled. */
export type Reviewer = Desk & { readonly weather: Weather };

export async function reviewerAt(
  central: TestCentral,
  who: AccountName = 'sergeant',
  clock: FakeClock = createFakeClock(central.clock.now()),
): Promise<Reviewer> {
  const weather = weatherOver(central.fetch, clock);
  const desk = makeDesk({ centralFetch: weather.fetch, clock });
  await signIn(desk, who);
  await quiet(desk);
  return { ...desk, weather };
}

export async function signIn(desk: Desk, who: AccountName = 'sergeant'): Promise<void> {
  await desk.get('signIn', { body: { username: accounts[who].username, password } });
}

export async function summaryOf(desk: Desk): Promise<SyncSummary> {
  return (await desk.get('desk')).sync;
}

/** Lets the desk's clock run, a little at a time, until its sync is as wanted. Gives up loudly. */
export async function until(
  desk: Desk,
  wanted: (summary: SyncSummary) => boolean,
  stepMs = 100,
): Promise<SyncSummary> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const summary = await summaryOf(desk);
    if (wanted(summary)) return summary;
    await desk.clock.advance(stepMs);
    await wait(2);
  }
  throw new Error(`sync never came to that: ${JSON.stringify(await summaryOf(desk))}`);
}

/** Nothing is waiting, nothing is on its way, and what the central published since has been pulled. */
export async function quiet(desk: Desk): Promise<SyncSummary> {
  await until(
    desk,
    ({ state, unsent, lastPulledAt }) => state === 'idle' && unsent === 0 && lastPulledAt !== null,
  );
  await desk.get('syncNow');
  await desk.clock.advance(1);
  return until(desk, ({ state, unsent }) => state === 'idle' && unsent === 0);
}

/** A video that no other test has touched, in the squad of the sergeant. Desks see it at their next pull. */
export async function freshVideo(central: TestCentral, changes: Partial<Video> = {}): Promise<string> {
  freshVideos += 1;
  const id = `video-fresh-${freshVideos}`;
  const [template] = videos;
  if (template === undefined) throw new Error('the department has no videos');
  const video = { ...template, id, vendorId: id, incidentNumber: `KC26-9${freshVideos}`, ...changes };
  await central.db.transaction((tx) => putItems(tx, [itemOf('video', video)]));
  return id;
}
let freshVideos = 0;

/** What the central holds of a review, draft or result; null: nothing. Read from its tables, not from an answer. */
export async function heldAt(
  central: TestCentral,
  reviewId: string,
): Promise<(Submission & { noun: 'draft' | 'result' }) | null> {
  const rows = await central.db.query<{ noun: 'draft' | 'result'; body: string }>(
    `select noun, body from item where id = $1 and noun in ('draft', 'result') and not gone`,
    [reviewId],
  );
  const [row] = rows;
  if (rows.length > 1) throw new Error(`${reviewId} is a draft and a result`);
  return row === undefined ? null : { ...Submission.parse(JSON.parse(row.body)), noun: row.noun };
}

/** How the central answered every event it took from any desk, by kind. */
export async function eventsAt(
  central: TestCentral,
  reviewId: string,
): Promise<readonly { counter: number; kind: string; outcome: string; body: string }[]> {
  const rows = await central.db.query<{ counter: string | number; body: string; outcome_json: string }>(
    'select counter, body, outcome_json from event where strpos(body, $1) > 0 order by device_id, counter',
    [JSON.stringify(reviewId)],
  );
  return rows.map(({ counter, body, outcome_json }) => ({
    counter: Number(counter),
    kind: (JSON.parse(body) as { event: { kind: string } }).event.kind,
    outcome: (JSON.parse(outcome_json) as { outcome: string }).outcome,
    body,
  }));
}

export { findingBody, openBody } from './reviewing.ts';

/** Answers what the test department's form requires, and gives an outcome. */
export async function completeReview(desk: Desk, id: string): Promise<void> {
  for (const questionId of ['started-before-contact', 'recorded-to-end'])
    await desk.get('answer', {
      params: { id, questionId },
      body: { value: 'yes', atMs: null, note: null, hint: null },
    });
  await desk.get('changeReview', { params: { id }, body: { outcome: 'no-issue' } });
}
