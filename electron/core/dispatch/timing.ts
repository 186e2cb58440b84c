import { standardRules } from '../../../census/rules.ts';
import { begunAt as firstTime, type Span, spansOf, usableTimes } from '../../../census/times.ts';
import type { Dispatch, Timing } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type Instant, instant, ms } from '../../../contract/time.ts';

/** How a recording and a dispatch belong together, as a person is told it. */
export const matchRule =
  'Same officer, and the recording overlaps the time from dispatch to clear. The call may begin up to 5 minutes ' +
  'earlier when it was self-initiated, up to 1 minute earlier otherwise, and end up to 1 minute later, because two ' +
  'systems keep two clocks. Where the clear time is missing or lies before the dispatch, 30 minutes are assumed.';

type Recording = Pick<Video, 'recordedAt' | 'endedAt' | 'activatedAt' | 'incidentNumber'>;

/** The time within which a recording of a dispatch is looked for; null when the dispatch has no usable time. */
export function spanOf(dispatch: Dispatch): Span | null {
  return spansOf(dispatch, standardRules)?.search ?? null;
}

/** When the officer was sent; where that is unknown, the first moment after it that is. */
export function begunAt(dispatch: Dispatch): Instant | null {
  const begun = firstTime(dispatch);
  return begun === null ? null : instant(begun);
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
      common: sharedMs(video, spanOf(dispatch)),
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

function sharedMs(video: Recording, span: Span | null): number {
  if (span === null) return 0;
  const endedAt = Math.max(video.endedAt, video.recordedAt + 1);
  return Math.min(endedAt, span.toAt) - Math.max(video.recordedAt, span.fromAt);
}
