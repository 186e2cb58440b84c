import type { VideoFilter } from '../../../contract/library-state.ts';
import { day, hour, type Instant } from '../../../contract/time.ts';
import { hasIndexes } from '../catalogue/arrange.ts';
import { unitsOf } from '../catalogue/configuration.ts';
import { termOf } from '../catalogue/terms.ts';
import type { ReadDb } from '../db/sql.ts';
import { incidentKey } from './incident.ts';
import { reviewStates } from './review-state.ts';

/** A filter in the numbers that the tables hold. Absent: not asked. */
export type Wanted = {
  readonly sort: 'recorded' | 'deletion';
  readonly officer?: number;
  readonly squad?: number;
  readonly division?: number;
  readonly class?: number;
  readonly review?: number;
  /** From here on, and before there. */
  readonly from?: number;
  readonly to?: number;
  readonly deletesBefore?: number;
  /** The start of an incident number, or of its running number. */
  readonly incident?: string;
  /** False before the end of the first pull: only the index on the time of recording is there. */
  readonly isArranged: boolean;
};

/** Null: nothing can fit, because nothing here has ever mentioned that officer, unit, class or number. */
export function wantedBy(db: ReadDb, filter: VideoFilter, now: Instant): Wanted | null {
  const officer = numberOf(db, filter.officerId);
  const unit = numberOf(db, filter.unitId);
  const asked = numberOf(db, filter.classification);
  if (officer === null || unit === null || asked === null) return null;
  const incident =
    filter.text === undefined || filter.text.trim() === '' ? undefined : incidentKey(filter.text);
  if (incident === null) return null;
  const isDivision =
    filter.unitId !== undefined &&
    unitsOf(db).some(({ id, kind }) => id === filter.unitId && kind === 'division');
  const { review, from, to, deletedWithinDays: days } = filter;
  return {
    sort: filter.sort ?? 'recorded',
    isArranged: hasIndexes(db),
    ...given('officer', officer),
    ...given(isDivision ? 'division' : 'squad', unit),
    ...given('class', asked),
    ...given('review', review === undefined ? undefined : reviewStates.indexOf(review)),
    ...given('from', from),
    ...given('to', to),
    ...given('deletesBefore', days === undefined ? undefined : nextHour(now) + days * day),
    ...given('incident', incident),
  };
}

function numberOf(db: ReadDb, id: string | undefined): number | null | undefined {
  return id === undefined ? undefined : termOf(db, id);
}

function given<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: V });
}

/** Within an hour the same question is the same list. */
function nextHour(now: Instant): number {
  return Math.ceil(now / hour) * hour;
}
