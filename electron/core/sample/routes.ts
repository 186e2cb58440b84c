import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import { sampleOf, sparesOf } from '../../../sampling/draw/spares.ts';
import type { ReadDb } from '../db/sql.ts';
import { dutiesOfVideo } from '../duty/store.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { commitmentOf } from '../plan/of-draw.ts';
import { drawById } from '../plan/store.ts';
import { begin } from '../review/routes.ts';
import type { Handlers } from '../serve.ts';
import { sampleRow, secondItems } from './rows.ts';
import { openDraw, refuseSettling, settle } from './settle.ts';

export function sampleRoutes(needs: WorkNeeds): Handlers<'settleItem' | 'openItem'> {
  const { now } = needs.clock;
  return {
    settleItem: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'settle item', (db) => {
        const { account } = signedIn;
        const record = openDraw(db, params.id);
        if (isRefusal(record)) return record;
        const refusal = refuseSettling(db, record, params.itemId, body, now());
        if (refusal !== null) return refusal;
        const replacedBy = settle(db, record, params.itemId, body, { name: account.name }, now());
        const row = rowOf(db, params.id, params.itemId, account.id);
        if (isRefusal(row)) return row;
        const other = replacedBy === null ? null : rowOf(db, params.id, replacedBy, account.id);
        if (isRefusal(other)) return other;
        const after = drawById(db, params.id) ?? record;
        return { row, replacedBy: other, sparesLeft: sparesOf(after, row.item.stratum).length };
      }),
    openItem: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'open item', (db) => {
        const { account } = signedIn;
        const record = openDraw(db, params.id);
        if (isRefusal(record)) return record;
        const plan = commitmentOf(db, params.id)?.plan;
        const row = rowOf(db, params.id, params.itemId, account.id);
        if (isRefusal(row)) return row;
        if (plan === undefined || !sampleOf(record).some(({ id }) => id === params.itemId))
          return refuse('not-found', 'This item is not in the sample.');
        const own = row.dispatch === null ? [row.video] : [row.video, ...row.dispatch.videos];
        if (!own.some((video) => video?.id === body.videoId))
          return refuse('bad-request', 'This recording is not of the item.');
        const isSecond =
          plan.secondReview.reviewerId === account.id && secondItems(plan, record).has(params.itemId);
        // What the second reviewer owes is a duty; its review closes it.
        const owed = dutiesOfVideo(db, body.videoId).find(
          ({ kind, sample }) =>
            isSecond && kind === 'second' && sample?.drawId === params.id && sample.itemId === params.itemId,
        );
        const asked = {
          id: body.reviewId,
          videoId: body.videoId,
          dutyId: owed?.id ?? null,
          purpose: isSecond ? 'second-review' : 'audit',
          sample: { drawId: params.id, itemId: params.itemId },
        } as const;
        return begin(db, asked, account, now());
      }),
  };
}

function rowOf(db: ReadDb, drawId: string, itemId: string, me: string): SampleRow | Refusal {
  const record = drawById(db, drawId);
  const plan = commitmentOf(db, drawId)?.plan;
  if (record === null || plan === undefined) return refuse('not-found');
  return (
    sampleRow(db, { plan, record, me }, itemId) ?? refuse('not-found', 'This item is not in the sample.')
  );
}
