import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { Adjudication, ItemState } from '../../../contract/nouns/sample.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import type { ReadDb } from '../db/sql.ts';
import { keptItems } from '../sample/states.ts';
import { adjudicationsOf } from './adjudications.ts';
import { type Looks, looksOf } from './looks.ts';

/** An item of the sample as it stands, with what was seen. */
export type SheetItem = Looks & {
  readonly id: string;
  readonly stratum: string;
  readonly state: ItemState;
  readonly adjudications: readonly Adjudication[];
};

export type Sheet = {
  readonly plan: Plan;
  readonly record: DrawRecord;
  /** The sample as it stands: replaced items are out, their spares in. */
  readonly items: readonly SheetItem[];
  readonly outOfFrame: number;
};

export function sheetOf(db: ReadDb, plan: Plan, record: DrawRecord): Sheet {
  const kept = keptItems(db, record.id);
  const adjudications = Map.groupBy(adjudicationsOf(db, record.id), ({ itemId }) => itemId);
  const looksAt = looksOf(db, record.id);
  const items = sampleOf(record).map(({ id, stratum }) => ({
    id,
    stratum,
    state: kept.get(id)?.state ?? 'to-do',
    ...looksAt(id),
    adjudications: adjudications.get(id) ?? [],
  }));
  const outOfFrame = [...kept.values()].filter(({ state }) => state === 'out-of-frame').length;
  return { plan, record, items, outOfFrame };
}

/** What was decided about a question of an item: by the third look, else by the first. */
export function answerTo(item: SheetItem, questionId: string): string | null {
  const decided = item.adjudications.find((one) => one.questionId === questionId)?.decided;
  return decided ?? item.first?.answers[questionId] ?? null;
}
