import { type ReadDb, sql } from '../db/sql.ts';
import { publishedOf } from '../sample/published.ts';

export type Reviewer = { readonly id: string; readonly name: string };

/**
 * Who else may be asked for a second review: whoever has submitted a review that this desk holds, or planned an audit.
 * Accounts themselves aren't published to desks. By name.
 */
export function reviewersOf(db: ReadDb, me: string): Reviewer[] {
  const names = new Map(
    publishedOf(db, 'committed-plan').map(({ plan }) => [plan.createdById, plan.createdBy]),
  );
  for (const { id, name } of db.all(ofResults)) names.set(id, name);
  names.delete(me);
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

// The newest of each one's, found over the index: only as many bodies are read as there are reviewers.
const ofResults = sql<[], Reviewer>(
  'reviewers of results',
  `SELECT found.reviewer_id AS id, body ->> '$.review.reviewerName' AS name FROM (
     SELECT reviewer_id, (SELECT id FROM result AS newest WHERE newest.reviewer_id = each.reviewer_id
       ORDER BY submitted_at DESC LIMIT 1) AS newest_id
     FROM (SELECT DISTINCT reviewer_id FROM result) AS each
   ) AS found JOIN result ON result.id = newest_id`,
);
