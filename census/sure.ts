import type { Because, Confidence } from './outcome.ts';
import type { CallSpans } from './times.ts';

/** What is known of one recording taken for a call's. */
export type Tie = {
  readonly recording: number;
  readonly number: 'same' | 'other' | 'none';
  /** It shares time with the call itself, not only with the tolerances around it. */
  readonly isWithin: boolean;
  /** It shares half of the call's time with it, or half of its own. */
  readonly isLarge: boolean;
  /** It shares time with another call as well. */
  readonly isShared: boolean;
};

/** Why these recordings were taken for the call's, what weakens that, and how sure it is: as sure as the best of them. */
export function sureOf(
  ties: readonly Tie[],
  spans: CallSpans,
  cameras: number,
): { readonly because: readonly Because[]; readonly confidence: Confidence } {
  const has = (test: (tie: Tie) => boolean): boolean => ties.some(test);
  const because: [Because, boolean][] = [
    ['same-number', has(({ number }) => number === 'same')],
    ['overlap', has(({ isWithin }) => isWithin)],
    ['only-within-tolerance', !has(({ isWithin }) => isWithin)],
    ['other-number', !has(({ number }) => number === 'same') && has(({ number }) => number === 'other')],
    ['recording-spans-calls', has(({ isShared }) => isShared)],
    ['several-recordings', ties.length > 1],
    ['second-camera', cameras > 1],
    ['times-contradict', spans.isContradictory],
    ['no-arrival-time', !spans.isArrivalKnown],
    ['no-clear-time', !spans.isEndKnown],
  ];
  const best = Math.max(...ties.map(gradeOf));
  const most = spans.isContradictory ? 0 : spans.isArrivalKnown && spans.isEndKnown ? 2 : 1;
  return {
    because: because.filter(([, holds]) => holds).map(([word]) => word),
    confidence: grades[Math.min(best, most)] ?? 'low',
  };
}

const grades: readonly Confidence[] = ['low', 'medium', 'high'];

/** 2: the number says so, or the time leaves nothing else to think of; 0: only the tolerances do, or one of several calls. */
function gradeOf({ number, isWithin, isLarge, isShared }: Tie): number {
  if (!isWithin) return 0;
  if (number === 'same') return 2;
  if (isShared) return isLarge && number === 'none' ? 1 : 0;
  return isLarge && number === 'none' ? 2 : 1;
}
