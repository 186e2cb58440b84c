import type { DrawnItem, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { SampleItem } from '../../../contract/nouns/sample.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import { secondReviewItems } from '../../../sampling/draw/secondReview.ts';
import { termOf } from '../catalogue/terms.ts';
import type { ReadDb } from '../db/sql.ts';
import { recordingNumbers } from '../dispatch/match.ts';
import { dispatchById } from '../dispatch/store.ts';
import { spanOf } from '../dispatch/timing.ts';
import { sentOfRequest } from '../outbox/sent.ts';
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
  readonly second: ReadonlySet<string>;
  readonly looksAt: (itemId: string) => Looks;
};

/** The drawn items, and the spares that were taken, in the order of strata and tickets. */
export function sampleRows(db: ReadDb, plan: Plan, record: DrawRecord, me: string): SampleRow[] {
  const sheet = sheetOf(db, plan, record, me);
  const taken = new Set(record.replacements.map((replacement) => replacement.in));
  return record.items
    .filter(({ id, role }) => role === 'sample' || taken.has(id))
    .map((item) => rowOf(sheet, item));
}

/** One item's row; null: it is not in the draw. */
export function sampleRow(
  db: ReadDb,
  { plan, record, me }: Pick<Sheet, 'plan' | 'record' | 'me'>,
  itemId: string,
): SampleRow | null {
  const item = record.items.find(({ id }) => id === itemId);
  return item === undefined ? null : rowOf(sheetOf(db, plan, record, me), item);
}

function sheetOf(db: ReadDb, plan: Plan, record: DrawRecord, me: string): Sheet {
  return {
    db,
    me,
    plan,
    record,
    names: namesOf(db),
    kept: keptItems(db, record.id),
    second: secondItems(plan, record),
    looksAt: looksOf(db, record.id),
  };
}

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
    sent: said === null ? null : sentOfRequest(db, subjectOf.draw(record.id), said.id).sent,
    state: said?.state ?? 'to-do',
    inPlaceOf: record.replacements.find((replacement) => replacement.in === item.id)?.out ?? null,
    replacedBy: record.replacements.find(({ out }) => out === item.id)?.in ?? null,
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
