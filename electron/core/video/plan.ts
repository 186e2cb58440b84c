import type { Part } from './conditions.ts';
import type { Wanted } from './wanted.ts';

/** An index that a list can be read from. */
export type Source = {
  readonly name: string;
  /** `incident`: made of two indexes, see conditions.ts. */
  readonly table: 'video' | 'video_class' | 'incident';
  /** Null: the table's own order. */
  readonly index: string | null;
  /** The order in which it gives its rows; `none`: they must be sorted for any. */
  readonly order: Wanted['sort'] | 'none';
  /** What a range of it takes care of. */
  readonly covers: readonly Part[];
};

/**
 * How a list is read. `walk`: the source has the list's order, and is left as soon as the page is full. `gather`: it
 * hasn't, but has few rows; all of them are read and sorted.
 */
export type Plan = { readonly source: Source; readonly way: 'walk' | 'gather'; readonly wanted: Wanted };

/** Rows of a source are counted up to here when sources are compared. */
export const countLimit = 40_000;

/** As many rows as this are walked rather than sorted: more where the index alone tells their order. */
function gatherLimitOf(source: Source): number {
  return source === byIncident || source.order === 'deletion' ? countLimit : 10_000;
}

/** The sources that know something of what is asked; equally long ones are preferred in this order. */
export function sourcesFor(wanted: Wanted): readonly Source[] {
  if (!wanted.isArranged) return [byTime];
  const { officer, incident, review, squad, division, sort, deletesBefore } = wanted;
  const nearsDeletion = sort === 'deletion' || deletesBefore !== undefined;
  return [
    ...(officer === undefined ? [] : [byColumn.officer]),
    ...(incident === undefined ? [] : [byIncident]),
    ...(review === undefined || review === 0 ? [] : [byColumn.review]),
    ...(squad === undefined ? [] : [byColumn.squad]),
    ...(wanted.class !== undefined && nearsDeletion ? [byClassDeletion] : []),
    ...(wanted.class !== undefined && sort === 'recorded' ? [byClassTime] : []),
    ...(division === undefined ? [] : [byColumn.division]),
    ...(nearsDeletion ? [byDeletion] : []),
    ...(sort === 'recorded' ? [byTime] : []),
  ];
}

/** The cheapest way, by how many rows each source has for this filter, counted up to `countLimit`. */
export function choosePlan(wanted: Wanted, sizes: ReadonlyMap<Source, number>): Plan {
  const shortestFirst = [...sizes].sort((a, b) => a[1] - b[1]);
  const [shortest, size] = shortestFirst[0] ?? [byTime, 0];
  const walks = (source: Source): boolean => source.order === wanted.sort;
  if (walks(shortest)) return { source: shortest, way: 'walk', wanted };
  const [walked] = shortestFirst.find(([source]) => walks(source)) ?? [];
  if (size < gatherLimitOf(shortest) || walked === undefined)
    return { source: shortest, way: 'gather', wanted };
  return { source: walked, way: 'walk', wanted };
}

const byTime: Source = {
  name: 'time',
  table: 'video',
  index: 'video_by_time',
  order: 'recorded',
  covers: ['time'],
};
const byDeletion: Source = {
  name: 'deletion',
  table: 'video',
  index: 'video_by_deletion',
  order: 'deletion',
  covers: ['deletion'],
};
const byClassTime: Source = {
  name: 'class',
  table: 'video_class',
  index: null,
  order: 'recorded',
  covers: ['class', 'time'],
};
const byClassDeletion: Source = {
  name: 'class by deletion',
  table: 'video_class',
  index: 'video_class_by_deletion',
  order: 'deletion',
  covers: ['class', 'deletion'],
};
const byIncident: Source = {
  name: 'incident',
  table: 'incident',
  index: null,
  order: 'none',
  covers: ['incident'],
};
const byColumn = {
  officer: byColumnOf('officer'),
  squad: byColumnOf('squad'),
  division: byColumnOf('division'),
  review: byColumnOf('review'),
};

function byColumnOf(name: 'officer' | 'squad' | 'division' | 'review'): Source {
  return { name, table: 'video', index: `video_by_${name}`, order: 'recorded', covers: [name, 'time'] };
}
