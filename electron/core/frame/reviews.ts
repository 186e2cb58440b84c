import type { FrameQuery } from '../../../contract/nouns/plan.ts';
import type { Submission } from '../../../contract/nouns/review.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { videoById } from '../video/store.ts';
import type { Found } from './found.ts';

/** Submitted reviews, some at a time, for a re-check. Their real-world name is their id. */
export function* reviewsFor(
  db: ReadDb,
  query: Extract<FrameQuery, { kind: 'reviews' }>,
): Generator<readonly Found[], void, void> {
  const units = new Set(query.unitIds);
  let after = '';
  for (;;) {
    const rows = db.all(page, { after, from: query.from, to: query.to });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows
      .map(({ body }) => (JSON.parse(body) as Submission).review)
      .filter(({ purpose }) => purpose === query.purpose)
      .map((review) => {
        const video = videoById(db, review.videoId);
        return {
          realId: review.id,
          target: review.videoId,
          at: review.submittedAt ?? review.startedAt,
          squadId: video?.squadId ?? null,
          divisionId: video?.divisionId ?? null,
          officerId: video?.officerId ?? null,
          classes: video?.classes.map(({ code }) => code) ?? [],
          urgent: null,
        };
      })
      .filter(
        ({ squadId, divisionId }) =>
          units.size === 0 || units.has(squadId ?? '') || units.has(divisionId ?? ''),
      );
  }
}

const page = sql<{ after: string; from: number; to: number }, { id: string; body: string }>(
  'reviews of a frame',
  `SELECT id, body FROM result WHERE id > :after AND submitted_at >= :from AND submitted_at < :to
   ORDER BY id LIMIT 50`,
);
