import type { FrameQuery, SizeMethod } from '../../../contract/nouns/plan.ts';
import { upperLimit } from '../../../sampling/statistics/conclusion.ts';
import type { NoSize } from '../../../sampling/statistics/size.ts';
import { discoverySize } from '../../../sampling/statistics/size-discovery.ts';
import { estimationSize, marginOf } from '../../../sampling/statistics/size-estimation.ts';
import { tolerableSize } from '../../../sampling/statistics/size-tolerable.ts';
import { grouped } from '../../words/count.ts';
import { items, percent } from '../words.ts';

/** How many a plan needs and what it can conclude, in a sentence; or why there is no size. */
export type Sized =
  | { readonly size: number; readonly says: string }
  | { readonly size: null; readonly says: string };

/**
 * The size of a plan, from the population that is counted. Nothing is rounded to please: the sentence says what the
 * arithmetic in `sampling/statistics` holds.
 */
export function sizeOf(method: SizeMethod, kind: FrameQuery['kind'], population: number): Sized {
  const all = Math.max(0, population);
  switch (method.method) {
    case 'discovery': {
      const { confidence, tolerable } = method;
      const found = discoverySize({ confidence, tolerableRate: tolerable, population: all });
      if (found.kind === 'no-size') return none(found, kind);
      return {
        size: found.size,
        says: `${items(found.size, kind)}; if none is bad, fewer than ${percent(tolerable, 3)} of the ${grouped(all)} are, ${sure(confidence)}.`,
      };
    }
    case 'tolerable': {
      const { confidence, tolerable, expected } = method;
      const found = tolerableSize({
        confidence,
        tolerableRate: tolerable,
        expectedRate: expected,
        population: all,
      });
      if (found.kind === 'no-size') return none(found, kind);
      const bad =
        found.allowed === 0 ? 'none is' : `no more than ${grouped(found.allowed)} ${are(found.allowed)}`;
      return {
        size: found.size,
        says: `${items(found.size, kind)}; if ${bad} bad, fewer than ${percent(tolerable, 3)} of the ${grouped(all)} are, ${sure(confidence)}.`,
      };
    }
    case 'estimate': {
      const { confidence, margin, expected } = method;
      const found = estimationSize({ confidence, margin, expectedRate: expected, population: all });
      if (found.kind === 'no-size') return none(found, kind);
      return {
        size: found.size,
        says: `${items(found.size, kind)}; if about ${percent(expected, 3)} are bad, the rate among the ${grouped(all)} is known to within ${percent(margin, 3).replace(' %', '')} points either way, ${sure(confidence)}.`,
      };
    }
    case 'fixed':
      return fixedSize(method.size, method.confidence, kind, all);
  }
}

function fixedSize(size: number, confidence: number, kind: FrameQuery['kind'], all: number): Sized {
  if (all === 0) return { size: null, says: nothingThere };
  if (size > all) {
    return {
      size: null,
      says: `There are only ${items(all, kind)} to sample; ${grouped(size)} are asked for.`,
    };
  }
  if (size === all)
    return { size, says: `All ${items(all, kind)}: what is found is the rate, without an interval.` };
  const margin = marginOf(size, { confidence, expectedRate: 0.5, population: all });
  const upper = upperLimit({ bad: 0, sample: size, population: all }, confidence);
  return {
    size,
    says: `${items(size, kind)}; a rate is known to within ${percent(margin).replace(' %', '')} points either way at worst; if none is bad, at most ${percent(upper)} are, ${sure(confidence)}.`,
  };
}

function none({ why }: NoSize, kind: FrameQuery['kind']): Sized {
  return { size: null, says: why === 'population-empty' ? nothingThere : reasons(kind)[why] };
}

const nothingThere = 'Nothing matches yet, so there is nothing to draw from.';

function reasons(kind: FrameQuery['kind']): Readonly<Record<NoSize['why'], string>> {
  return {
    'tolerable-not-above-expected':
      'The tolerable rate has to be above the expected one; no sample can show otherwise.',
    'population-too-small': `Not even looking at every ${items(1, kind).slice(2)} would show it, if as many are bad as expected. Tolerate more, expect less, or estimate the rate instead.`,
    'too-large':
      'The two rates are so close that more than a million would be needed. Tolerate more, or expect less.',
    'nothing-varies':
      'With 0 or 100 % expected there is no spread to estimate. Use “no bad one expected” instead.',
    'population-empty': nothingThere,
  };
}

function sure(confidence: number): string {
  return `${percent(confidence, 3)} sure`;
}

function are(number: number): string {
  return number === 1 ? 'is' : 'are';
}
