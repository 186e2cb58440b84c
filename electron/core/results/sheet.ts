import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { Adjudication, ItemState } from '../../../contract/nouns/sample.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import type { ReadDb } from '../db/sql.ts';
import { targetOf } from '../sample/rows.ts';
import { keptItems } from '../sample/states.ts';
import { adjudicationsOf } from './adjudications.ts';
import { type Looks, looksAt } from './submissions.ts';

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
  const isDispatch = record.commitment.frame.query.kind === 'dispatches';
  const items = sampleOf(record).map(({ id, stratum }) => {
    const said = kept.get(id) ?? null;
    const videoId = isDispatch ? (said?.videoId ?? null) : targetOf(record, id);
    const looks = videoId === null ? { first: null, second: null } : looksAt(db, record.id, id, videoId);
    return {
      id,
      stratum,
      state: said?.state ?? 'to-do',
      ...looks,
      adjudications: adjudications.get(id) ?? [],
    };
  });
  const outOfFrame = [...kept.values()].filter(({ state }) => state === 'out-of-frame').length;
  return { plan, record, items, outOfFrame };
}

/** What was decided about a question of an item: by the third look, else by the first. */
export function answerTo(item: SheetItem, questionId: string): string | null {
  const decided = item.adjudications.find((one) => one.questionId === questionId)?.decided;
  return decided ?? item.first?.answers.find((answer) => answer.questionId === questionId)?.value ?? null;
}
