import type {
  Because,
  CameraClock,
  CensusWhat,
  Judgement,
  RecordingRow,
} from '../../../contract/census-state.ts';
import { second, spanText } from '../../../contract/time.ts';

/** What is said of a dispatch, in the fewest words. */
export function judgementText(judged: Judgement): string {
  const { state, coverage, refusal, notExpected } = judged;
  if (refusal !== null) return refusalWords[refusal];
  if (state === 'matched') return coverage === null ? 'recorded' : coverageWords[coverage];
  return notExpected === null ? 'no recording' : notExpectedWords[notExpected];
}

/** The class that colours it. */
export function judgementTone({ state, coverage, notExpected }: Judgement): string {
  if (state === 'matched') return `census-${coverage ?? 'full'}`;
  return state === 'unmatched' && notExpected === null ? 'census-missing' : 'muted';
}

export const coverageWords = {
  full: 'in full',
  'late-start': 'late start',
  'early-stop': 'early stop',
  'late-and-early': 'late and early',
  partial: 'with gaps',
} as const satisfies Record<NonNullable<Judgement['coverage']>, string>;

const refusalWords = {
  'no-officer': 'no officer named',
  'no-time': 'no usable time',
  repeated: 'there already',
} as const satisfies Record<NonNullable<Judgement['refusal']>, string>;

const notExpectedWords = {
  cancelled: 'cancelled',
  'not-equipped': 'not equipped',
} as const satisfies Record<NonNullable<Judgement['notExpected']>, string>;

export const whatWords: Readonly<Record<CensusWhat, string>> = {
  matched: 'With a recording',
  unmatched: 'Without a recording',
  missing: 'Missing',
  'not-expected': 'None expected',
  refused: 'Refused',
  full: 'In full',
  'late-start': 'Late start',
  'early-stop': 'Early stop',
  'late-and-early': 'Late and early',
  partial: 'With gaps',
};

/** By how much, as a column shows it: `"1:22"`, `"1:02:03"`; nothing where it is nothing. */
export function byText(length: number): string {
  if (length === 0) return '';
  const whole = Math.round(length / second);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** The reasons in a few words, for the list. */
export function becauseText(because: readonly Because[]): string {
  const weak = because.filter((word) => !['overlap', 'same-number'].includes(word));
  const strong = because.includes('same-number')
    ? ['same number']
    : because.includes('overlap')
      ? ['overlap']
      : [];
  return [...strong, ...weak.map((word) => shortWords[word])].join(', ');
}

const shortWords: Readonly<Record<Because, string>> = {
  overlap: 'overlap',
  'same-number': 'same number',
  'other-number': 'another number',
  'only-within-tolerance': 'within tolerance only',
  'recording-spans-calls': 'spans calls',
  'several-recordings': 'several recordings',
  'second-camera': 'two cameras',
  'no-arrival-time': 'no arrival time',
  'no-clear-time': 'no clear time',
  'times-contradict': 'times contradict',
  'chosen-by-hand': 'chosen by hand',
};

/** The reasons as sentences, for the panel. */
export const becauseSentences: Readonly<Record<Because, string>> = {
  overlap: 'The same officer’s recording shares time with the call.',
  'same-number': 'The recording carries the number of this event or its report.',
  'other-number': 'The recording carries another number than this call.',
  'only-within-tolerance':
    'The recording doesn’t touch the call itself, only the time around it that is allowed because two systems keep two clocks.',
  'recording-spans-calls': 'The recording shares time with another call of the officer as well.',
  'several-recordings': 'Several recordings were taken together.',
  'second-camera': 'They come from more than one camera; what one missed the other may show.',
  'no-arrival-time':
    'No arrival time can be used, so that the contact counts from when the officer was sent.',
  'no-clear-time':
    'No clear time can be used: the call’s end is assumed, and nothing is said of an early stop.',
  'times-contradict': 'Times of the call contradict each other; nobody knows which of them is wrong.',
  'chosen-by-hand': 'A reviewer chose this by hand.',
};

export const confidenceWords = { high: 'High', medium: 'Medium', low: 'Low' } as const;

export function recordingText({ state, refusal }: Pick<RecordingRow, 'state' | 'refusal'>): string {
  if (refusal === 'no-officer') return 'no officer named';
  if (refusal === 'empty') return 'without length';
  return state === 'matched' ? 'has its dispatch' : 'no dispatch';
}

export const clockWords = {
  off: 'off',
  habit: 'not the clock',
  right: 'right',
  'too-few': 'too few pairs',
} as const satisfies Record<CameraClock['state'], string>;

/** `"1 h 0 min ahead"`, `"12 s behind"`. */
export function offsetText(offset: number): string {
  if (Math.abs(offset) < 1000) return 'none';
  return `${spanText(offset)} ${offset > 0 ? 'ahead' : 'behind'}`;
}
