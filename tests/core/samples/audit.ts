import type { Plan } from '../../../contract/nouns/plan.ts';
import { day, instant, ms } from '../../../contract/time.ts';
import { departmentNow } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';

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
