import { type ByHand, nothingByHand } from '../census/by-hand.ts';
import type { ReadDb } from '../db/sql.ts';
import { standingSaid } from './said.ts';

/** What reviewers chose by hand, as the census asks for it after each commit: another object only when something changed. */
export function createByHand(): (db: ReadDb) => ByHand {
  let latest = nothingByHand;
  let text = '[]';
  return (db) => {
    const standing = [...standingSaid(db, 'match-choice')].flatMap(([dispatchId, { videoIds }]) =>
      videoIds === null ? [] : [[dispatchId, videoIds] as const],
    );
    const now = JSON.stringify(standing);
    if (now !== text) {
      text = now;
      latest = new Map(standing);
    }
    return latest;
  };
}
