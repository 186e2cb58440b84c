import type { CommittedPlan, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { sparesOf } from '../../../sampling/draw/spares.ts';
import type { ReadDb } from '../db/sql.ts';
import { sentOfDraw, stateOfPlan } from '../plan/detail.ts';
import { commitmentOf } from '../plan/of-draw.ts';
import { drawById } from '../plan/store.ts';
import { sampleRows } from '../sample/rows.ts';

/** A draw with its items and how each stands; null: this desk has no such draw. */
export function drawDetail(db: ReadDb, id: string, me: string): DrawDetail | null {
  const record = drawById(db, id);
  const committed = commitmentOf(db, id);
  return record === null || committed === null ? null : detailOf(db, committed, record, me);
}

function detailOf(db: ReadDb, committed: CommittedPlan, record: DrawRecord, me: string): DrawDetail {
  const { plan } = committed;
  const { id, commitment, commitmentSha256, seed, seedOrigin, seedEnteredAt, drawnBy } = record;
  return {
    id,
    plan,
    state: stateOfPlan(db, committed),
    commitment,
    commitmentSha256,
    seed,
    seedOrigin,
    seedEnteredAt,
    drawnBy,
    extensions: record.extensions,
    replacements: record.replacements,
    otherDraws: record.otherDraws,
    rows: sampleRows(db, plan, record, me),
    sparesLeft: commitment.strata.map(({ key }) => ({ stratum: key, left: sparesOf(record, key).length })),
    mine: plan.createdById === me,
    sent: sentOfDraw(db, id),
  };
}
