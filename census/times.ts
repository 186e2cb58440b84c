import type { Call, CallTimes } from './call.ts';
import type { Rules } from './rules.ts';

/** From a moment up to, not including, another; milliseconds since 1970. */
export type Span = { readonly fromAt: number; readonly toAt: number };

/** What can be made of a call's times. */
export type CallSpans = {
  /** Arrived until cleared: what should have been recorded. */
  readonly contact: Span;
  /** Sent until cleared: a recording within it is the call's, tolerances or not. */
  readonly call: Span;
  /** The call with its tolerances: a recording outside of it isn't the call's. */
  readonly search: Span;
  readonly isArrivalKnown: boolean;
  readonly isEndKnown: boolean;
  /** Two of the times can't both be true. */
  readonly isContradictory: boolean;
};

/** Systems write 1900 or 1970 where they mean "none". */
const earliest = Date.UTC(1990, 0, 1);

/** The times of a call without those that can't be: from before there were such systems, or in the wrong order. */
export function usableTimes(call: CallTimes): CallTimes {
  const dispatchedAt = real(call.dispatchedAt);
  const arrivedAt = real(call.arrivedAt);
  const clearedAt = real(call.clearedAt);
  const arrivedFirst = isBefore(arrivedAt, dispatchedAt);
  const clearedFirst = isBefore(clearedAt, dispatchedAt) || isBefore(clearedAt, arrivedAt);
  return {
    receivedAt: real(call.receivedAt),
    dispatchedAt,
    enRouteAt: real(call.enRouteAt),
    // Cleared before arrived: one of the two is wrong, and nobody knows which.
    arrivedAt: arrivedFirst || isBefore(clearedAt, arrivedAt) ? null : arrivedAt,
    clearedAt: clearedFirst ? null : clearedAt,
  };
}

/** When the officer was sent; where that is unknown, the first moment after it that is; null: no time can be used. */
export function begunAt(call: CallTimes): number | null {
  return begunOf(usableTimes(call));
}

/** Null when no time of the call can be used. */
export function spansOf(call: CallTimes & Pick<Call, 'selfInitiated'>, rules: Rules): CallSpans | null {
  const times = usableTimes(call);
  const begun = begunOf(times);
  if (begun === null) return null;
  const last = Math.max(begun, times.enRouteAt ?? begun, times.arrivedAt ?? begun);
  const fromAt = begun - (call.selfInitiated ? rules.selfInitiatedLeadMs : rules.leadMs);
  const latest = fromAt + rules.longestMs;
  const toAt = Math.min(Math.max(times.clearedAt ?? last + rules.assumedLengthMs, begun), latest);
  return {
    contact: { fromAt: Math.min(times.arrivedAt ?? begun, toAt), toAt },
    call: { fromAt: begun, toAt },
    search: { fromAt, toAt: Math.min(toAt + rules.tailMs, latest) },
    isArrivalKnown: times.arrivedAt !== null,
    isEndKnown: times.clearedAt !== null,
    isContradictory: times.arrivedAt !== real(call.arrivedAt) || times.clearedAt !== real(call.clearedAt),
  };
}

/** Milliseconds that two spans share; zero or less: none, and how far they lie apart. */
export function commonMs(a: Span, b: Span): number {
  return Math.min(a.toAt, b.toAt) - Math.max(a.fromAt, b.fromAt);
}

function begunOf({ dispatchedAt, enRouteAt, arrivedAt, receivedAt }: CallTimes): number | null {
  return dispatchedAt ?? enRouteAt ?? arrivedAt ?? receivedAt;
}

function real(time: number | null): number | null {
  return time !== null && time >= earliest ? time : null;
}

function isBefore(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b;
}
