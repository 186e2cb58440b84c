import type { Account } from '../../contract/nouns/account.ts';
import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Plan } from '../../contract/nouns/plan.ts';
import type { Purpose } from '../../contract/nouns/review.ts';
import type { SampleItem } from '../../contract/nouns/sample.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { isRefusal, type Refusal } from '../../contract/problem.ts';
import { day, hour, type Instant, instant, minute, ms } from '../../contract/time.ts';
import { secondReviewOf } from '../../sampling/draw/secondReview.ts';
import { sampleOf, sparesOf } from '../../sampling/draw/spares.ts';
import type { Tx } from '../db/db.ts';
import { commitTo, drawnFrom, recordsOf } from '../draws/make.ts';
import { type Books, openBooks } from '../events/books.ts';
import { digestOf } from '../events/canonical.ts';
import { commitPlan, makeDraw, replaceItem } from '../events/draws.ts';
import { secondDutyId } from '../events/owedSeconds.ts';
import { keepSampleItem } from '../events/samples.ts';
import { submitReview } from '../events/submission.ts';
import { putItems } from '../items/put.ts';
import { demoAccounts } from './demoAccounts.ts';
import { createDice, type Dice } from './dice.ts';
import { doneReview, seenBy } from './doneReview.ts';
import { shownSquad } from './people.ts';
import { zone } from './plan.ts';
import type { Truth } from './truth.ts';

type AuditSeeding = {
  readonly seed: string;
  readonly now: number;
  readonly truth: Truth;
  /** Owed or done by the shown sergeant otherwise: nobody is to review a video blind that they know. */
  readonly known: ReadonlySet<string>;
};

/**
 * Two audits of the demonstration's auditor, sent and taken as a desk's events are: one whose items are all settled,
 * with spares used and two blind pairs that disagree, ready for its paper; and one in the middle, whose second reviews
 * the shown sergeant owes.
 */
export async function putAudits(tx: Tx, seeding: AuditSeeding): Promise<void> {
  const dice = createDice(seeding.seed, 'audits');
  await finished(tx, seeding, dice);
  await running(tx, seeding, dice);
}

async function finished(tx: Tx, seeding: AuditSeeding, dice: Dice): Promise<void> {
  const { now } = seeding;
  const begun = await begin(tx, dice, {
    id: 'audit-recorded-in-full',
    name: 'Recorded in full: East Patrol',
    aim: 'Whether recordings begin before the contact and end after it, for the chief’s yearly report.',
    unitIds: [`division-${Math.floor(shownSquad / 100)}`],
    from: instant(now - 150 * day),
    to: instant(now - 60 * day),
    each: 12,
    second: demoAccounts.investigator,
    at: instant(now - 40 * day),
    isFit: () => true,
  });
  if (begun === null) return;
  const { books, videos, plan, seconds } = begun;
  let record = begun.record;
  let at = instant(begun.at + day);
  const replaced = sampleOf(record)
    .filter(({ id }) => !seconds.has(id))
    .slice(0, 2);
  for (const { id: out, stratum } of replaced) {
    const [spare] = sparesOf(record, stratum);
    if (spare === undefined) continue;
    const reason = 'accidental-activation';
    fine(await keepSampleItem(books, taking(at), said(record, out, { state: 'out-of-frame', reason, at })));
    fine(await replaceItem(books, taking(at), record.id, { out, in: spare.id, reason, by: '', at }));
    record = (await books.read('draw', record.id))?.body ?? record;
  }
  const [unavailable] = sampleOf(record).filter(({ id }) => !seconds.has(id));
  let pairs = 0;
  for (const { id } of sampleOf(record)) {
    const video = videos.get(id);
    if (video === undefined) continue;
    at = instant(Math.min(at + dice.whole(20, 300) * minute, now - 3 * day));
    if (id === unavailable?.id) {
      const word = { state: 'unavailable', reason: 'no-access-in-time', at } as const;
      fine(await keepSampleItem(books, taking(at), said(record, id, word)));
      continue;
    }
    const seen = seenBy(dice, seeding.truth, video.id);
    await review(books, dice, { record, video, by: demoAccounts.auditor, purpose: 'audit', at, seen });
    if (!(seconds.has(id) || (await books.read('duty', secondDutyId(record.id, id))) !== null)) continue;
    // The first two pairs disagree on whether the recording began in time.
    pairs += 1;
    const other = pairs <= 2 ? { ...seen, isLateStart: !seen.isLateStart } : seen;
    const by =
      plan.secondReview.reviewerId === demoAccounts.investigator.id ? demoAccounts.investigator : null;
    if (by !== null)
      await review(books, dice, {
        record,
        video,
        by,
        purpose: 'second-review',
        at: instant(at + hour),
        seen: other,
      });
  }
  books.keep();
  await putItems(tx, books.kept());
}

async function running(tx: Tx, seeding: AuditSeeding, dice: Dice): Promise<void> {
  const { now, known } = seeding;
  const begun = await begin(tx, dice, {
    id: 'audit-squad-in-autumn',
    name: `Reasons heard: Squad ${shownSquad}`,
    aim: 'Whether officers say why a recording starts late or stops early, before the training is repeated.',
    unitIds: [`squad-${shownSquad}`],
    from: instant(now - 60 * day),
    to: instant(now - 9 * day),
    each: 40,
    second: demoAccounts.sergeant,
    at: instant(now - 8 * day),
    isFit: (ids) => ids.every((id) => !known.has(id)),
  });
  if (begun === null) return;
  const { books, videos, record, seconds } = begun;
  let at = instant(begun.at + day);
  // Those to be seen twice come first; of the others a third is done. What the sergeant owes is left alone.
  const items = sampleOf(record).filter(({ id }) => seconds.has(id) || !known.has(id));
  const others = items.filter(({ id }) => !seconds.has(id));
  const done = [
    ...items.filter(({ id }) => seconds.has(id)),
    ...others.slice(0, Math.ceil(others.length / 3)),
  ];
  for (const { id } of done) {
    const video = videos.get(id);
    if (video === undefined) continue;
    at = instant(Math.min(at + dice.whole(20, 200) * minute, now - 2 * hour));
    const seen = seenBy(dice, seeding.truth, video.id);
    await review(books, dice, { record, video, by: demoAccounts.auditor, purpose: 'audit', at, seen });
  }
  books.keep();
  await putItems(tx, books.kept());
}

type Wanted = {
  readonly id: string;
  readonly name: string;
  readonly aim: string;
  readonly unitIds: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  /** Items of each squad. */
  readonly each: number;
  readonly second: Account;
  readonly at: Instant;
  /** Whether these may be seen a second time; dice are thrown again until they may. */
  readonly isFit: (ids: readonly string[]) => boolean;
};

/** Plans, commits, throws dice and draws. Null when the department recorded too little. */
async function begin(tx: Tx, dice: Dice, wanted: Wanted) {
  const { at, second } = wanted;
  const frame = await frameOf(tx, wanted);
  const squads = [...Map.groupBy(frame.values(), ({ squadId }) => nameOf(squadId))];
  const spares = 2;
  const sizes = squads.map(([key, theirs]) => {
    const sample = Math.min(wanted.each, Math.max(0, theirs.length - spares));
    return { key, sample, spares: Math.min(spares, theirs.length - sample) };
  });
  const plan: Plan = {
    id: `plan-${wanted.id}`,
    name: wanted.name,
    aim: wanted.aim,
    query: {
      kind: 'videos',
      from: wanted.from,
      to: wanted.to,
      unitIds: [...wanted.unitIds],
      classes: [],
      minLengthMs: ms(minute),
    },
    strata: ['squad'],
    watches: [],
    zone,
    size: {
      method: 'fixed',
      confidence: 0.95,
      size: sizes.reduce((sum, { sample }) => sum + sample, 0) || 1,
    },
    allocation: { rule: 'equal', minimum: 0, expectedByStratum: {}, spares },
    secondReview: { share: 0.1, reviewerId: second.id },
    createdBy: demoAccounts.auditor.name,
    createdById: demoAccounts.auditor.id,
    createdAt: instant(at - hour),
  };
  const committed = commitTo(
    [...frame.values()].map(({ vendorId, squadId }) => ({ id: vendorId, stratum: nameOf(squadId) })),
    sizes,
    {
      planId: plan.id,
      planName: plan.name,
      attempt: 1,
      redrawReason: null,
      committedBy: plan.createdBy,
      query: plan.query,
      at,
    },
  );
  if (!committed.ok) {
    if (committed.problem.kind === 'frame-empty' || committed.problem.kind === 'nothing-to-draw') return null;
    throw new Error(JSON.stringify(committed.problem));
  }
  const { commitment, sha256 } = committed.value;
  const throwDice = () => {
    const says = Array.from({ length: 20 }, () => dice.whole(1, 6)).join(' ');
    const drawn = {
      id: wanted.id,
      seed: says,
      seedOrigin: { kind: 'dice', says },
      seedEnteredAt: instant(at + 5 * minute),
      drawnBy: plan.createdBy,
    } as const;
    return drawnFrom(committed.value, drawn, recordsOf([...frame.values()]));
  };
  const secondsOf = (record: DrawRecord) =>
    secondReviewOf(
      sampleOf(record).map(({ id }) => id),
      record.seed,
      plan.secondReview.share,
      digestOf,
    );
  let record = throwDice();
  for (let again = 0; again < mostThrows && !wanted.isFit(secondsOf(record)); again += 1)
    record = throwDice();
  const books = openBooks(tx);
  fine(await commitPlan(books, demoAccounts.auditor, { drawId: wanted.id, plan, commitment, sha256 }));
  fine(await makeDraw(books, taking(at), record));
  return { books, plan, record, videos: frame, at, seconds: new Set(secondsOf(record)) };
}

/** Enough for a few second reviews to miss a queue that holds a third of the frame. */
const mostThrows = 200;

/** What may be drawn, by its name in the real world. */
async function frameOf(tx: Tx, { unitIds, from, to }: Wanted): Promise<ReadonlyMap<string, Video>> {
  const rows = await tx.query<{ body: string }>(
    `select body from item where (squad_id = any ($1) or division_id = any ($1)) and account_id is null
       and noun = 'video' and not gone and not restricted order by id`,
    [unitIds],
  );
  const videos = rows
    .map(({ body }) => JSON.parse(body) as Video)
    .filter(({ recordedAt, durationMs }) => recordedAt >= from && recordedAt < to && durationMs >= minute);
  return new Map(videos.map((video) => [video.vendorId, video]));
}

async function review(
  books: Books,
  dice: Dice,
  done: {
    readonly record: DrawRecord;
    readonly video: Video;
    readonly by: Account;
    readonly purpose: Purpose;
    readonly at: Instant;
    readonly seen: ReturnType<typeof seenBy>;
  },
): Promise<void> {
  const { record, video, by, at } = done;
  const id = `review-${by.username}-${record.id}-${video.id}`;
  const sample = { drawId: record.id, itemId: video.vendorId };
  const duty =
    done.purpose === 'audit' ? null : await books.read('duty', secondDutyId(record.id, video.vendorId));
  const whole = doneReview(dice, id, by, { ...done, duty: duty?.body ?? null }, done.seen);
  fine(
    await submitReview(books, { account: by, now: at }, { ...whole, review: { ...whole.review, sample } }),
  );
  if (done.purpose !== 'audit') return;
  const word = said(record, video.vendorId, { state: 'reviewed', reviewId: id, at });
  fine(await keepSampleItem(books, taking(at), word));
}

function said(
  record: DrawRecord,
  itemId: string,
  word: Pick<SampleItem, 'state' | 'at'> & Partial<SampleItem>,
): SampleItem {
  const blank = { reason: null, note: '', reviewId: null, videoId: null, by: demoAccounts.auditor.name };
  return {
    id: `${record.id}/${digestOf(itemId).slice(0, 32)}`,
    drawId: record.id,
    itemId,
    ...blank,
    ...word,
  };
}

function taking(now: Instant) {
  return { account: demoAccounts.auditor, now };
}

function nameOf(squadId: string | null): string {
  return squadId === null ? 'No squad' : `Squad ${squadId.replace('squad-', '')}`;
}

/** What the demonstration does is never refused; if it is, a rule has changed, and the seed must follow. */
function fine(ruling: Refusal | null): void {
  if (isRefusal(ruling)) throw new Error(`the demonstration was refused: ${JSON.stringify(ruling)}`);
}
