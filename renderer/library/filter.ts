import type { VideoFilter } from '../../contract/library-state.ts';
import { day } from '../../contract/time.ts';

/** The Library's filters, as they stand in the address: texts only, null where nothing is asked. */
export type LibraryFilter = {
  readonly text: string;
  readonly officer: string | null;
  /** A squad or a division. */
  readonly unit: string | null;
  readonly classification: string | null;
  readonly review: NonNullable<VideoFilter['review']> | null;
  /** Days such as `2021-07-14`, both included, by this machine's calendar. */
  readonly from: string | null;
  readonly to: string | null;
  readonly deletedWithinDays: number | null;
  readonly sort: 'recorded' | 'deletion';
};

export const noFilter: LibraryFilter = {
  text: '',
  officer: null,
  unit: null,
  classification: null,
  review: null,
  from: null,
  to: null,
  deletedWithinDays: null,
  sort: 'recorded',
};

/** `"q=KC21&sort=deletion"` → a filter. What makes no sense is left out. */
export function filterOf(query: string): LibraryFilter {
  const asked = new URLSearchParams(query);
  const review = asked.get('review');
  const days = asked.get('days');
  return {
    text: asked.get('q') ?? '',
    officer: asked.get('officer'),
    unit: asked.get('unit'),
    classification: asked.get('class'),
    review: reviewStates.find((state) => state === review) ?? null,
    from: dayOf(asked.get('from')),
    to: dayOf(asked.get('to')),
    deletedWithinDays: days !== null && /^\d{1,5}$/.test(days) ? Number(days) : null,
    sort: asked.get('sort') === 'deletion' ? 'deletion' : 'recorded',
  };
}

/** The inverse of `filterOf`; filters that ask nothing leave nothing behind. */
export function queryOf(filter: LibraryFilter): string {
  const parts: readonly (readonly [string, string | number | null])[] = [
    ['q', filter.text],
    ['officer', filter.officer],
    ['unit', filter.unit],
    ['class', filter.classification],
    ['review', filter.review],
    ['from', filter.from],
    ['to', filter.to],
    ['days', filter.deletedWithinDays],
    ['sort', filter.sort === 'recorded' ? null : filter.sort],
  ];
  return new URLSearchParams(parts.filter(isAsked).map(([name, value]) => [name, String(value)])).toString();
}

/** What to ask the core. A day begins and ends at this machine's midnight. */
export function askOf(filter: LibraryFilter): VideoFilter {
  const { text, officer, unit, classification, review, from, to, deletedWithinDays, sort } = filter;
  return {
    sort,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(officer === null ? {} : { officerId: officer }),
    ...(unit === null ? {} : { unitId: unit }),
    ...(classification === null ? {} : { classification }),
    ...(review === null ? {} : { review }),
    ...(from === null ? {} : { from: midnight(from) }),
    ...(to === null ? {} : { to: midnight(to, 1) }),
    ...(deletedWithinDays === null ? {} : { deletedWithinDays }),
  };
}

/** Whether anything but the order is asked. */
export function isFiltered(filter: LibraryFilter): boolean {
  return queryOf({ ...filter, sort: 'recorded' }) !== '';
}

export const reviewStates = [
  'none',
  'open',
  'submitted',
  'others',
] as const satisfies readonly LibraryFilter['review'][];

function isAsked(part: readonly [string, string | number | null]): boolean {
  return part[1] !== null && part[1] !== '';
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function midnight(date: string, daysLater = 0): number {
  const noon = Date.parse(`${date}T12:00:00`) + daysLater * day;
  // From noon, so that a day of 23 or 25 hours doesn't land on its neighbour.
  return new Date(noon).setHours(0, 0, 0, 0);
}
