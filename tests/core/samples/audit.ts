import type { Plan } from '../../../contract/nouns/plan.ts';
import { day, instant, ms } from '../../../contract/time.ts';
import { testCentral } from '../../support/central.ts';
import { departmentNow } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { completeReview, findingBody, reviewerAt } from '../../support/reviewer.ts';

/** The words of a plan, each of which a test may change. */
export function planBody(change: Partial<PlanBody> = {}): PlanBody {
  return {
    name: 'Late starts, autumn',
    aim: 'How many recordings begin late?',
    query: {
      kind: 'videos',
      from: instant(departmentNow - 60 * day),
      to: instant(departmentNow),
      unitIds: [],
      classes: [],
      minLengthMs: ms(0),
    },
    strata: ['squad'],
    watches: [
      { name: 'Day', startsAtHour: 6 },
      { name: 'Evening', startsAtHour: 14 },
      { name: 'Night', startsAtHour: 22 },
    ],
    zone: 'America/Chicago',
    size: { method: 'fixed', confidence: 0.95, size: 4 },
    allocation: { rule: 'proportional', minimum: 1, expectedByStratum: {}, spares: 1 },
    secondReview: { share: 0, reviewerId: null },
    ...change,
  };
}

export type PlanBody = Omit<Plan, 'id' | 'createdBy' | 'createdById' | 'createdAt'>;

/** Plans and commits. */
export async function committed(
  desk: Desk,
  change: Partial<PlanBody> = {},
  ids = { plan: 'plan-1', draw: 'draw-1' },
) {
  await desk.get('keepPlan', { params: { id: ids.plan }, body: planBody(change) });
  return desk.get('commitPlan', { params: { id: ids.plan }, body: { drawId: ids.draw, redrawReason: null } });
}

/** Plans, commits and draws with dice. */
export async function drawn(
  desk: Desk,
  change: Partial<PlanBody> = {},
  ids = { plan: 'plan-1', draw: 'draw-1' },
) {
  await committed(desk, change, ids);
  return draw(desk, '3 1 4 1 5', ids.draw);
}

export function draw(desk: Desk, seed: string, id = 'draw-1') {
  return desk.get('drawSample', {
    params: { id },
    body: { seed, seedOrigin: { kind: 'dice', says: 'five dice' } },
  });
}

/** An item of a drawn sample with what is known of it. */
export type Row = Awaited<ReturnType<typeof drawn>>['rows'][number];

/** A central of its own, and the auditor's desk. */
export async function auditor() {
  const central = await testCentral();
  return { central, desk: await reviewerAt(central, 'auditor') };
}

/** Says where an item stands. */
export const settle = (desk: Desk, itemId: string, state: Row['state'], reason: string | null) =>
  desk.call('settleItem', {
    params: { id: 'draw-1', itemId },
    body: { state, reason, note: '', videoId: null },
  });

/** Watches an item, with a late start where there is one, and submits. */
export async function review(
  desk: Desk,
  row: Row,
  change: { late?: boolean; answer?: string; note?: string; atMs?: number } = {},
): Promise<string> {
  const videoId = row.video?.id ?? row.dispatch?.videos[0]?.id ?? '';
  const reviewId = `review-${desk.profileDir.slice(-6)}-${row.item.order}-${videoId}`;
  await desk.get('openItem', { params: { id: 'draw-1', itemId: row.item.id }, body: { reviewId, videoId } });
  await completeReview(desk, reviewId);
  if (change.answer !== undefined)
    await desk.get('answer', {
      params: { id: reviewId, questionId: 'started-before-contact' },
      body: { value: change.answer, atMs: change.atMs ?? null, note: change.note ?? null, hint: null },
    });
  if (change.late) {
    await desk.get('addFinding', { params: { id: reviewId }, body: findingBody(`late-${reviewId}`, 30_000) });
  }
  await desk.get('submit', { params: { id: reviewId } });
  return reviewId;
}

export const rowsOf = async (desk: Desk): Promise<Row[]> =>
  (await desk.get('draw', { params: { id: 'draw-1' } })).rows;
export const resultsOf = (desk: Desk) => desk.get('results', { params: { id: 'draw-1' } });
