import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { CheckOut } from '../../../contract/sample-state.ts';
import type { Instant } from '../../../contract/time.ts';
import type { ReadDb } from '../db/sql.ts';
import { videoById } from '../video/store.ts';
import { clipsOfSample } from './clips.ts';
import { isTakeable, takeableOf } from './obstacle.ts';
import { type SealedRow, sealedOf, type Taken, takenBy } from './store.ts';
import type { Taking } from './taking.ts';

type Now = ReturnType<Taking['standing']> & { readonly now: Instant; readonly freeBytes: number | null };

/** What taking a sample along needs, what stands in the way of some of it, and how far it is. */
export function checkOutOf(db: ReadDb, record: DrawRecord, standing: Now): CheckOut {
  const taken = takenBy(db, record.id);
  const clips = new Map<string, { readonly total: number; readonly sealed: SealedRow | null }>();
  const refused: CheckOut['refused'] = [];
  const broken: CheckOut['broken'] = [];
  for (const { itemId, videoIds } of clipsOfSample(db, record)) {
    if (videoIds.length === 0) refused.push({ itemId, says: 'No recording has been found for this call.' });
    for (const videoId of videoIds) {
      const takeable = takeableOf(videoById(db, videoId));
      const sealed = sealedOf(db, videoId);
      if (!isTakeable(takeable)) refused.push({ itemId, says: takeable.says });
      if (taken !== null && sealed !== null && isBroken(sealed))
        broken.push({ itemId, says: sealed.says ?? '' });
      if (isTakeable(takeable) && (taken === null || sealed?.state !== 'aside'))
        clips.set(videoId, { total: takeable.total, sealed });
    }
  }
  const all = [...clips.values()];
  const sum = (of: (clip: (typeof all)[number]) => number): number =>
    all.reduce((total, clip) => total + of(clip), 0);
  const doneClips = all.filter(({ sealed }) => sealed?.state === 'whole').length;
  const state = stateOf(taken, doneClips === all.length, standing);
  return {
    state,
    clips: all.length,
    bytes: sum(({ total }) => total),
    doneClips,
    doneBytes: sum(({ sealed }) => sealed?.done ?? 0),
    refused,
    broken,
    freeBytes: standing.freeBytes,
    leaseEndsAt: taken?.leaseEndsAt ?? null,
    says: state === 'paused' ? standing.says : null,
  };
}

/** What came isn't what is on record, or what was whole has been damaged since. */
export function isBroken({ says }: SealedRow): boolean {
  return says !== null;
}

function stateOf(taken: Taken | null, isDone: boolean, { isRunning, says, now }: Now): CheckOut['state'] {
  if (taken === null) return 'none';
  if (taken.leaseEndsAt <= now) return 'expired';
  if (isDone) return 'ready';
  return isRunning && says === null ? 'running' : 'paused';
}
