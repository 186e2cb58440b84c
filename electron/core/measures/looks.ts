import type { MeasuredDue, MeasuredItem, MeasuredReview } from '../../../census/measures/item.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Finding } from '../../../contract/nouns/finding.ts';
import type { SampleItem } from '../../../contract/nouns/sample.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { codeListVersions, unitsOf } from '../catalogue/configuration.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { publishedOf } from '../sample/published.ts';

/** What reviewers found and what they owed, a piece at a time. */
export function* looksOf(db: ReadDb): Generator<void, readonly MeasuredItem[]> {
  const items: MeasuredItem[] = [];
  const doneAt = new Map<string, number>();
  const groupOf = new Map(
    codeListVersions(db)
      .toReversed()
      .flatMap(({ id, items: codes }) =>
        id === 'finding' ? codes.map(({ code, group }) => [code, group] as const) : [],
      ),
  );
  for (let after = ''; ; ) {
    const rows = db.all(results, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const row of rows) {
      const [submittedAt, unavailable, sample, findings] = JSON.parse(row.facts) as Facts;
      if (submittedAt === null) continue;
      if (sample !== null && unavailable === null) {
        const key = keyOf(sample.drawId, sample.itemId);
        doneAt.set(key, Math.min(doneAt.get(key) ?? Number.POSITIVE_INFINITY, submittedAt));
      }
      for (const finding of findings) items.push(...findingOf(finding, row, submittedAt, groupOf));
    }
    yield;
  }
  yield* duesOf(db, doneAt, items);
  return items;
}

type Row = {
  readonly id: string;
  readonly officerId: string | null;
  readonly squadId: string | null;
  readonly divisionId: string | null;
  readonly facts: string;
};
type Facts = [
  submittedAt: number | null,
  unavailable: string | null,
  sample: { readonly drawId: string; readonly itemId: string } | null,
  findings: readonly Finding[],
];

function findingOf(
  { id, kind, reasonHeard }: Finding,
  { id: reviewId, officerId, squadId, divisionId }: Row,
  submittedAt: number,
  groupOf: ReadonlyMap<string, string | undefined>,
): readonly MeasuredReview[] {
  const group = groupOf.get(kind);
  if (group !== 'late' && group !== 'early') return [];
  const about = group === 'late' ? 'late-start' : 'early-stop';
  const key = keyOf(reviewId, id);
  return [{ kind: 'finding', id: key, officerId, squadId, divisionId, submittedAt, about, reasonHeard }];
}

function* duesOf(db: ReadDb, doneAt: ReadonlyMap<string, number>, items: MeasuredItem[]): Generator<void> {
  const periodOf = new Map(publishedOf(db, 'period').map((period) => [period.id, period]));
  const divisionOf = new Map(unitsOf(db).map(({ id, divisionId }) => [id, divisionId]));
  const stateOf = new Map(db.all(states).map(({ drawId, itemId, state }) => [keyOf(drawId, itemId), state]));
  for (let after = ''; ; ) {
    const rows = db.all(draws, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    for (const { body } of rows) {
      const record = JSON.parse(body) as DrawRecord;
      const { seedOrigin } = record;
      const period = seedOrigin.kind === 'period' ? periodOf.get(seedOrigin.periodId) : undefined;
      if (period === undefined) continue;
      const { query } = record.commitment.frame;
      const squadId = query.unitIds[0] ?? null;
      const place = { squadId, divisionId: divisionOf.get(squadId ?? '') ?? null };
      for (const { id: itemId, stratum } of sampleOf(record)) {
        const id = keyOf(record.id, itemId);
        const due: MeasuredDue = {
          kind: 'due',
          id,
          officerId: stratum === '' ? null : stratum,
          ...place,
          // The first moment after a period is the next one's.
          dueAt: period.endsAt - 1,
          doneAt: doneAt.get(id) ?? null,
          state: stateOf.get(id) ?? 'to-do',
        };
        items.push(due);
      }
    }
    yield;
  }
}

/** Of what lies in something else: an item in its draw, a finding in its review. */
function keyOf(outer: string, inner: string): string {
  return JSON.stringify([outer, inner]);
}

const results = sql<[after: string], Row>(
  'results, for measures',
  `SELECT result.id AS id, officer.text AS officerId, squad.text AS squadId, division.text AS divisionId,
     json_extract(body, '$.review.submittedAt', '$.review.unavailable', '$.review.sample', '$.findings') AS facts
   FROM result JOIN video ON video.id = result.video_id
   LEFT JOIN term AS officer ON officer.no = video.officer
   LEFT JOIN term AS squad ON squad.no = video.squad
   LEFT JOIN term AS division ON division.no = video.division
   WHERE result.id > ? ORDER BY result.id LIMIT 50`,
);
const draws = sql<[after: string], { id: string; body: string }>(
  'draws, for measures',
  `SELECT id, body FROM published_sample WHERE noun = 'draw' AND id > ? ORDER BY id LIMIT 10`,
);
const states = sql<[], { drawId: string; itemId: string; state: SampleItem['state'] }>(
  'items of samples, for measures',
  `SELECT draw_id AS drawId, body ->> 'itemId' AS itemId, body ->> 'state' AS state
   FROM published_sample WHERE noun = 'sample-item'`,
);
