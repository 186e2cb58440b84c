import type { DrawResults } from '../../../contract/results-state.ts';
import { conclude } from '../../../sampling/statistics/conclusion.ts';
import { codeListsOf } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { commitmentOf } from '../plan/of-draw.ts';
import { drawById } from '../plan/store.ts';
import { agreementRows, disagreementsIn } from './agreement.ts';
import { becauseIn } from './because.ts';
import { formsText, formsUsed } from './forms.ts';
import { isCounts, itemsOfRate, mainStrata, ratesOf } from './rates.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { warningsOf } from './warnings.ts';
import {
  conclusionText,
  countsMethod,
  countsText,
  estimateText,
  method,
  openText,
  unseenText,
} from './words.ts';

/** What a sample shows so far; null: this desk has no such draw. 5,000 items: see the bench. */
export function resultsOfDraw(db: ReadDb, drawId: string): DrawResults | null {
  const record = drawById(db, drawId);
  const plan = commitmentOf(db, drawId)?.plan;
  if (record === null || plan === undefined) return null;
  const sheet = sheetOf(db, plan, record);
  const forms = formsUsed(db, sheet.items);
  const lists = codeListsOf(db);
  const rates = ratesOf(sheet, forms, lists);
  const count = (state: Sheet['items'][number]['state']) =>
    sheet.items.filter((item) => item.state === state).length;
  const toDo = count('to-do');
  const byStratum = Map.groupBy(sheet.items, ({ stratum }) => stratum);
  const strata = record.commitment.strata.map((stratum) => {
    const theirs = byStratum.get(stratum.key) ?? [];
    const inState = (state: string) => theirs.filter((item) => item.state === state).length;
    return {
      ...stratum,
      reviewed: inState('reviewed'),
      unavailable: inState('unavailable'),
      missing: inState('missing'),
      toDo: inState('to-do'),
      unreplaced: inState('out-of-frame'),
    };
  });
  const isCounting = isCounts(record);
  return {
    design: isCounting ? 'counts' : 'estimate',
    warnings: warningsOf({
      isCounts: isCounting,
      attempt: record.commitment.attempt,
      minimum: plan.allocation.minimum,
      strata: strata.map((one) => ({ ...one, seen: one.reviewed + one.missing })),
    }),
    confidence: plan.size.confidence,
    counts: {
      sample: sheet.items.length,
      reviewed: count('reviewed'),
      unavailable: count('unavailable'),
      missing: count('missing'),
      outOfFrame: sheet.outOfFrame,
      toDo,
    },
    concludes: isCounting
      ? countsText(toDo, sheet.items.length)
      : toDo > 0
        ? openText(toDo, sheet.items.length)
        : concludes(sheet, rates, lists),
    method: [isCounting ? countsMethod : method, formsText(forms)].filter((text) => text !== null).join(' '),
    rates,
    agreement: agreementRows(sheet, forms.questions),
    disagreements: disagreementsIn(sheet, forms.questions, (reviewId, questionId) =>
      becauseIn(db, reviewId, questionId),
    ),
    strata: strata.map(({ toDo: _, unreplaced: __, ...stratum }) => stratum),
  };
}

function concludes(sheet: Sheet, rates: DrawResults['rates'], lists: ReturnType<typeof codeListsOf>): string {
  const { size } = sheet.plan;
  const [main] = rates;
  if (main === undefined) return 'Nothing was drawn.';
  const unseen = sheet.items.filter(({ state, look }) => state === 'reviewed' && look === null).length;
  if (unseen > 0) return unseenText(unseen);
  if (size.method !== 'tolerable' && size.method !== 'discovery')
    return estimateText(main.label, main.all, size.confidence);
  const goal = { tolerableRate: size.tolerable, confidence: size.confidence };
  return conclusionText(main.label, main.all, conclude(mainStrata(sheet, lists), goal), goal);
}

/** The items behind a rate's number; null: this desk has no such draw, or the draw no such rate. */
export function rateItems(
  db: ReadDb,
  drawId: string,
  wanted: Pick<DrawResults['rates'][number], 'subject' | 'code'>,
) {
  const record = drawById(db, drawId);
  const plan = commitmentOf(db, drawId)?.plan;
  if (record === null || plan === undefined) return null;
  const sheet = sheetOf(db, plan, record);
  return itemsOfRate(sheet, formsUsed(db, sheet.items), codeListsOf(db), wanted);
}
