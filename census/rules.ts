/**
 * How dispatches and recordings are matched: configuration with a version, printed on every result. Lengths in milliseconds.
 * A call's *contact* runs from the arrival (where that isn't known, from when the officer was sent) to the clear time.
 */
export type Rules = {
  readonly version: number;
  /** A recording may belong to a call that begins this long after the recording's end: two systems keep two clocks. */
  readonly leadMs: number;
  /** The same where the officer started the contact, because dispatch hears of it later. */
  readonly selfInitiatedLeadMs: number;
  /** A recording may begin this long after the call was cleared. */
  readonly tailMs: number;
  /** Where no clear time can be used, the contact is taken to last this long. */
  readonly assumedLengthMs: number;
  /** No call and no recording is taken to last longer. */
  readonly longestMs: number;
  /** An activation up to this long after the contact began is in time. */
  readonly lateStartAfterMs: number;
  /** A recording that ends up to this long before the contact does is whole. */
  readonly earlyStopAfterMs: number;
  /** Time between two recordings of one contact up to this long is no gap. */
  readonly gapAfterMs: number;
  /** A recording that shares less than this with a call, tolerances included, isn't its, unless it carries the call's number. */
  readonly leastCommonMs: number;
};

/** What a department begins with. */
export const standardRules: Rules = {
  version: 1,
  leadMs: 60_000,
  selfInitiatedLeadMs: 300_000,
  tailMs: 60_000,
  assumedLengthMs: 1_800_000,
  longestMs: 86_400_000,
  lateStartAfterMs: 10_000,
  earlyStopAfterMs: 30_000,
  gapAfterMs: 10_000,
  leastCommonMs: 1_000,
};
