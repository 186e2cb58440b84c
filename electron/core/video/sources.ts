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

/** The sources that know something of what is asked, those that are likely shorter first. */
export function sourcesFor(wanted: Wanted): readonly Source[] {
  if (!wanted.isArranged) return [byTime];
  const { officer, incident, review, squad, division, sort, deletesBefore } = wanted;
  const nearsDeletion = sort === 'deletion' || deletesBefore !== undefined;
  const specific = [
    ...(officer === undefined ? [] : [byColumn.officer]),
    ...(incident === undefined ? [] : [byIncident]),
    ...(review === undefined || review === 0 ? [] : [byReview]),
    ...(squad === undefined ? [] : [byColumn.squad]),
    ...(wanted.class !== undefined && nearsDeletion ? [byClassDeletion] : []),
    ...(wanted.class !== undefined && sort === 'recorded' ? [byClassTime] : []),
    ...(division === undefined ? [] : [byColumn.division]),
    // Gathered only, it would be the longer part of what the class has.
    ...(nearsDeletion && (sort === 'deletion' || wanted.class === undefined) ? [byDeletion] : []),
  ];
  // Everything in the order of time has as many rows as any part of it, or more.
  return sort === 'deletion' || specific.some(({ order }) => order === 'recorded')
    ? specific
    : [...specific, byTime];
}

/** Whether each row of it fits: nothing is asked besides what a range of it takes care of. */
export function coversAll({ covers }: Source, wanted: Wanted): boolean {
  return conditionsOf(wanted).every(({ part }) => covers.includes(part));
}

/** Whether its rows can't be checked or sorted without the videos themselves. */
export function looksUp({ covers, knows }: Source, wanted: Wanted): boolean {
  const sortedBy: Part = wanted.sort === 'recorded' ? 'time' : 'deletion';
  const needed = [sortedBy, ...conditionsOf(wanted).map(({ part }) => part)];
  return needed.some((part) => !covers.includes(part) && !knows.includes(part));
}

/** Whether it holds every video there is. */
export function holdsAll({ covers }: Source, wanted: Wanted): boolean {
  return !conditionsOf(wanted).some(({ part }) => covers.includes(part));
}

const byTime: Source = {
  name: 'time',
  table: 'video',
  index: 'video_by_time',
  order: 'recorded',
  covers: ['time'],
  knows: ['deletion', 'review', 'class', 'incident'],
};
const byDeletion: Source = {
  name: 'deletion',
  table: 'video',
  index: 'video_by_deletion',
  order: 'deletion',
  covers: ['deletion'],
  knows: ['time', 'review', 'class', 'squad', 'division'],
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
const byReview: Source = {
  name: 'review',
  table: 'video',
  index: 'video_by_review',
  order: 'recorded',
  covers: ['review', 'time'],
  knows: ['class', 'deletion'],
};
const byColumn = {
  officer: byColumnOf('officer'),
  squad: byColumnOf('squad'),
  division: byColumnOf('division'),
};

function byColumnOf(name: 'officer' | 'squad' | 'division'): Source {
  const index = `video_by_${name}`;
  const knows = ['class', 'deletion', 'review'] as const;
  return { name, table: 'video', index, order: 'recorded', covers: [name, 'time'], knows };
}
