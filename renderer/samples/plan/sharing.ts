import type { Plan } from '../../../contract/nouns/plan.ts';
import type { FrameCount } from '../../../contract/sample-state.ts';
import type { NoAllocation } from '../../../sampling/statistics/allocation.ts';
import { shareOut } from '../../../sampling/statistics/share-out.ts';
import { count, grouped } from '../../words/count.ts';
import { items } from '../words.ts';
import type { PlanBody } from './check-draft.ts';

export type SharedStratum = {
  readonly key: string;
  readonly label: string;
  readonly population: number;
  readonly sample: number;
  readonly spares: number;
};

/** What the strata get, and what is to be said about it. `stops`: nothing can be committed to like this. */
export type Sharing = {
  readonly strata: readonly SharedStratum[];
  readonly sample: number;
  readonly spares: number;
  readonly problems: readonly SharingProblem[];
};
export type SharingProblem = { readonly stops: boolean; readonly says: string };

/** Shares a size out over the strata that were counted. A size of null shares nothing, and the counts still show. */
export function share(
  frame: FrameCount,
  size: number | null,
  { allocation, size: method, query: { kind } }: Pick<PlanBody, 'allocation' | 'size' | 'query'>,
): Sharing {
  const expected = 'expected' in method ? method.expected : 0.5;
  const shared = size === null ? null : shareOut(frame.strata, size, { ...allocation, expected });
  const sizes = new Map(shared?.kind === 'shared' ? shared.strata.map((one) => [one.key, one]) : []);
  const strata = frame.strata.map(({ key, label, population }) => {
    const { sample, spares } = sizes.get(key) ?? { sample: 0, spares: 0 };
    return { key, label, population, sample, spares };
  });
  return {
    strata,
    sample: sum(strata.map(({ sample }) => sample)),
    spares: sum(strata.map(({ spares }) => spares)),
    problems: [
      ...frameProblems(frame, kind),
      ...(shared?.kind === 'no-allocation'
        ? [{ stops: true, says: noAllocationText(shared, size ?? 0, kind) }]
        : []),
      ...(shared?.kind === 'shared' ? stratumProblems(strata, allocation) : []),
    ],
  };
}

function noAllocationText(shared: NoAllocation, size: number, kind: Plan['query']['kind']): string {
  return shared.why === 'minimums-exceed-size'
    ? `The minimums add up to ${grouped(shared.needed)}, more than the sample of ${grouped(size)}. Lower the minimum, or take a larger sample.`
    : `There are only ${items(shared.available, kind)} to sample; ${grouped(size)} are asked for.`;
}

function frameProblems(frame: FrameCount, kind: Plan['query']['kind']): readonly SharingProblem[] {
  const { duplicates, duplicateCount, withoutId } = frame;
  const more = duplicateCount - duplicates.length;
  return [
    ...(frame.items === 0
      ? [
          {
            stops: true,
            says: `No ${items(2, kind).slice(2)} match. Look at the days, the units and the length.`,
          },
        ]
      : []),
    ...(duplicateCount > 0
      ? [
          {
            stops: true,
            says: `${count(duplicateCount, 'id is', 'ids are')} shared by several items, and a draw could not tell them apart: ${duplicates.join(', ')}${more > 0 ? `, and ${grouped(more)} more` : ''}. Ask whoever imports the records to correct them, or narrow the frame.`,
          },
        ]
      : []),
    ...(withoutId > 0
      ? [
          {
            stops: false,
            says: `${items(withoutId, kind)} ${withoutId === 1 ? 'has' : 'have'} no id in the real world and ${withoutId === 1 ? 'is' : 'are'} left out. The work paper says so.`,
          },
        ]
      : []),
  ];
}

function stratumProblems(
  strata: readonly SharedStratum[],
  { minimum, spares }: Plan['allocation'],
): readonly SharingProblem[] {
  const named = (some: readonly SharedStratum[]) => {
    const labels = some.slice(0, 3).map(({ label }) => label);
    return some.length > 3 ? `${labels.join(', ')} and ${grouped(some.length - 3)} more` : labels.join(', ');
  };
  const empty = strata.filter(({ population }) => population === 0);
  const small = strata.filter(({ population }) => population > 0 && population < minimum);
  const none = strata.filter(({ population, sample }) => population > 0 && sample === 0);
  const bare = strata.filter(({ sample, spares: standing }) => sample > 0 && standing < spares);
  return [
    ...(empty.length > 0
      ? [{ stops: false, says: `Empty: ${named(empty)}. Nothing can be said of it.` }]
      : []),
    ...(small.length > 0
      ? [
          {
            stops: false,
            says: `Smaller than the minimum of ${grouped(minimum)}: ${named(small)}. All of it is taken.`,
          },
        ]
      : []),
    ...(none.length > 0
      ? [{ stops: false, says: `Gets nothing: ${named(none)}. A minimum of 1 or more includes it.` }]
      : []),
    ...(bare.length > 0
      ? [
          {
            stops: false,
            says: `Fewer spares than asked for, because no more items are left: ${named(bare)}.`,
          },
        ]
      : []),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
