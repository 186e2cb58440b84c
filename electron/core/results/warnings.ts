import type { DrawResults } from '../../../contract/results-state.ts';
import { percent } from './words.ts';

type Warning = DrawResults['warnings'][number];

/** What warnings are judged by. */
export type Facts = {
  /** A periodic review: no rate is stated. */
  readonly isCounts: boolean;
  /** How often the plan was committed to, this time included. */
  readonly attempt: number;
  /** How many the plan wants of each stratum. */
  readonly minimum: number;
  readonly strata: readonly {
    readonly key: string;
    readonly population: number;
    readonly seen: number;
    readonly toDo: number;
    readonly unavailable: number;
    /** Out of frame, without a spare in its place. */
    readonly unreplaced: number;
  }[];
};

/** From this share of the sample on, non-response is large. */
const muchUnavailable = 0.1;
/** Below, a sample is tiny. */
const fewItems = 30;

/** What somebody who relies on a sample has to know of it, each as a sentence that says what it means. */
export function warningsOf(facts: Facts): Warning[] {
  const rules = facts.isCounts
    ? [nonResponse, sparesExhausted]
    : [laterAttempt, nonResponse, sparesExhausted, thinStrata, tinySample];
  return rules.map((rule) => rule(facts)).filter((warning) => warning !== null);
}

type Rule = (facts: Facts) => Warning | null;

const laterAttempt: Rule = ({ attempt }) => {
  if (attempt === 1) return null;
  const [earlier, why] =
    attempt === 2 ? ['earlier one stays', 'that one was'] : ['earlier ones stay', 'those were'];
  return {
    kind: 'later-attempt',
    says: `This is attempt number ${attempt} at drawing for this plan. The ${earlier} on record with the reason; whoever relies on this one should know why ${why} given up.`,
  };
};

const nonResponse: Rule = ({ strata, isCounts }) => {
  const unavailable = sum(strata, (one) => one.unavailable);
  const sample = sum(strata, (one) => one.seen + one.toDo + one.unavailable);
  if (unavailable === 0 || unavailable < sample * muchUnavailable) return null;
  const means = isCounts
    ? 'The counts speak of those that were.'
    : 'The rates speak of those that were; if the others differ from them, the truth lies anywhere between the best and the worst case beside each rate.';
  return {
    kind: 'non-response',
    says: `${unavailable} of ${counted(sample)} (${percent(unavailable / sample)}) could not be seen. ${means}`,
  };
};

const sparesExhausted: Rule = ({ strata, isCounts }) => {
  const without = strata.filter(({ unreplaced }) => unreplaced > 0);
  if (without.length === 0) return null;
  const left = sum(without, (one) => one.unreplaced);
  return {
    kind: 'spares-exhausted',
    says: `The spares of ${named(without.map(({ key }) => key))} ran out: ${counted(left)} out of frame ${left === 1 ? 'has no other in its place' : 'have no others in their place'}, so less was seen than planned${isCounts ? '' : ' and intervals are wider'}.`,
  };
};

/** A stratum that has no more than were seen, or of which more are to come, isn't thin. */
const thinStrata: Rule = ({ strata, minimum }) => {
  const thin = strata.filter(({ population, seen, toDo }) => seen + toDo < Math.min(minimum, population));
  if (thin.length === 0) return null;
  const isOne = thin.length === 1;
  return {
    kind: 'thin-stratum',
    says: `Fewer than the planned minimum of ${minimum} were seen of ${named(thin.map(({ key, seen }) => `${key} (${seen})`))}. ${isOne ? 'Its own rate says' : 'Their own rates say'} little, and ${isOne ? 'it makes' : 'they make'} the rate over all strata less certain.`,
  };
};

const tinySample: Rule = ({ strata }) => {
  const items = sum(strata, (one) => one.seen + one.toDo);
  const population = sum(strata, (one) => one.population);
  if (items >= fewItems || items >= population || items === 0) return null;
  return {
    kind: 'tiny-sample',
    says: `The sample is tiny: ${counted(items)}. Its intervals hold, but they are wide, and one item more or less moves a rate by ${(100 / items).toFixed(1)} percentage points.`,
  };
};

function counted(items: number): string {
  return `${items} ${items === 1 ? 'item' : 'items'}`;
}

/** At most three by name. */
function named(names: readonly string[]): string {
  const more = names.length - 3;
  return `${names.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
