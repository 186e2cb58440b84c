import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import type { LogWatch } from '../audit-log/watch.ts';
import type { WriteDb } from '../db/sql.ts';
import { append, appendAgain } from '../outbox/append.ts';
import { type Item, isOutOfDate, itemByCounter } from '../outbox/items.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { settle } from '../outbox/store.ts';
import type { Ids } from '../ports.ts';
import { effectOf, isAlready, requestedAgain } from '../reclassification/rules.ts';
import { addRequest, markWithdrawn, tableOf } from '../reclassification/store.ts';
import type { Keeping } from '../safety/keeping.ts';
import type { Handlers } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { videoById } from '../video/store.ts';
import { requestIn, syncDetail, theirsIn } from './detail.ts';
import { quietSummary, type Sync } from './summary.ts';

type Needs = WorkNeeds & {
  readonly ids: Ids;
  readonly sync: () => Sync | null;
  readonly logWatch: () => LogWatch | null;
  readonly keeping: () => Keeping | null;
};

export function syncRoutes(needs: Needs): Handlers<'sync' | 'syncNow' | 'settleConflict' | 'retryRefused'> {
  const { clock, ids } = needs;
  const detail = ({ db }: SignedIn) =>
    syncDetail(db.read, {
      summary: needs.sync()?.summary() ?? quietSummary,
      log: needs.logWatch()?.standing() ?? noLog,
      safety: needs.keeping()?.standing() ?? noCopy,
    });

  return {
    sync: ({ signedIn }) => detail(signedIn),
    syncNow: ({ signedIn }) => {
      needs.wake('asked');
      return detail(signedIn);
    },
    settleConflict: ({ params, body, signedIn }) => {
      const refusal = keep(signedIn, needs, 'settle conflict', (db) => {
        const item = itemByCounter(db, Number(params.counter));
        if (item?.state !== 'conflict') return refuse('not-found', 'There is no such conflict.');
        if (item.settled !== null) return refuse('conflict-settled');
        settleAs(db, item, body.keep, ids.next(), clock.now());
        return null;
      });
      return isRefusal(refusal) ? refusal : detail(signedIn);
    },
    retryRefused: ({ params, signedIn }) => {
      const refusal = keep(signedIn, needs, 'retry refused', (db) =>
        retry(db, itemByCounter(db, Number(params.counter)), clock.now()),
      );
      return isRefusal(refusal) ? refusal : detail(signedIn);
    },
  };
}

const noCopy = { copyAt: null, provenAt: null, lastStart: null };
const noLog = { entries: 0, countersigned: null, trouble: null };

/** The central is told either way, so that both wishes and the decision stay on record there. */
function settleAs(db: WriteDb, item: Item, winner: 'mine' | 'theirs', newId: string, now: Instant): void {
  const mine = requestIn(item);
  const { classes } = theirsIn(item);
  const { id: reclassificationId, videoId } = mine;
  settle(db, item.counter, winner);
  markWithdrawn(db, mine.id, now);
  append(db, { kind: 'reclassification-withdrawn', reclassificationId, videoId }, videoId, now);
  // Meanwhile they came to the same: there is nothing left to ask for.
  if (winner === 'theirs' || isAlready(classes, mine.to)) return;
  const again = requestedAgain(mine, newId, classes, now);
  const video = videoById(db, videoId);
  const none = { deletedAtBefore: null, deletedAtAfter: null };
  addRequest(db, again, video === null ? none : effectOf(video, again, tableOf(db)));
  append(db, { kind: 'reclassification-requested', reclassification: again }, videoId, now);
}

/** The same words under a new number; the refused item stays on record under its own. */
function retry(db: WriteDb, item: Item | null, now: Instant): Refusal | null {
  if (item?.state !== 'refused' || item.settled !== null)
    return refuse('not-found', 'There is no such item in the tray.');
  // Said once more after a newer word, it would undo the newer one.
  if (isOutOfDate(db, item)) {
    settle(db, item.counter, 'covered');
    return null;
  }
  settle(db, item.counter, 'retried');
  appendAgain(db, item.counter, now);
  return null;
}
