import type { Review, Submission } from '../../../contract/nouns/review.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/**
 * What a submitted review of a sample's item says, short: the results of five thousand items are reckoned from these and
 * not from the reviews themselves, which are thirty times as long.
 */
export type Look = Pick<Review, 'reviewerId' | 'reviewerName' | 'purpose' | 'formId' | 'formVersion'> & {
  readonly itemId: string;
  readonly reviewId: string;
  /** The value of each question that was answered. */
  readonly answers: Readonly<Record<string, string>>;
  /** The kind of each finding. */
  readonly findings: readonly string[];
};

/** The two looks at an item; null: not in, or not to be seen yet. */
export type Looks = { readonly first: Look | null; readonly second: Look | null };

/** Notes a submitted review, if it is of a sample's item; in the transaction that keeps it. */
export function noteLook(db: WriteDb, submission: Submission, whose: 'own' | 'published'): void {
  const { id, sample } = submission.review;
  // Reviews from before there were samples lack the field.
  if (!sample) return;
  const look = lookOf(submission, sample.itemId);
  db.run(put, id, whose === 'own' ? 1 : 0, sample.drawId, JSON.stringify(look));
}

/** A review, short, as a look at this item. */
export function lookOf({ review, answers, findings }: Submission, itemId: string): Look {
  const { id, reviewerId, reviewerName, purpose, formId, formVersion } = review;
  return {
    itemId,
    reviewId: id,
    reviewerId,
    reviewerName,
    purpose,
    formId,
    formVersion,
    answers: Object.fromEntries(answers.map(({ questionId, value }) => [questionId, value])),
    findings: findings.map(({ kind }) => kind),
  };
}

/** The central no longer publishes it to this desk. */
export function dropPublishedLook(db: WriteDb, reviewId: string): void {
  db.run(drop, reviewId);
}

/**
 * The looks at each item of a draw. The central keeps one reviewer's from the other until both are in, so what isn't
 * here can't be shown.
 */
export function looksOf(db: ReadDb, drawId: string): (itemId: string) => Looks {
  const byItem = Map.groupBy(db.column(ofDraw, drawId).map(lookParser()), ({ itemId }) => itemId);
  return (itemId) => {
    const looks = byItem.get(itemId) ?? [];
    return {
      first: looks.find(({ purpose }) => purpose !== 'second-review') ?? null,
      second: looks.find(({ purpose }) => purpose === 'second-review') ?? null,
    };
  };
}

/**
 * Parses looks as `noteLook` wrote them. Who looked, with which form, and what was answered and found are the same in many
 * (most find nothing), so this part of the text is parsed once for all that share it; it costs ten times as much as the
 * two ids before it. The part begins at a key, and what looks like one inside of a string has its quotes escaped.
 */
function lookParser(): (body: string) => Look {
  const shared = new Map<string, Omit<Look, 'itemId' | 'reviewId'>>();
  return (body) => {
    const at = body.indexOf(',"reviewerId":');
    if (at === -1) return JSON.parse(body) as Look;
    const text = body.slice(at + 1);
    let rest = shared.get(text);
    if (rest === undefined) {
      rest = JSON.parse(`{${text}`) as Omit<Look, 'itemId' | 'reviewId'>;
      shared.set(text, rest);
    }
    const { itemId, reviewId } = JSON.parse(`${body.slice(0, at)}}`) as Pick<Look, 'itemId' | 'reviewId'>;
    const { reviewerId, reviewerName, purpose, formId, formVersion, answers, findings } = rest;
    return { itemId, reviewId, reviewerId, reviewerName, purpose, formId, formVersion, answers, findings };
  };
}

const put = sql<[reviewId: string, own: number, drawId: string, body: string]>(
  'put look',
  `INSERT INTO look (review_id, own, draw_id, body) VALUES (?, ?, ?, ?)
   ON CONFLICT (review_id, own) DO UPDATE SET draw_id = excluded.draw_id, body = excluded.body`,
);
const drop = sql<[reviewId: string]>('drop look', 'DELETE FROM look WHERE review_id = ? AND own = 0');
const ofDraw = sql<[drawId: string], string>(
  'looks of a draw',
  'SELECT body FROM look WHERE draw_id = ? ORDER BY review_id, own',
);
