/** What the census says of calls and recordings. Each call and each recording ends in exactly one state. */

export type CallState = 'matched' | 'unmatched' | 'refused';

/** Of a matched call: how much of the contact was recorded. `partial`: there are gaps, late start and early stop included or not. */
export type Coverage = 'full' | 'late-start' | 'early-stop' | 'late-and-early' | 'partial';

/** Why a call can't be judged at all. */
export type CallRefusal = 'no-officer' | 'no-time' | 'repeated';

/** Why no recording is expected, so that an unmatched call leaves the rate. */
export type NotExpected = 'cancelled' | 'not-equipped';

/** Why a recording was taken for this call's, and what weakens that. */
export type Because =
  | 'overlap'
  | 'same-number'
  | 'other-number'
  | 'only-within-tolerance'
  | 'recording-spans-calls'
  | 'several-recordings'
  | 'second-camera'
  | 'no-arrival-time'
  | 'no-clear-time'
  | 'times-contradict'
  | 'chosen-by-hand';

export type Confidence = 'high' | 'medium' | 'low';

export type CallResult = {
  readonly call: number;
  readonly state: CallState;
  /** Set for a matched call alone. */
  readonly coverage: Coverage | null;
  /** From the contact's begin to the first activation, from the last end to the contact's, and without a recording between; 0 within tolerance. */
  readonly lateMs: number;
  readonly earlyMs: number;
  readonly gapMs: number;
  /** The recordings of this call, the earliest first. */
  readonly recordings: readonly number[];
  readonly because: readonly Because[];
  /** Null where there is nothing to be sure of. */
  readonly confidence: Confidence | null;
  readonly refusal: CallRefusal | null;
  readonly notExpected: NotExpected | null;
};

/** `empty`: zero or negative length; it shows nothing and records no call. */
export type RecordingRefusal = 'no-officer' | 'empty';

export type RecordingResult = {
  readonly recording: number;
  readonly state: CallState;
  readonly refusal: RecordingRefusal | null;
};

/** All calls and recordings of one officer, judged together. */
export type OfficerResult = {
  readonly calls: readonly CallResult[];
  readonly recordings: readonly RecordingResult[];
};
