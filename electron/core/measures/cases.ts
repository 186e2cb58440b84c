import type { MeasuredItem } from '../../../census/measures/item.ts';
import { momentOf } from '../../../census/measures/item.ts';
import { type MeasureId, versionAt } from '../../../census/measures/measure.ts';
import type { MeasurePeriod } from '../../../census/measures/periods.ts';
import { casesOf, cellKey, unitsOf } from '../../../census/measures/tally.ts';
import type { MeasureCase, MeasureCases, Outcome, UnitName } from '../../../contract/measures-state.ts';
import { instant } from '../../../contract/time.ts';
import { officersOf } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchById } from '../dispatch/store.ts';
import { resultById } from '../result/store.ts';
import { videoById } from '../video/store.ts';
import { shownPeriod } from './page.ts';
import type { Measured, Progress } from './standing.ts';
import { idOf } from './units.ts';
import { lockedOfUnit, todayOf, valueOfPeriod } from './values.ts';

export type AskedCases = {
  readonly unit: UnitName;
  readonly measure: MeasureId;
  readonly period: MeasurePeriod;
  readonly outcome: Outcome;
  /** Where the page before ended: how many officers, and how many cases of the next one. */
  readonly after: { readonly officers: number; readonly cases: number };
};

const pageSize = 100;

/** The cases behind a number, officer by officer; only those officers are looked at who have any. */
export function casesOfValue(
  db: ReadDb,
  measured: Measured,
  { unit, measure, period, outcome, after }: AskedCases,
  counting: Progress | null,
): MeasureCases | null {
  const definition = versionAt(
    measured.definitions.filter(({ id }) => id === measure),
    period.startsAt,
  );
  if (definition === null) return null;
  const names = new Map(officersOf(db).map(({ id, name }) => [id, name]));
  const officers = officersWith(measured, unit, measure, period);
  const rows: MeasureCase[] = [];
  let next: string | null = null;
  for (let at = after.officers; at < officers.length && next === null; at += 1) {
    const officerId = officers[at] ?? null;
    const cases = measured.itemsOf(officerId).flatMap((item) => {
      if (!isOf(unit, item)) return [];
      const found = casesOf(measured.plan, item).find(
        (one) => one.measure === measure && one.period.key === period.key && one.verdict.outcome === outcome,
      );
      return found === undefined ? [] : [{ item, why: found.verdict.why }];
    });
    const skipped = at === after.officers ? after.cases : 0;
    for (const [index, { item, why }] of cases.entries()) {
      if (index < skipped) continue;
      if (rows.length === pageSize) {
        next = `${at}.${index}`;
        break;
      }
      rows.push({ ...shownItem(db, item), officer: names.get(officerId ?? '') ?? null, outcome, why });
    }
  }
  const locked = lockedOfUnit(db, unit, period);
  const today = todayOf(measured, unit.unit, measure, period);
  return {
    counting,
    unit,
    period: shownPeriod(period),
    definition,
    value: valueOfPeriod(measured, locked, unit.unit, measure, period),
    today: { ...today, left: { ...today.left } },
    rows,
    next,
  };
}

/** `"12.40"` → 12 officers and 40 cases of the next; null: no place that was ever given out. */
export function placeIn(text: string | undefined): AskedCases['after'] | null {
  if (text === undefined) return { officers: 0, cases: 0 };
  const found = /^(\d{1,6})\.(\d{1,7})$/.exec(text);
  return found === null ? null : { officers: Number(found[1]), cases: Number(found[2]) };
}

/** Those with any case of it, in an order that stays: by squad, then by id. */
function officersWith(
  { tally, officers }: Measured,
  { unit, kind }: UnitName,
  measure: MeasureId,
  period: MeasurePeriod,
): readonly (string | null)[] {
  const own = idOf(unit, 'officer');
  if (own !== null) return [own];
  const key = cellKey(measure, period.key);
  const squadId = idOf(unit, 'squad');
  const found = new Set<string>();
  for (const [name, cells] of tally) {
    if (!name.startsWith('officer:') || !cells.has(key)) continue;
    const [squad = '', officerId = ''] = name.slice('officer:'.length).split('\n');
    if (kind !== 'squad' || squad === squadId) found.add(officerId);
  }
  // What no officer is named for lies wherever its squad says.
  const nobody = officers.includes(null) ? [null] : [];
  return [...[...found].toSorted(), ...nobody];
}

function isOf({ unit }: UnitName, item: MeasuredItem): boolean {
  const officerId = idOf(unit, 'officer');
  return officerId === null ? unitsOf(item).includes(unit) : item.officerId === officerId;
}

type Shown = Omit<MeasureCase, 'officer' | 'outcome' | 'why'>;

function shownItem(db: ReadDb, item: MeasuredItem): Shown {
  const { id, kind, officerId } = item;
  const base = {
    id,
    kind,
    officerId,
    at: instant(momentOf(item) ?? 0),
    videoId: null,
    dispatchId: null,
    drawId: null,
  };
  switch (kind) {
    case 'call': {
      const call = dispatchById(db, id);
      return { ...base, label: call?.eventNumber ?? id, detail: call?.callType ?? null, dispatchId: id };
    }
    case 'recording': {
      const video = videoById(db, id);
      return { ...base, label: video?.vendorId ?? id, detail: video?.title ?? null, videoId: id };
    }
    case 'finding': {
      const [reviewId = '', findingId = ''] = JSON.parse(id) as readonly string[];
      const review = resultById(db, reviewId)?.review;
      const videoId = review?.videoId ?? null;
      const video = videoId === null ? null : videoById(db, videoId);
      const detail = review === undefined ? null : `Found by ${review.reviewerName}`;
      return { ...base, label: video?.vendorId ?? findingId, detail, videoId };
    }
    case 'due': {
      const [drawId = '', itemId = ''] = JSON.parse(id) as readonly string[];
      return { ...base, label: itemId, detail: null, drawId };
    }
  }
}
