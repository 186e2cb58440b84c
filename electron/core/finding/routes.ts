import type { Finding } from '../../../contract/nouns/finding.ts';
import { isRefusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { codeListsAt } from '../catalogue/configuration.ts';
import type { WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { keptFinding } from '../review/detail.ts';
import { type OpenReview, openReview } from '../review/open.ts';
import type { Handlers } from '../serve.ts';
import { changedFinding, newFinding, refuseContent, saysTheSame } from './rules.ts';
import { findingById, markRemoved, putFinding } from './store.ts';

export function findingRoutes(needs: WorkNeeds): Handlers<'addFinding' | 'changeFinding' | 'removeFinding'> {
  const { now } = needs.clock;
  return {
    addFinding: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'add finding', (db) => {
        const { id, ...content } = body;
        const existing = findingById(db, id);
        if (existing && !(existing.finding.reviewId === params.id && saysTheSame(existing.finding, content)))
          return refuse('id-reused');
        const open = openReview(db, params.id);
        if (isRefusal(open)) return open;
        if (existing && !existing.removed) return keptFinding(db, existing.finding);
        const refusal = refuseContent(content, open.durationMs, choicesOf(db, open));
        if (refusal) return refusal;
        return kept(db, newFinding(id, params.id, content, now()), open.review.videoId, now());
      }),
    changeFinding: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'change finding', (db) => {
        const open = openReview(db, params.id);
        if (isRefusal(open)) return open;
        const before = findingById(db, params.findingId);
        if (!before || before.removed || before.finding.reviewId !== params.id) return refuse('not-found');
        if (saysTheSame(before.finding, body)) return keptFinding(db, before.finding);
        const refusal = refuseContent(body, open.durationMs, choicesOf(db, open), before.finding);
        if (refusal) return refusal;
        return kept(db, changedFinding(before.finding, body, now()), open.review.videoId, now());
      }),
    removeFinding: ({ params, signedIn }) =>
      keep(signedIn, needs, 'remove finding', (db) => {
        const open = openReview(db, params.id);
        if (isRefusal(open)) return open;
        const before = findingById(db, params.findingId);
        if (!before || before.finding.reviewId !== params.id) return refuse('not-found');
        if (before.removed) return {};
        markRemoved(db, params.findingId, now());
        const event = { kind: 'finding-removed', reviewId: params.id, findingId: params.findingId } as const;
        append(db, event, open.review.videoId, now());
        return {};
      }),
  };
}

/** A review in progress stays with the lists that it was begun with. */
function choicesOf(db: WriteDb, { review: { startedAt } }: OpenReview) {
  return { lists: codeListsAt(db, startedAt), at: startedAt };
}

function kept(db: WriteDb, finding: Finding, videoId: string, now: Instant) {
  putFinding(db, finding);
  append(db, { kind: 'finding-kept', finding }, videoId, now);
  return keptFinding(db, finding);
}
