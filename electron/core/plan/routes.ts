import { isRefusal, refuse } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import type { Revision } from '../desk/revision.ts';
import { ofOneMoment } from '../frame/ask.ts';
import { counting } from '../frame/count.ts';
import type { WorkNeeds } from '../outbox/keep.ts';
import type { Handlers } from '../serve.ts';
import { commit } from './commit.ts';
import { planDetail, planRows } from './detail.ts';
import { commitmentsOf, planById, putPlan, removePlan } from './store.ts';

export type PlanNeeds = WorkNeeds & { readonly revision: Pick<Revision, 'catalogue'> };

export function planRoutes(
  needs: PlanNeeds,
): Handlers<'plans' | 'plan' | 'keepPlan' | 'removePlan' | 'countFrame' | 'commitPlan'> {
  const { now } = needs.clock;
  return {
    plans: ({ signedIn: { db, account } }) => ({ rows: planRows(db.read, account.id) }),
    plan: ({ params, signedIn: { db } }) => planDetail(db.read, params.id) ?? refuse('not-found'),
    keepPlan: ({ params, body, signedIn: { db, account } }) =>
      db.write('keep plan', (write) => {
        const before = planById(write, params.id);
        if (commitmentsOf(write, params.id).length > 0 && !isSame(before, body))
          return refuse('plan-committed');
        if (body.query.from >= body.query.to)
          return refuse('bad-request', 'The last day is before the first one.');
        const made = before ?? { createdBy: account.name, createdById: account.id, createdAt: now() };
        const { createdBy, createdById, createdAt } = made;
        putPlan(write, { ...body, id: params.id, createdBy, createdById, createdAt: instant(createdAt) });
        return planDetail(write, params.id) ?? refuse('not-found');
      }),
    removePlan: ({ params, signedIn: { db } }) =>
      db.write('remove plan', (write) => {
        if (planById(write, params.id) === null) return refuse('not-found');
        if (commitmentsOf(write, params.id).length > 0) return refuse('plan-committed');
        removePlan(write, params.id);
        return {};
      }),
    countFrame: async ({ body, signedIn: { db } }) => {
      const { populations, ...counted } = await ofOneMoment(
        () => counting(db.read, body),
        needs.revision.catalogue,
      );
      const strata = [...populations].map(([key, population]) => ({ key, label: key, population }));
      return { ...counted, duplicates: [...counted.duplicates], strata };
    },
    commitPlan: async ({ params, body, signedIn }) => {
      const committed = await commit(signedIn, needs, { planId: params.id, ...body });
      if (isRefusal(committed)) return committed;
      return planDetail(signedIn.db.read, params.id) ?? refuse('not-found');
    },
  };
}

/** The same words again, after the answer to the first time was lost. */
function isSame(before: object | null, body: object): boolean {
  return (
    before !== null &&
    Object.entries(body).every(([key, value]) => {
      const kept = (before as Readonly<Record<string, unknown>>)[key];
      return JSON.stringify(kept) === JSON.stringify(value);
    })
  );
}
