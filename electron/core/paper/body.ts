import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { PaperBody, PaperItem } from '../../../contract/paper.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import type { ReadDb } from '../db/sql.ts';
import { begunAt } from '../dispatch/timing.ts';
import { forStrangers } from '../draw/record.ts';
import { findingsOf } from '../finding/store.ts';
import { resultById } from '../result/store.ts';
import { formsUsed } from '../results/forms.ts';
import { resultsOfDraw } from '../results/results.ts';
import { answersOf, type SheetItem, sheetOf } from '../results/sheet.ts';
import { reviewById } from '../review/store.ts';
import { readingRows } from '../sample/rows.ts';

/** What the work paper of a draw says now. */
export function paperBody(db: ReadDb, plan: Plan, record: DrawRecord, me: string): PaperBody {
  const results = resultsOfDraw(db, record.id);
  if (results === null) throw new Error('a draw without results');
  const sheet = sheetOf(db, plan, record);
  const seen = new Map(sheet.items.map((item) => [item.id, item]));
  return {
    format: 'second-watch-work-paper',
    formatVersion: 1,
    plan,
    record: forStrangers(record),
    items: inOneGo(readingRows(db, plan, record, me)).map((row) =>
      itemOf(db, row, seen.get(row.item.id) ?? null),
    ),
    forms: [...formsUsed(db, sheet.items).all],
    results,
  };
}

function itemOf(
  db: ReadDb,
  { item, kept, state, inPlaceOf, video, dispatch }: SampleRow,
  seen: SheetItem | null,
): PaperItem {
  const call = dispatch?.dispatch ?? null;
  const reviewId = kept?.reviewId ?? null;
  const look = seen?.look ?? null;
  return {
    id: item.id,
    stratum: item.stratum,
    order: item.order,
    ticket: item.ticket,
    inPlaceOf,
    officer: dispatch?.officerName ?? video?.officerName ?? null,
    at: call === null ? (video?.recordedAt ?? null) : begunAt(call),
    zone: call?.zone ?? video?.zone ?? null,
    state,
    reason: kept?.reason ?? null,
    note: kept?.note ?? '',
    saidBy: kept?.by ?? null,
    saidAt: kept?.at ?? null,
    reviewId,
    reviewedBy: look?.reviewerName ?? null,
    form: look && { id: look.formId, version: look.formVersion },
    answers: seen === null ? {} : answersOf(seen),
    findings: reviewId === null ? [] : findingsIn(db, reviewId),
  };
}

/** What a submitted review found, made here or elsewhere. */
function findingsIn(db: ReadDb, reviewId: string): PaperItem['findings'] {
  const own = reviewById(db, reviewId)?.state === 'submitted' ? findingsOf(db, reviewId) : null;
  return (own ?? resultById(db, reviewId)?.findings ?? []).map(
    ({ kind, mark, reasonHeard, exception, note }) => ({
      kind,
      startMs: mark.startMs,
      reasonHeard,
      exception,
      note,
    }),
  );
}
