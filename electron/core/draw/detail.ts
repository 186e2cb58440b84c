import type { CommittedPlan, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { DrawDetail, SampleRow } from '../../../contract/sample-state.ts';
import { sparesOf } from '../../../sampling/draw/spares.ts';
import type { Steps } from '../../../sampling/draw/steps.ts';
import type { ReadDb } from '../db/sql.ts';
import { sentOfDraw, stateOfPlan } from '../plan/detail.ts';
import { commitmentOf } from '../plan/of-draw.ts';
import { drawById } from '../plan/store.ts';
import { readingRows } from '../sample/rows.ts';

/** A draw with its items and how each stands, some items to a step; null: this desk has no such draw. */
export function* drawDetail(db: ReadDb, id: string, me: string): Steps<DrawDetail | null> {
  const record = drawById(db, id);
  const committed = commitmentOf(db, id);
  if (record === null || committed === null) return null;
  return detailOf(db, committed, record, me, yield* readingRows(db, committed.plan, record, me));
}

function detailOf(
  db: ReadDb,
  committed: CommittedPlan,
  record: DrawRecord,
  me: string,
  rows: SampleRow[],
): DrawDetail {
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
    rows,
    sparesLeft: commitment.strata.map(({ key }) => ({ stratum: key, left: sparesOf(record, key).length })),
    mine: plan.createdById === me,
    sent: sentOfDraw(db, id),
  };
}
