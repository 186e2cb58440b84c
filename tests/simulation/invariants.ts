import type { z } from 'zod';
import { checkLogs } from '../../central/audit/check.ts';
import { checkOwn } from '../../central/audit/checkOwn.ts';
import { Submission } from '../../contract/nouns/review.ts';
import type { SyncDetail } from '../../contract/sync-state.ts';
import type { SaidFinding } from './ledger.ts';
import { lookedAt, lookInto, published } from './look.ts';
import { answerFaults } from './missing.ts';
import { settle } from './settle.ts';
import type { Station } from './station.ts';
import type { World } from './world.ts';

const minute = 60_000;

/**
 * What is wrong with a world in which everything is well again, in sentences. First its desks have two hours to come to
 * rest by themselves; then whoever has something in the tray sends it again, and conflicts are decided.
 */
export async function faultsFound(world: World): Promise<string[]> {
  const stuck = await restWithin(world, 120 * minute);
  if (stuck.length > 0) return stuck;
  for (let round = 0; round < 4 && (await clearUp(world)); round += 1) {
    const still = await restWithin(world, 120 * minute);
    if (still.length > 0) return still;
  }
  // Twice: what one desk sends in the first round the other takes in with the second.
  for (let round = 0; round < 2; round += 1) {
    for (const station of world.stations) await station.call('syncNow');
    // At first longer than a slow answer of before can still be on its way.
    await world.clock.advance(round === 0 ? minute + 15_000 : 1000);
    await settle();
    const still = await restWithin(world, 10 * minute);
    if (still.length > 0) return still;
  }
  const trays = await Promise.all(world.stations.map((station) => detailOf(station)));
  const wrong = trays.flatMap((detail, desk) => strayItems(world, detail, desk));
  for (const station of world.stations) await station.quit();
  wrong.push(...(await recordFaults(world, trays)));
  for (const [desk, station] of world.stations.entries())
    wrong.push(...(await deskFaults(world, station)).map((says) => `desk ${desk}: ${says}`));
  const own = await checkOwn(world.house.db);
  if (own.brokenAt !== null) wrong.push(`the central's own log is broken at ${own.brokenAt}`);
  if (own.eventsDifferAt !== null)
    wrong.push(`events aren't those of the central's own log at ${own.eventsDifferAt}`);
  for await (const log of checkLogs(world.house.db)) {
    if (log.brokenAt !== null)
      wrong.push(`the central's log of ${log.deviceId} is broken at ${log.brokenAt}`);
    // A desk that was put back has lost a part of its log, and that is said.
    if (world.wasPutBack()) continue;
    for (const { no } of log.troubles) wrong.push(`the log of ${log.deviceId} is said to differ at ${no}`);
  }
  wrong.push(...world.house.bugs().map((bug) => `a bug in the central: ${bug}`));
  wrong.push(...world.stations.flatMap((station) => station.bugs().map((bug) => `a bug in a desk: ${bug}`)));
  return wrong;
}

type Detail = z.infer<typeof SyncDetail>;

async function detailOf(station: Station): Promise<Detail> {
  const came = await station.call('sync');
  if (came.came !== 'value') throw new Error(`the Sync screen doesn't open: ${JSON.stringify(came)}`);
  return came.value;
}

/** Lets time pass until nothing waits anywhere; what still does after so long is stuck. */
async function restWithin(world: World, milliseconds: number): Promise<string[]> {
  let passed = 0;
  for (let step = 250; ; step = Math.min(step * 2, 5 * minute)) {
    const busy: string[] = [];
    for (const [desk, station] of world.stations.entries()) {
      const { summary } = await detailOf(station);
      const { state, unsent, lastPulledAt } = summary;
      if (state !== 'idle' || unsent > 0 || lastPulledAt === null)
        busy.push(`desk ${desk} is stuck: ${JSON.stringify(summary)}`);
    }
    if (busy.length === 0 || passed >= milliseconds) return busy;
    await world.clock.advance(step);
    await settle();
    passed += step;
  }
}

/** What a careful reviewer would do with tray and conflicts. Says whether there was anything to do. */
async function clearUp({ stations }: World): Promise<boolean> {
  let did = false;
  for (const station of stations) {
    const { tray, conflicts } = await detailOf(station);
    for (const { counter } of conflicts) {
      await station.call('settleConflict', {
        params: { counter: String(counter) },
        body: { keep: 'theirs' },
      });
      did = true;
    }
    for (const { counter, problem } of tray) {
      if (problem?.code === 'review-submitted') continue;
      await station.call('retryRefused', { params: { counter: String(counter) } });
      did = true;
    }
  }
  return did;
}

/** Only what came too late may be left in a tray, and wishes for a class that meanwhile became something else. */
function strayItems({ ledger }: World, { tray, conflicts }: Detail, desk: number): string[] {
  const stray = tray.filter(({ reviewId, problem, kind }) => {
    if (kind.startsWith('reclassification-')) return false;
    const review = ledger.reviews.get(reviewId ?? '');
    const isLate = review !== undefined && [...review.submittedBy].some((by) => by !== desk);
    return !(isLate && problem?.code === 'review-submitted');
  });
  return [...stray, ...conflicts].map((item) => `desk ${desk} is left with ${JSON.stringify(item)}`);
}

/** Holds the central's record against what was said. */
async function recordFaults({ house, ledger }: World, trays: readonly Detail[]): Promise<string[]> {
  const wrong: string[] = [];
  const rows = await house.db.query<{ noun: string; id: string; body: string }>(
    `select noun, id, body from item where noun in ('draft', 'result') and not gone`,
  );
  const held = new Map<string, { review: string; note: string }[]>();
  for (const row of rows)
    for (const { id, note, reviewId } of Submission.parse(JSON.parse(row.body)).findings)
      held.set(id, [...(held.get(id) ?? []), { review: reviewId, note }]);
  for (const said of ledger.findings.values()) {
    const there = held.get(said.id) ?? [];
    held.delete(said.id);
    if (there.length > 1) wrong.push(`${said.id} is at the central ${there.length} times`);
    const words = there[0]?.note ?? null;
    if (!mayStand(said, words, ledger, trays))
      wrong.push(`${said.id} should be ${JSON.stringify([...said.allowed])}, the central has ${words}`);
  }
  for (const id of held.keys()) wrong.push(`${id} was invented`);
  for (const { id, submitted, mayBeMissing } of ledger.reviews.values()) {
    const nouns = rows.filter((row) => row.id === id).map(({ noun }) => noun);
    const wanted = submitted === 'yes' ? ['result'] : submitted === 'no' ? ['draft'] : ['draft', 'result'];
    if (nouns.length === 0 && mayBeMissing) continue;
    if (nouns.length !== 1 || !wanted.includes(nouns[0] ?? ''))
      wrong.push(
        `${id} should be a ${wanted.join(' or ')}, the central has ${nouns.join(' and ') || 'nothing'}`,
      );
  }
  wrong.push(...(await answerFaults(house, ledger)));
  wrong.push(...(await repeated(house.db)));
  return wrong;
}

/** A review that another machine submitted has what that machine showed; what came too late lies in its tray. */
function mayStand(
  said: SaidFinding,
  words: string | null,
  { reviews }: World['ledger'],
  trays: readonly Detail[],
): boolean {
  if (said.allowed.has(words)) return true;
  const review = reviews.get(said.review);
  const byOthers = review !== undefined && [...review.submittedBy].some((by) => by !== said.desk);
  return byOthers && said.ever.includes(words) && trays[said.desk] !== undefined;
}

/** The same words of one desk under two numbers are the same thing taken twice; what was refused may be said again. */
async function repeated(db: World['house']['db']): Promise<string[]> {
  const rows = await db.query<{ body: string; times: number }>(
    `select body, count(*) as times from event where outcome_json like '%"accepted"%' group by body, account_id, substr(device_id, 1, 5)
     having count(*) > 1`,
  );
  return rows.map(({ body, times }) => `taken ${times} times: ${body.slice(0, 200)}`);
}

/** Holds what a desk has against what its account is told by the central. */
async function deskFaults(world: World, station: Station): Promise<string[]> {
  const here = lookInto(station);
  const there = await published(world.house, station.who);
  const wrong = [...here.faults];
  for (const noun of lookedAt) {
    const [a, b] = [here.catalogue(noun), there.of(noun)];
    for (const id of new Set([...a.keys(), ...b.keys()]))
      if (a.get(id) !== b.get(id)) wrong.push(`${noun} ${id} is ${a.get(id)}, the central says ${b.get(id)}`);
  }
  for (const [id, text] of there.of('draft')) {
    const { findings, review } = Submission.parse(JSON.parse(text));
    const wanted = JSON.stringify(findings.map((one) => [one.id, one.note]).sort());
    const found = JSON.stringify(here.findings(id).sort());
    if (found !== wanted) wrong.push(`${id} has ${found}, the central ${wanted}`);
    if (here.note(id) !== review.note)
      wrong.push(`${id} says "${here.note(id)}", the central "${review.note}"`);
  }
  for (const id of here.openReviews())
    if (there.of('result').has(id)) wrong.push(`${id} is open here, and submitted at the central`);
  here.close();
  return wrong;
}
