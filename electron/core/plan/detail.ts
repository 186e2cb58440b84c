import type { CommittedPlan } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { PlanDetail, PlanRow } from '../../../contract/sample-state.ts';
import type { SentState } from '../../../contract/sync-state.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import type { ReadDb } from '../db/sql.ts';
import { sentOfSubject } from '../outbox/sent.ts';
import { subjectOf } from '../outbox/subject.ts';
import { keptItems } from '../sample/states.ts';
import { commitmentsOf, drawById, isDrawn, newestCommitments, paperOf, planById, plansOf } from './store.ts';

export type State = PlanDetail['state'];

/** A plan and how far it is; null: this desk knows no such plan. What is committed to keeps the words of then. */
export function planDetail(db: ReadDb, id: string): PlanDetail | null {
  const commitments = commitmentsOf(db, id);
  const newest = commitments.at(-1) ?? null;
  const plan = planById(db, id) ?? newest?.plan ?? null;
  if (plan === null) return null;
  return {
    plan,
    state: stateOfPlan(db, newest),
    sent: newest === null ? 'kept' : sentOfDraw(db, newest.drawId),
    committed: newest && {
      drawId: newest.drawId,
      commitment: newest.commitment,
      sha256: newest.sha256,
      sent: sentOfDraw(db, newest.drawId),
    },
    draws: commitments.map(({ drawId, commitment, sha256 }) => ({
      drawId,
      attempt: commitment.attempt,
      commitmentSha256: sha256,
      committedAt: commitment.committedAt,
      redrawReason: commitment.redrawReason,
      drawn: isDrawn(db, drawId),
    })),
  };
}

/** Every plan that this desk knows, the newest first. */
export function planRows(db: ReadDb, me: string): PlanRow[] {
  const newest = newestCommitments(db);
  const own = plansOf(db);
  const known = new Set(own.map(({ id }) => id));
  const others = [...newest.values()].map(({ plan }) => plan).filter(({ id }) => !known.has(id));
  return [...own, ...others]
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
    .map((plan) => planRow(db, plan, newest.get(plan.id) ?? null, me));
}

function planRow(db: ReadDb, plan: Plan, newest: CommittedPlan | null, me: string): PlanRow {
  const record = newest && drawById(db, newest.drawId);
  const sample = record === null ? [] : sampleOf(record);
  const kept = record === null ? null : keptItems(db, record.id);
  return {
    plan,
    state: stateOfPlan(db, newest),
    sent: newest === null ? 'kept' : sentOfDraw(db, newest.drawId),
    drawId: newest?.drawId ?? null,
    sample:
      record === null
        ? (newest?.commitment.strata.reduce((sum, one) => sum + one.sample, 0) ?? 0)
        : sample.length,
    settled: sample.filter(({ id }) => (kept?.get(id)?.state ?? 'to-do') !== 'to-do').length,
    draws: newest === null ? 0 : commitmentsOf(db, plan.id).length,
    mine: plan.createdById === me,
  };
}

export function stateOfPlan(db: ReadDb, newest: CommittedPlan | null): State {
  if (newest === null) return 'draft';
  if (!isDrawn(db, newest.drawId)) return 'committed';
  return paperOf(db, newest.drawId) === null ? 'working' : 'signed';
}

export function sentOfDraw(db: ReadDb, drawId: string): SentState {
  return sentOfSubject(db, subjectOf.draw(drawId)).sent;
}
