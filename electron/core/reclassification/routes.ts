import { isRefusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { reclassificationRecordsOf } from '../catalogue/reclassifications.ts';
import type { WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import { openRequestItem } from '../outbox/items.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { settle, takeBack } from '../outbox/store.ts';
import { subjectOf } from '../outbox/subject.ts';
import { keptRequest } from '../review/detail.ts';
import { openReview } from '../review/open.ts';
import type { Handlers } from '../serve.ts';
import { effectOf, isSameRequest, requested } from './rules.ts';
import {
  addRequest,
  markWithdrawn,
  requestById,
  requestOfReview,
  type StoredRequest,
  tableOf,
} from './store.ts';

export function reclassificationRoutes(needs: WorkNeeds): Handlers<'reclassify'> {
  const { now } = needs.clock;
  return {
    reclassify: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'reclassify', (db) => {
        const open = openReview(db, params.id);
        const existing = requestById(db, body.id);
        if (existing)
          return isSameRequest(existing.request, body, params.id)
            ? keptRequest(db, existing)
            : refuse('id-reused');
        if (isRefusal(open)) return open;
        if (open.video === null) return refuse('not-found', 'The record of this video has left this desk.');
        const table = tableOf(db);
        const request = requested(body, open.review, open.video, signedIn.account, table, now());
        if (isRefusal(request)) return request;
        const effect = effectOf(open.video, request, table);
        const before = requestOfReview(db, open.review);
        if (before) replace(db, before, now());
        addRequest(db, request, effect);
        append(db, { kind: 'reclassification-requested', reclassification: request }, request.videoId, now());
        return keptRequest(db, { request, effect, withdrawn: false });
      }),
  };
}

/**
 * Another wish takes the place of the first. The central is asked to withdraw the first only while nothing came of it
 * there: what was applied stands, and the new wish is made on top of it.
 */
function replace(db: WriteDb, { request }: StoredRequest, now: Instant): void {
  markWithdrawn(db, request.id, now);
  const item = openRequestItem(db, subjectOf.reclassification(request.videoId), request.id);
  if (item?.state === 'waiting' && takeBack(db, item.counter, now)) return;
  if (item?.state === 'conflict') settle(db, item.counter, 'mine');
  if (item?.state === 'refused') settle(db, item.counter, 'covered');
  const record = reclassificationRecordsOf(db, request.videoId).find(({ id }) => id === request.id);
  const isUndecided = record?.state === 'waiting-for-second' || record?.state === 'conflict';
  if (isUndecided || item?.state === 'conflict') {
    const { id: reclassificationId, videoId } = request;
    append(db, { kind: 'reclassification-withdrawn', reclassificationId, videoId }, videoId, now);
  }
}
