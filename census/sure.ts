import type { Because, Confidence } from './outcome.ts';
import type { CallSpans } from './times.ts';

/** What is known of one recording taken for a call's. */
export type Tie = {
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
  let isSame = false;
  let isOther = false;
  let isWithin = false;
  let isShared = false;
  let best = 0;
  for (const tie of ties) {
    isSame ||= tie.number === 'same';
    isOther ||= tie.number === 'other';
    isWithin ||= tie.isWithin;
    isShared ||= tie.isShared;
    best = Math.max(best, gradeOf(tie));
  }
  const because =
    (isSame ? bits['same-number'] : 0) |
    (isWithin ? bits.overlap : bits['only-within-tolerance']) |
    (isOther && !isSame ? bits['other-number'] : 0) |
    (isShared ? bits['recording-spans-calls'] : 0) |
    (ties.length > 1 ? bits['several-recordings'] : 0) |
    (cameras > 1 ? bits['second-camera'] : 0) |
    (spans.isContradictory ? bits['times-contradict'] : 0) |
    (spans.isArrivalKnown ? 0 : bits['no-arrival-time']) |
    (spans.isEndKnown ? 0 : bits['no-clear-time']);
  const most = spans.isContradictory ? 0 : spans.isArrivalKnown && spans.isEndKnown ? 2 : 1;
  return { because: listOf(because), confidence: grades[Math.min(best, most)] ?? 'low' };
}

/** Each reason is a bit, in the order in which they are told. */
const bits = {
  'same-number': 1,
  overlap: 2,
  'only-within-tolerance': 4,
  'other-number': 8,
  'recording-spans-calls': 16,
  'several-recordings': 32,
  'second-camera': 64,
  'times-contradict': 128,
  'no-arrival-time': 256,
  'no-clear-time': 512,
} as const;
const lists = new Map<number, readonly Because[]>();

/** Each list is there once: a department has a hundred thousand results and a few dozen lists. */
function listOf(because: number): readonly Because[] {
  const known = lists.get(because);
  if (known !== undefined) return known;
  const words = Object.keys(bits) as (keyof typeof bits)[];
  const list = words.filter((word) => (because & bits[word]) !== 0);
  lists.set(because, list);
  return list;
}

const grades: readonly Confidence[] = ['low', 'medium', 'high'];

/** 2: the number says so, or the time leaves nothing else to think of; 0: only the tolerances do, or one of several calls. */
function gradeOf({ number, isWithin, isLarge, isShared }: Tie): number {
  if (!isWithin) return 0;
  if (number === 'same') return 2;
  if (isShared) return isLarge && number === 'none' ? 1 : 0;
  return isLarge && number === 'none' ? 2 : 1;
}
