import type { DrawnItem, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { Adjudication, ItemState } from '../../../contract/nouns/sample.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';
import { populationInFrame } from '../../../sampling/statistics/in-frame.ts';
import type { ReadDb } from '../db/sql.ts';
import { resultById } from '../result/store.ts';
import { secondItems } from '../sample/rows.ts';
import { keptItems } from '../sample/states.ts';
import { adjudicationsOf } from './adjudications.ts';
import { type Look, type Looks, lookOf, looksOf } from './looks.ts';

/** An item of the sample as it stands, with what was seen. */
export type SheetItem = {
  readonly id: string;
  readonly stratum: string;
  readonly state: ItemState;
  readonly reason: string | null;
  /** The look that counts. */
  readonly look: Look | null;
  /** Two looks to be compared: of two blind reviewers, or the review that is checked and its re-check. */
  readonly pair: Looks;
  readonly adjudications: readonly Adjudication[];
};

/** A stratum with those of its sample that say something. */
export type SheetStratum = {
  readonly key: string;
  /** What belongs of it, by what belonged of those that were drawn. */
  readonly population: number;
  readonly seen: readonly SheetItem[];
  readonly unavailable: number;
};

export type Sheet = {
  readonly plan: Plan;
  readonly record: DrawRecord;
  /** The sample as it stands: replaced items are out, their spares in. */
  readonly items: readonly SheetItem[];
  readonly strata: readonly SheetStratum[];
  readonly outOfFrame: number;
};

const none: readonly Adjudication[] = [];

export function sheetOf(db: ReadDb, plan: Plan, record: DrawRecord): Sheet {
  const kept = keptItems(db, record.id);
  const adjudications = Map.groupBy(adjudicationsOf(db, record.id), ({ itemId }) => itemId);
  const looksAt = looksOf(db, record.id);
  const isRecheck = record.commitment.frame.query.kind === 'reviews';
  const items = sampleOf(record).map(({ id, stratum }): SheetItem => {
    const looks = looksAt(id);
    return {
      id,
      stratum,
      state: kept.get(id)?.state ?? 'to-do',
      reason: kept.get(id)?.reason ?? null,
      look: looks.first,
      pair: isRecheck ? { first: originalOf(db, id), second: looks.first } : looks,
      adjudications: adjudications.get(id) ?? none,
    };
  });
  const out = record.items.filter(({ id }) => kept.get(id)?.state === 'out-of-frame');
  return { plan, record, items, strata: strataIn(record, items, out), outOfFrame: out.length };
}

/** The review that is checked anew: an item of such a sample is named by it. */
function originalOf(db: ReadDb, reviewId: string): Look | null {
  const original = resultById(db, reviewId);
  return original === null ? null : lookOf(original, reviewId);
}

/** Second looks that the plan asks for and that haven't come, of items that were seen a first time. */
export function secondLooksOwed(db: ReadDb, plan: Plan, record: DrawRecord): number {
  if (plan.secondReview.reviewerId === null) return 0;
  const second = secondItems(plan, record);
  const { items } = sheetOf(db, plan, record);
  return items.filter(({ id, state, pair }) => second.has(id) && state === 'reviewed' && pair.second === null)
    .length;
}

/** What was decided about a question of an item: by the third look, else by the first. */
export function answerTo(item: SheetItem, questionId: string): string | null {
  const decided =
    item.adjudications.length === 0
      ? undefined
      : item.adjudications.find((one) => one.questionId === questionId)?.decided;
  return decided ?? item.look?.answers[questionId] ?? null;
}

/** What counts of every question that was answered. */
export function answersOf(item: SheetItem): Record<string, string> {
  const decided = item.adjudications.map(({ questionId, decided: value }) => [questionId, value] as const);
  return { ...item.look?.answers, ...Object.fromEntries(decided) };
}

function strataIn(
  record: DrawRecord,
  items: readonly SheetItem[],
  outOfFrame: readonly DrawnItem[],
): readonly SheetStratum[] {
  const byStratum = Map.groupBy(items, ({ stratum }) => stratum);
  const outOf = Map.groupBy(outOfFrame, ({ stratum }) => stratum);
  return record.commitment.strata.map(({ key, population }) => {
    const theirs = byStratum.get(key) ?? [];
    const unavailable = theirs.filter(({ state }) => state === 'unavailable').length;
    const belonging = theirs.filter(({ state }) => state !== 'to-do' && state !== 'out-of-frame').length;
    return {
      key,
      population: populationInFrame(population, { belonging, out: outOf.get(key)?.length ?? 0 }),
      seen: theirs.filter(isSeen),
      unavailable,
    };
  });
}

/** What is missing was looked for. A review that this desk doesn't have says nothing yet, neither good nor bad. */
function isSeen({ state, look }: SheetItem): boolean {
  return state === 'missing' || (state === 'reviewed' && look !== null);
}
