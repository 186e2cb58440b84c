import type { Account } from '../../contract/nouns/account.ts';
import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Plan } from '../../contract/nouns/plan.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { hour, type Instant, instant, minute, ms } from '../../contract/time.ts';
import { secondReviewItems } from '../../sampling/draw/secondReview.ts';
import type { Tx } from '../db/db.ts';
import { commitTo, drawnFrom, recordsOf } from '../draws/make.ts';
import { openBooks } from '../events/books.ts';
import { digestOf } from '../events/canonical.ts';
import { commitPlan, makeDraw } from '../events/draws.ts';
import { fine, taking } from './auditWork.ts';
import { demoAccounts } from './demoAccounts.ts';
import type { Dice } from './dice.ts';
import { zone } from './plan.ts';

/** An audit as the demonstration has it. */
export type Wanted = {
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
export async function beginAudit(tx: Tx, dice: Dice, wanted: Wanted) {
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
  const secondsOf = (record: DrawRecord) => secondReviewItems(record, plan.secondReview.share, digestOf);
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

function nameOf(squadId: string | null): string {
  return squadId === null ? 'No squad' : `Squad ${squadId.replace('squad-', '')}`;
}
