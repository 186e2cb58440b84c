import type { Plan } from '../../../contract/nouns/plan.ts';
import type { DrawResults, Rate } from '../../../contract/results-state.ts';
import { clockText } from '../../../contract/time.ts';
import { grouped, listed } from '../../words/count.ts';
import { percentFixed } from '../words.ts';

/** `"10.4 – 26.3 %"`; why there is none, where there is none. */
export function intervalText({ interval, says }: Pick<Rate, 'interval' | 'says'>): string {
  return interval === null ? (says ?? 'none') : rangeText(interval);
}

/** `"10.4 – 26.3 %"`. */
export function rangeText({ low, high }: NonNullable<Rate['interval']>): string {
  return `${percentFixed(low).replace(' %', '')} – ${percentFixed(high)}`;
}

/** Why a rate has no other intervals, as a sentence; null: it has. */
export function whyNoIntervals({
  interval,
  intervals,
  says,
}: Pick<Rate, 'interval' | 'intervals' | 'says'>): string | null {
  if (intervals !== null) return null;
  if (interval === null) return says ?? 'There is no interval.';
  return interval.low === interval.high
    ? 'Every one was looked at, so the rate is known and there is nothing to estimate.'
    : 'Not part of this paper, which was signed before the desk gave these.';
}

/** The rate that the plan tolerates; null where it only estimates. */
export function tolerableOf({ size }: Pick<Plan, 'size'>): number | null {
  return 'tolerable' in size ? size.tolerable : null;
}

/** `"95 reviewed, 3 unavailable, 2 missing, 1 out of frame"`: what became of the sample, as a sentence. */
export function countsText({ counts }: Pick<DrawResults, 'counts'>): string {
  return listed([
    `${grouped(counts.reviewed)} reviewed`,
    `${grouped(counts.unavailable)} unavailable`,
    `${grouped(counts.missing)} missing`,
    `${grouped(counts.outOfFrame)} out of frame`,
    counts.toDo === 0 ? null : `${grouped(counts.toDo)} still to do`,
  ]);
}

/** An answer of a form in words; null: it was left open. */
export function answerText(value: string | null): string {
  if (value === null) return 'not answered';
  return answers[value] ?? value;
}

const answers: Readonly<Record<string, string>> = {
  yes: 'Yes',
  no: 'No',
  na: 'Not applicable',
  unclear: 'Can’t tell',
};

/** `"at 00:00:57.120: The door is open before."`: what a reviewer says beside an answer; empty: nothing. */
export function becauseText({ atMs, note }: DrawResults['disagreements'][number]['firstBecause']): string {
  return [atMs === null ? '' : `at ${clockText(atMs)}`, note].filter(Boolean).join(': ');
}

/** `["3 not applicable", "2 not answered"]`: what was seen and is no part of a rate. */
export function leftOutText({
  apart,
  unanswered,
}: Pick<DrawResults['rates'][number], 'apart' | 'unanswered'>): readonly string[] {
  const others = apart - unanswered;
  return [
    ...(others > 0 ? [`${grouped(others)} not applicable`] : []),
    ...(unanswered > 0 ? [`${grouped(unanswered)} not answered`] : []),
  ];
}
