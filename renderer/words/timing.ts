import type { Timing } from '../../contract/nouns/dispatch.ts';
import { second, spanText } from '../../contract/time.ts';

/** What the clock says about a clip before anybody watches: one thing per line of a list, with its colour family. */
export type ClockWord = { readonly kind: 'late' | 'early' | 'unknown'; readonly says: string };

/** Differences below this say more about how times are written down than about the recording. */
const worthSaying = 5 * second;

/** `[{ late, "Late start 57 s" }, { early, "early stop 52 s" }]`; empty when nothing stands out or nothing is known. */
export function clockWords(timing: Timing | null): readonly ClockWord[] {
  if (timing === null) return [];
  const { startsAfterArrivalMs, startsAfterDispatchMs, endsBeforeClearMs } = timing;
  const words: ClockWord[] = [];
  if (isWorth(startsAfterArrivalMs))
    words.push({ kind: 'late', says: `late start ${spanText(startsAfterArrivalMs)}` });
  else if (startsAfterArrivalMs === null && isWorth(startsAfterDispatchMs)) {
    words.push({
      kind: 'unknown',
      says: `starts ${spanText(startsAfterDispatchMs)} after dispatch, arrival unknown`,
    });
  }
  if (isWorth(endsBeforeClearMs))
    words.push({ kind: 'early', says: `early stop ${spanText(endsBeforeClearMs)}` });
  return words;
}

/** The exact form, for hovering. */
export function clockDetail(timing: Timing | null): string {
  if (timing === null) return 'No dispatch of this officer overlaps the recording.';
  const { dispatch, startsAfterArrivalMs, endsBeforeClearMs } = timing;
  return [
    `Event ${dispatch.eventNumber}, ${dispatch.callType}.`,
    startsAfterArrivalMs === null
      ? 'The arrival is not known.'
      : `Activated ${signed(startsAfterArrivalMs, 'after', 'before')} arrival.`,
    endsBeforeClearMs === null
      ? 'The end of the call is not known.'
      : `Ends ${signed(endsBeforeClearMs, 'before', 'after')} clear.`,
  ].join(' ');
}

function isWorth(length: number | null): length is NonNullable<Timing['startsAfterArrivalMs']> {
  return length !== null && length >= worthSaying;
}

function signed(length: number, when: string, otherwise: string): string {
  return `${spanText(length)} ${length >= 0 ? when : otherwise}`;
}
