import type { Timing } from '../../contract/nouns/dispatch.ts';
import { spanText } from '../../contract/time.ts';

/** What the clock says about a clip and its dispatch, as sentences for hovering: `"Event 21-7, Traffic stop. Starts 57 s after arrival. …"`. */
export function clockDetail(timing: Timing | null): string {
  if (timing === null) return 'No dispatch of this officer overlaps the recording.';
  const {
    dispatch,
    startsAfterArrivalMs: late,
    startsAfterDispatchMs: sent,
    endsBeforeClearMs: early,
  } = timing;
  return [
    `Event ${dispatch.eventNumber}, ${dispatch.callType}.`,
    late === null ? null : `Starts ${signed(late, 'after', 'before')} arrival.`,
    late === null && sent !== null
      ? `Arrival unknown; starts ${signed(sent, 'after', 'before')} dispatch.`
      : null,
    early === null ? 'The end of the call is not known.' : `Ends ${signed(early, 'before', 'after')} clear.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function signed(length: number, when: string, otherwise: string): string {
  return `${spanText(length)} ${length >= 0 ? when : otherwise}`;
}
