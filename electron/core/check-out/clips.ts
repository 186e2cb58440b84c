import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { recordingNumbers } from '../dispatch/match.ts';
import { dispatchById } from '../dispatch/store.ts';
import { spanOf } from '../dispatch/timing.ts';
import { targetOf } from '../sample/rows.ts';
import { keptItems } from '../sample/states.ts';

/**
 * Which recordings an item of a sample is reviewed by: its video; for a dispatch the one that was found for it, or, before
 * that is said, all of its officer that overlap the call.
 */
export function clipsOfSample(
  db: ReadDb,
  record: DrawRecord,
): readonly { readonly itemId: string; readonly videoIds: readonly string[] }[] {
  const isDispatch = record.commitment.frame.query.kind === 'dispatches';
  const kept = keptItems(db, record.id);
  return sampleOf(record).map(({ id }) => {
    const target = targetOf(record, id);
    if (!isDispatch) return { itemId: id, videoIds: [target] };
    const found = kept.get(id)?.videoId ?? null;
    return { itemId: id, videoIds: found === null ? recordingsOf(db, target) : [found] };
  });
}

function recordingsOf(db: ReadDb, dispatchId: string): readonly string[] {
  const dispatch = dispatchById(db, dispatchId);
  if (dispatch === null) return [];
  const span = spanOf(dispatch);
  const call = {
    officer: dispatch.officerId === null ? null : termOf(db, dispatch.officerId),
    fromAt: span?.fromAt ?? null,
    toAt: span?.toAt ?? null,
  };
  return recordingNumbers(db, call).flatMap((no) => db.column(idOf, no));
}

const idOf = sql<[no: number], string>('video id by number', 'SELECT id FROM video WHERE no = ?');
