import type { Dispatch, Timing } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type Instant, instant, minute, ms } from '../../../contract/time.ts';

/** How a recording and a dispatch belong together, as a person is told it. */
export const matchRule =
  'Same officer, and the recording overlaps the time from dispatch to clear. The call may begin up to 5 minutes ' +
  'earlier when it was self-initiated, up to 1 minute earlier otherwise, and end up to 1 minute later, because two ' +
  'systems keep two clocks. Where the clear time is missing or lies before the dispatch, 30 minutes are assumed.';

const selfInitiatedLeadMs = 5 * minute;
const leadMs = 1 * minute;
const tailMs = 1 * minute;
const assumedLengthMs = 30 * minute;
const longestMs = 24 * 60 * minute;
/** Systems write 1900 or 1970 where they mean "none". */
const earliest = Date.UTC(1990, 0, 1);

type Span = { readonly fromAt: number; readonly toAt: number };
type Recording = Pick<Video, 'recordedAt' | 'endedAt' | 'activatedAt' | 'incidentNumber'>;

/** The time within which a recording of a dispatch is looked for; null when the dispatch has no usable time. */
export function spanOf(dispatch: Dispatch): Span | null {
  const times = usableTimes(dispatch);
  const begun = begunAt(dispatch);
  if (begun === null) return null;
  const last = Math.max(begun, times.enRouteAt ?? begun, times.arrivedAt ?? begun);
  const ended = times.clearedAt ?? last + assumedLengthMs;
  const fromAt = begun - (dispatch.selfInitiated ? selfInitiatedLeadMs : leadMs);
  return { fromAt, toAt: Math.min(ended + tailMs, fromAt + longestMs) };
}

/** When the officer was sent; where that is unknown, the first moment after it that is. */
export function begunAt(dispatch: Dispatch): Instant | null {
  const { dispatchedAt, enRouteAt, arrivedAt, receivedAt } = usableTimes(dispatch);
  return dispatchedAt ?? enRouteAt ?? arrivedAt ?? receivedAt;
}

/** The dispatches that overlap a recording, the best match first: same number, then the longest time in common. */
export function matching(
  video: Recording,
  dispatches: readonly Dispatch[],
  isSameNumber: (dispatch: Dispatch) => boolean,
): Dispatch[] {
  return dispatches
    .map((dispatch) => ({
      dispatch,
      common: commonMs(video, spanOf(dispatch)),
      same: isSameNumber(dispatch) ? 1 : 0,
    }))
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.same - a.same || b.common - a.common || (a.dispatch.id < b.dispatch.id ? -1 : 1))
    .map(({ dispatch }) => dispatch);
}

/**
 * What the clocks say about a recording and one of its dispatches. The recording counts from its activation: the
 * silent buffer before it is no early start. Times that contradict each other say nothing.
 */
export function timingOf(video: Recording, dispatch: Dispatch): Timing {
  const { dispatchedAt, arrivedAt, clearedAt } = usableTimes(dispatch);
  const startedAt = video.activatedAt ?? video.recordedAt;
  return {
    dispatch,
    startsAfterArrivalMs: arrivedAt === null ? null : ms(startedAt - arrivedAt),
    startsAfterDispatchMs: dispatchedAt === null ? null : ms(startedAt - dispatchedAt),
    endsBeforeClearMs: clearedAt === null ? null : ms(clearedAt - video.endedAt),
  };
}

type Times = Record<'receivedAt' | 'dispatchedAt' | 'enRouteAt' | 'arrivedAt' | 'clearedAt', Instant | null>;

/** The times of a dispatch without those that can't be: from before there were such systems, or in the wrong order. */
function usableTimes(dispatch: Dispatch): Times {
  const receivedAt = real(dispatch.receivedAt);
  const dispatchedAt = real(dispatch.dispatchedAt);
  const enRouteAt = real(dispatch.enRouteAt);
  const arrivedAt = real(dispatch.arrivedAt);
  const clearedAt = real(dispatch.clearedAt);
  const clearedFirst =
    clearedAt !== null && [dispatchedAt, arrivedAt].some((time) => time !== null && clearedAt < time);
  const arrivedFirst = arrivedAt !== null && dispatchedAt !== null && arrivedAt < dispatchedAt;
  return {
    receivedAt,
    dispatchedAt,
    enRouteAt,
    // Cleared before arrived: one of the two is wrong, and nobody knows which.
    arrivedAt:
      arrivedFirst || (clearedAt !== null && arrivedAt !== null && clearedAt < arrivedAt) ? null : arrivedAt,
    clearedAt: clearedFirst ? null : clearedAt,
  };
}

function real(time: Instant | null): Instant | null {
  return time !== null && time >= earliest ? instant(time) : null;
}

function commonMs(video: Recording, span: Span | null): number {
  if (span === null) return 0;
  const endedAt = Math.max(video.endedAt, video.recordedAt + 1);
  return Math.min(endedAt, span.toAt) - Math.max(video.recordedAt, span.fromAt);
}
