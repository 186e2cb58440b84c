import { conditionsOf, type Part } from './conditions.ts';
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
  /** What its rows can be checked for, or sorted by, without looking the video up. */
  readonly knows: readonly Part[];
};

/**
 * How a list is read. `walk`: the source has the list's order, and is left as soon as the page is full. `gather`: it
 * hasn't, but has few rows; all of them are read and sorted.
 */
export type Plan = { readonly source: Source; readonly way: 'walk' | 'gather'; readonly wanted: Wanted };

/** Rows of a source are counted up to here when sources are compared. */
export const countLimit = 40_000;

/** What looking a video up costs, in rows of an index: most of the time it is a page to read and decrypt. */
const lookUpCost = 8;

/** The sources that know something of what is asked; equally long ones are preferred in this order. */
export function sourcesFor(wanted: Wanted): readonly Source[] {
  if (!wanted.isArranged) return [byTime];
  const { officer, incident, review, squad, division, sort, deletesBefore } = wanted;
  const nearsDeletion = sort === 'deletion' || deletesBefore !== undefined;
  const specific = [
    ...(officer === undefined ? [] : [byColumn.officer]),
    ...(incident === undefined ? [] : [byIncident]),
    ...(review === undefined || review === 0 ? [] : [byColumn.review]),
    ...(squad === undefined ? [] : [byColumn.squad]),
    ...(wanted.class !== undefined && nearsDeletion ? [byClassDeletion] : []),
    ...(wanted.class !== undefined && sort === 'recorded' ? [byClassTime] : []),
    ...(division === undefined ? [] : [byColumn.division]),
    ...(nearsDeletion ? [byDeletion] : []),
  ];
  // Everything in the order of time has as many rows as any part of it, or more.
  return sort === 'deletion' || specific.some(({ order }) => order === 'recorded')
    ? specific
    : [...specific, byTime];
}

/** The cheapest way, by how many rows each source has for this filter, counted up to `countLimit`. */
export function choosePlan(wanted: Wanted, sizes: ReadonlyMap<Source, number>): Plan {
  const options = [...sizes]
    .map(([source, size]) => ({
      source,
      size,
      looksUp: looksUp(source, wanted),
      walks: source.order === wanted.sort,
    }))
    .sort((a, b) => costOf(a) - costOf(b));
  const [cheapest] = options;
  const walked = options.find(({ walks }) => walks);
  if (!cheapest) throw new Error('a list without a source');
  const isShort = cheapest.size < (cheapest.looksUp ? countLimit / 4 : countLimit);
  const chosen = cheapest.walks || isShort ? cheapest : (walked ?? cheapest);
  return { source: chosen.source, way: chosen.walks ? 'walk' : 'gather', wanted };
}

/** Whether a plan reads everything there is although the filter names a part of it that has an index of its own. */
export function readsEverything({ source, wanted }: Plan): boolean {
  const { officer, squad, division, review, deletesBefore } = wanted;
  const isPart = [officer, squad, division, review || undefined].some((each) => each !== undefined);
  return source === byDeletion && deletesBefore === undefined && isPart;
}

function costOf({ size, looksUp }: { readonly size: number; readonly looksUp: boolean }): number {
  return size * (looksUp ? lookUpCost : 1);
}

function looksUp({ covers, knows }: Source, wanted: Wanted): boolean {
  const sortedBy: Part = wanted.sort === 'recorded' ? 'time' : 'deletion';
  const needed = [sortedBy, ...conditionsOf(wanted).map(({ part }) => part)];
  return needed.some((part) => !covers.includes(part) && !knows.includes(part));
}

const byTime: Source = {
  name: 'time',
  table: 'video',
  index: 'video_by_time',
  order: 'recorded',
  covers: ['time'],
  knows: ['deletion', 'review', 'class'],
};
const byDeletion: Source = {
  name: 'deletion',
  table: 'video',
  index: 'video_by_deletion',
  order: 'deletion',
  covers: ['deletion'],
  knows: ['time', 'review', 'class'],
};
const byClassTime: Source = {
  name: 'class',
  table: 'video_class',
  index: null,
  order: 'recorded',
  covers: ['class', 'time'],
  knows: ['deletion'],
};
const byClassDeletion: Source = {
  name: 'class by deletion',
  table: 'video_class',
  index: 'video_class_by_deletion',
  order: 'deletion',
  covers: ['class', 'deletion'],
  knows: ['time'],
};
const byIncident: Source = {
  name: 'incident',
  table: 'incident',
  index: null,
  order: 'none',
  covers: ['incident'],
  knows: ['time'],
};
const byColumn = {
  officer: byColumnOf('officer'),
  squad: byColumnOf('squad'),
  division: byColumnOf('division'),
  review: byColumnOf('review'),
};

function byColumnOf(name: 'officer' | 'squad' | 'division' | 'review'): Source {
  const index = `video_by_${name}`;
  return { name, table: 'video', index, order: 'recorded', covers: [name, 'time'], knows: ['class'] };
}
