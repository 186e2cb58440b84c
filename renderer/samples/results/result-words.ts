import type { Plan } from '../../../contract/nouns/plan.ts';
import type { DrawResults, Rate } from '../../../contract/sample-state.ts';
import { grouped, listed } from '../../words/count.ts';
import { percentFixed } from '../words.ts';

/** `"10.4 – 26.3 %"`; why there is none, where there is none. */
export function intervalText({ interval, says }: Pick<Rate, 'interval' | 'says'>): string {
  return interval === null
    ? (says ?? 'none')
    : `${percentFixed(interval.low).replace(' %', '')} – ${percentFixed(interval.high)}`;
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

/** What can be decided between two answers: both of them, and the others of their kind. */
export function choicesBetween(first: string | null, second: string | null): readonly string[] {
  const given = [first, second].filter((one) => one !== null);
  const kind = kinds.find((one) => given.every((value) => one.includes(value))) ?? [];
  return [...new Set([...kind, ...given])];
}

const kinds: readonly (readonly string[])[] = [
  ['yes', 'no'],
  ['yes', 'no', 'na'],
  ['yes', 'no', 'unclear'],
  ['1', '2', '3', '4', '5'],
];
