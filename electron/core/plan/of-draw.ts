import type { CommittedPlan, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { ReadDb } from '../db/sql.ts';
import { publishedOf } from '../sample/published.ts';
import { commitmentById, drawById } from './store.ts';

/** What a draw was committed to. The central's own draws for periodic review have no plan but their programme. */
export function commitmentOf(db: ReadDb, drawId: string): CommittedPlan | null {
  const committed = commitmentById(db, drawId);
  if (committed !== null) return committed;
  const record = drawById(db, drawId);
  if (record === null || record.seedOrigin.kind !== 'period') return null;
  const { commitment, commitmentSha256 } = record;
  return { drawId, plan: planOfPeriod(db, record), commitment, sha256: commitmentSha256 };
}

function planOfPeriod(db: ReadDb, { commitment, seedOrigin }: DrawRecord): Plan {
  const period = publishedOf(db, 'period').find(
    ({ id }) => seedOrigin.kind === 'period' && id === seedOrigin.periodId,
  );
  const programme = publishedOf(db, 'programme').find(
    ({ id, version }) => id === period?.programmeId && version === period.programmeVersion,
  );
  const size = commitment.strata.reduce((sum, { sample }) => sum + sample, 0);
  return {
    id: commitment.planId,
    name: commitment.planName,
    aim: 'Periodic review',
    query: commitment.frame.query,
    strata: ['officer'],
    watches: [],
    zone: programme?.zone ?? 'UTC',
    size: { method: 'fixed', confidence: 0.95, size: Math.max(1, size) },
    allocation: { rule: 'equal', minimum: 0, expectedByStratum: {}, spares: 1 },
    secondReview: { share: 0, reviewerId: null },
    createdBy: commitment.committedBy,
    createdById: 'central',
    createdAt: commitment.committedAt,
  };
}
