import type { ByHand } from '../census/by-hand.ts';
import type { ReadDb } from '../db/sql.ts';
import { createByHand } from '../missing/by-hand.ts';

/** Which recordings reviewers chose by hand for which calls; it stands above what overlaps. */
export type Choices = {
  /** The recordings of a call; undefined: nobody chose. */
  readonly ofCall: ByHand;
  /** The calls that a recording was chosen for. */
  readonly ofVideo: ReadonlyMap<string, readonly string[]>;
};

export function choicesOf(db: ReadDb): Choices {
  const ofCall = createByHand()(db);
  const pairs = [...ofCall].flatMap(([dispatchId, videoIds]) =>
    videoIds.map((videoId) => ({ dispatchId, videoId })),
  );
  const ofVideo = new Map(
    [...Map.groupBy(pairs, ({ videoId }) => videoId)].map(([videoId, own]) => [
      videoId,
      own.map(({ dispatchId }) => dispatchId),
    ]),
  );
  return { ofCall, ofVideo };
}
