import type { Rate } from '../../../contract/results-state.ts';
import type { Conclusion } from '../../../sampling/statistics/conclusion.ts';

/** Printed with every rate. */
export const method =
  'Rates are weighted by how many items each stratum holds; where drawn items turned out not to belong, by how many of ' +
  'them belong as the sample has it (Cochran 1977, 5A.14). The intervals are exact for a population of this size ' +
  '(hypergeometric; over several strata Korn and Graubard 1998, on the effective sample), so they are rather too wide ' +
  'than too narrow. Unavailable items stay in the sample: the rate speaks of those that were seen, and beside it stand ' +
  'the rates if all unavailable ones were good, and if all were bad (Cochran 1977, 13.2).';

/** Stands wherever a periodic review would have a rate. */
export const countsOnly =
  'Counts only. A periodic review looks at about as many recordings of each officer, however many the officer made, so it ' +
  'says nothing about the rate among all recordings.';

/** Printed with the counts of a periodic review. */
export const countsMethod =
  'Each count is of the items that show it, beside how many were seen. Nothing is weighted or estimated.';

export function countsText(toDo: number, sample: number): string {
  return toDo === 0 ? countsOnly : `${countsOnly} ${toDo} of ${sample} items are still to do.`;
}

export function openText(toDo: number, sample: number): string {
  return `${toDo} of ${sample} items are still to do, so nothing is concluded yet.`;
}

/** Reviewed elsewhere, and the review hasn't come: because of the network, or because a second one is still blind to it. */
export function unseenText(count: number): string {
  return `The reviews of ${count} items are not on this desk yet, so nothing is concluded.`;
}

export function estimateText(subject: string, rate: Rate, confidence: number): string {
  if (rate.share === null || rate.interval === null)
    return `${subject}: ${rate.says ?? 'nothing can be said.'}`;
  return (
    `${subject}: ${percent(rate.share)} of all items, between ${percent(rate.interval.low)} and ` +
    `${percent(rate.interval.high)}, ${sure(confidence)} (${rate.count} of ${rate.of} seen).`
  );
}

export function conclusionText(
  subject: string,
  rate: Rate,
  conclusion: Conclusion,
  { tolerableRate, confidence }: { readonly tolerableRate: number; readonly confidence: number },
): string {
  const seen = `${rate.count} of ${rate.of} seen`;
  switch (conclusion.kind) {
    case 'shown':
      return (
        `${subject}: at most ${percent(conclusion.atMost)} of all items, ${sure(confidence)} (${seen}); ` +
        `no more than the tolerable ${percent(tolerableRate)}` +
        `${conclusion.evenAtWorst ? ', even if every unavailable item were bad.' : ', unless the unavailable items are worse than the others.'}`
      );
    case 'exceeded':
      return (
        `${subject}: at least ${percent(conclusion.atLeast)} of all items, ${sure(confidence)} (${seen}); ` +
        `more than the tolerable ${percent(tolerableRate)}` +
        `${conclusion.evenAtBest ? ', even if every unavailable item were good.' : '.'}`
      );
    case 'open':
      return (
        `${subject}: between ${percent(conclusion.atLeast)} and ${percent(conclusion.atMost)} of all items (${seen}). ` +
        `Whether it is more than the tolerable ${percent(tolerableRate)} is not shown, ${sure(confidence)}.`
      );
    case 'no-conclusion':
      return conclusion.strata.length === 0
        ? 'There is nothing to conclude about.'
        : `Nothing was seen of ${conclusion.strata.join(', ')}, so nothing is concluded about the whole.`;
  }
}

function sure(confidence: number): string {
  return `${percent(confidence)} sure`.replace('.0 %', ' %');
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
