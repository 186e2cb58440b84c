import type { Plan } from '../../../contract/nouns/plan.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { StratumSize } from '../../../sampling/draw/commitment.ts';
import { sizeFor } from '../../../sampling/statistics/plan.ts';
import { shareOut } from '../../../sampling/statistics/share-out.ts';
import type { NoSize, Size } from '../../../sampling/statistics/size.ts';

/** How many are drawn and how many stand by in each stratum of a frame, as the plan has it; or why not. */
export function sizesOf(
  { size: method, allocation }: Pick<Plan, 'size' | 'allocation'>,
  populations: ReadonlyMap<string, number>,
): readonly StratumSize[] | Refusal {
  const population = [...populations.values()].reduce((total, size) => total + size, 0);
  const needed = sizeOf(method, population);
  if (needed.kind === 'no-size') return refuse('size-unfit', whyNoSize[needed.why]);
  const strata = [...populations].map(([key, size]) => ({ key, population: size }));
  const expected = 'expected' in method ? method.expected : 0.5;
  const shared = shareOut(strata, needed.size, { ...allocation, expected });
  if (shared.kind === 'shared') return shared.strata;
  return refuse(
    'size-unfit',
    shared.why === 'minimums-exceed-size'
      ? `The minimums add up to ${shared.needed}, more than the sample of ${needed.size}.`
      : `There are only ${shared.available} items; ${needed.size} are asked for.`,
  );
}

function sizeOf(method: Plan['size'], population: number): Pick<Size, 'kind' | 'size'> | NoSize {
  const { confidence } = method;
  switch (method.method) {
    case 'fixed':
      return { kind: 'size', size: method.size };
    case 'estimate':
      return sizeFor({
        kind: 'estimation',
        confidence,
        margin: method.margin,
        expectedRate: method.expected,
        population,
      });
    case 'tolerable':
      return sizeFor({
        kind: 'tolerable',
        confidence,
        tolerableRate: method.tolerable,
        expectedRate: method.expected,
        population,
      });
    case 'discovery':
      return sizeFor({ kind: 'discovery', confidence, tolerableRate: method.tolerable, population });
  }
}

const whyNoSize: Readonly<Record<NoSize['why'], string>> = {
  'tolerable-not-above-expected': 'The tolerable rate must be higher than the rate that is expected.',
  'population-too-small': 'Even looking at every item could not show this.',
  'too-large': 'The sample would be larger than a million items.',
  'nothing-varies':
    'An expected rate of 0 % or 100 % leaves nothing to estimate; plan for discovery instead.',
  'population-empty': 'There are no items to sample.',
};
