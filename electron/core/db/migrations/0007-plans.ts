import type { Migration } from './all.ts';

/**
 * Audits of this desk: plans, what was committed to, the frames behind the hashes, draws, what was said of their items,
 * and the paper at the end. Bodies are the contract's nouns as JSON; a frame is kept as the very text that was hashed.
 */
export const plans: Migration = {
  number: 7,
  name: 'plans',
  up: `
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment (
  draw_id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_plan ON commitment (plan_id, attempt);

CREATE TABLE frame_part (
  draw_id TEXT NOT NULL,
  no INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (draw_id, no)
) STRICT;

CREATE TABLE draw (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sample_item (
  draw_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (draw_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE adjudication (
  draw_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (draw_id, item_id, question_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
  draw_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a submitted review of a sample's item says, short: five thousand of them are read at once for the results.
-- own: submitted on this desk; else published by the central.
CREATE TABLE look (
  review_id TEXT NOT NULL,
  own INTEGER NOT NULL,
  draw_id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (review_id, own)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_draw ON look (draw_id);
INSERT INTO look (review_id, own, draw_id, body)
SELECT id, 0, body ->> '$.review.sample.drawId', json_object(
  'itemId', body ->> '$.review.sample.itemId',
  'reviewId', id,
  'reviewerId', body ->> '$.review.reviewerId',
  'reviewerName', body ->> '$.review.reviewerName',
  'purpose', body ->> '$.review.purpose',
  'formId', body ->> '$.review.formId',
  'formVersion', body ->> '$.review.formVersion',
  'answers', (SELECT json_group_object(value ->> '$.questionId', value ->> '$.value') FROM json_each(body, '$.answers')),
  'findings', (SELECT json_group_array(value ->> '$.kind') FROM json_each(body, '$.findings'))
) FROM result WHERE body ->> '$.review.sample.drawId' IS NOT NULL;

-- Made on this desk at the first signature and never sent: only its public half is.
CREATE TABLE signing_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  private_key BLOB NOT NULL,
  public_key BLOB NOT NULL
) STRICT;
`,
};
