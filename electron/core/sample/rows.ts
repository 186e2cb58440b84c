import type { DrawnItem, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { SampleItem } from '../../../contract/nouns/sample.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import type { SentState } from '../../../contract/sync-state.ts';
import { secondReviewItems } from '../../../sampling/draw/secondReview.ts';
import { byStretches, type Steps } from '../../../sampling/draw/steps.ts';
import { termOf } from '../catalogue/terms.ts';
import type { ReadDb } from '../db/sql.ts';
import { recordingNumbers } from '../dispatch/match.ts';
import { dispatchById } from '../dispatch/store.ts';
import { spanOf } from '../dispatch/timing.ts';
import { arrived, sentOfRequest, sentOfRequests } from '../outbox/sent.ts';
import { subjectOf } from '../outbox/subject.ts';
import { sha256 } from '../plan/hashing.ts';
import { type Looks, looksOf } from '../results/looks.ts';
import { reviewsOfVideo } from '../review/store.ts';
import { type Names, namesOf, rowById, rowsOf } from '../video/rows.ts';
import { keptItems } from './states.ts';

/** What the rows of a draw have in common, read once. */
type Sheet = {
  readonly db: ReadDb;
  readonly me: string;
  readonly plan: Plan;
  readonly record: DrawRecord;
  readonly names: Names;
  readonly kept: ReadonlyMap<string, SampleItem>;
  readonly sentOf: (saidId: string) => SentState;
  readonly tookPlaceOf: ReadonlyMap<string, string>;
  readonly replacedBy: ReadonlyMap<string, string>;
  readonly second: ReadonlySet<string>;
  readonly looksAt: (itemId: string) => Looks;
};

/**
 * The drawn items, and the spares that were taken, in the order of strata and tickets. Some dozen to a step: an item costs
 * some 40 µs, most of them for finding its record and the call that it belongs to, and a sample may have thousands.
 */
export function* readingRows(db: ReadDb, plan: Plan, record: DrawRecord, me: string): Steps<SampleRow[]> {
  const sent = sentOfRequests(db, subjectOf.draw(record.id));
  const sheet = sheetOf(db, { plan, record, me }, (id) => (sent.get(id) ?? arrived).sent);
  const items = record.items.filter(({ id, role }) => role === 'sample' || sheet.tookPlaceOf.has(id));
  const rows: SampleRow[] = [];
  yield* byStretches(
    items.length,
    (from, to) => {
      for (const item of items.slice(from, to)) rows.push(rowOf(sheet, item));
    },
    rowsAtOnce,
  );
  return rows;
}

const rowsAtOnce = 50;

/** One item's row; null: it is not in the draw. */
export function sampleRow(
  db: ReadDb,
  whose: Pick<Sheet, 'plan' | 'record' | 'me'>,
  itemId: string,
): SampleRow | null {
  const { record } = whose;
  const item = record.items.find(({ id }) => id === itemId);
  if (item === undefined) return null;
  const sentOf = (id: string) => sentOfRequest(db, subjectOf.draw(record.id), id).sent;
  return rowOf(sheetOf(db, whose, sentOf), item);
}

function sheetOf(
  db: ReadDb,
  { plan, record, me }: Pick<Sheet, 'plan' | 'record' | 'me'>,
  sentOf: Sheet['sentOf'],
): Sheet {
  const second = secondItems(plan, record);
  const { replacements } = record;
  return {
    db,
    me,
    plan,
    record,
    names: namesOf(db),
    kept: keptItems(db, record.id),
    sentOf,
    tookPlaceOf: new Map(replacements.map((replacement) => [replacement.in, replacement.out])),
    replacedBy: new Map(replacements.map((replacement) => [replacement.out, replacement.in])),
    second,
    // They are many, and asked for those alone that are looked at twice.
    looksAt: second.size === 0 ? () => nobodyLooked : looksOf(db, record.id),
  };
}

const nobodyLooked: Looks = { first: null, second: null };

/** Which items a second reviewer sees, by the same tickets as the draw. */
export function secondItems(plan: Plan, record: DrawRecord): ReadonlySet<string> {
  return new Set(secondReviewItems(record, plan.secondReview.share, sha256));
}

/** The record on this desk that an item stands for. */
export function targetOf(record: Pick<DrawRecord, 'targets'>, itemId: string): string {
  return record.targets?.[itemId] ?? itemId;
}

function rowOf(sheet: Sheet, item: DrawnItem): SampleRow {
  const { db, record, names, kept } = sheet;
  const said = kept.get(item.id) ?? null;
  const target = targetOf(record, item.id);
  const isDispatch = record.commitment.frame.query.kind === 'dispatches';
  const videoId = isDispatch ? (said?.videoId ?? null) : target;
  return {
    item,
    kept: said,
    sent: said === null ? null : sheet.sentOf(said.id),
    state: said?.state ?? 'to-do',
    inPlaceOf: sheet.tookPlaceOf.get(item.id) ?? null,
    replacedBy: sheet.replacedBy.get(item.id) ?? null,
    video: videoId === null ? null : rowById(db, videoId, names),
    dispatch: isDispatch ? dispatchOf(sheet, target) : null,
    reviewId: said?.reviewId ?? ownReview(sheet, item.id, videoId),
    second: secondOf(sheet, item.id),
  };
}

function dispatchOf({ db, names }: Sheet, id: string): SampleRow['dispatch'] {
  const dispatch = dispatchById(db, id);
  if (dispatch === null) return null;
  const officer = dispatch.officerId === null ? undefined : names.officers.get(dispatch.officerId);
  const span = spanOf(dispatch);
  const call = {
    officer: dispatch.officerId === null ? null : termOf(db, dispatch.officerId),
    fromAt: span?.fromAt ?? null,
    toAt: span?.toAt ?? null,
  };
  return {
    dispatch,
    officerName: officer?.name ?? null,
    badge: officer?.badge ?? null,
    squadName: dispatch.squadId === null ? null : (names.units.get(dispatch.squadId) ?? null),
    videos: rowsOf(db, recordingNumbers(db, call), names),
  };
}

/** This reviewer's own review of the item, open or submitted. */
function ownReview({ db, record }: Sheet, itemId: string, videoId: string | null): string | null {
  if (videoId === null) return null;
  const mine = reviewsOfVideo(db, videoId).find(
    ({ sample }) => sample?.drawId === record.id && sample.itemId === itemId,
  );
  return mine?.id ?? null;
}

/**
 * Whether an item was drawn for a second look. The first reviewer isn't told before both are in: who knows that somebody
 * will look again reviews differently.
 */
function secondOf({ me, plan, second, looksAt }: Sheet, itemId: string): SampleRow['second'] {
  if (!second.has(itemId)) return null;
  const looks = looksAt(itemId);
  if (plan.secondReview.reviewerId === me) return looks.second?.reviewerId === me ? 'submitted' : 'owed';
  return looks.first !== null && looks.second !== null ? 'submitted' : null;
}
