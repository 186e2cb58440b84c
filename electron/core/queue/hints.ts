import type { Timing } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { clockText, hour, second, spanText } from '../../../contract/time.ts';

/** Less than this is not said: systems that keep the minute only would make every call late. */
const lateFromMs = 20 * second;
const earlyFromMs = 30 * second;
const uploadWithinMs = 24 * hour;

/** What the data knows about a video before anybody watches it, as short sentences. Hints, never verdicts. */
export function hintsOf(video: Video, timing: Timing | null): string[] {
  return [...timingHints(timing), ...recordHints(video, timing)];
}

function timingHints(timing: Timing | null): string[] {
  if (timing === null) return ['No dispatch found'];
  const {
    startsAfterArrivalMs: late,
    startsAfterDispatchMs: afterDispatch,
    endsBeforeClearMs: early,
  } = timing;
  const hints: string[] = [];
  if (late !== null && late >= lateFromMs) hints.push(`Late start, ${spanText(late)} after arrival`);
  else if (
    late === null &&
    afterDispatch !== null &&
    afterDispatch >= lateFromMs &&
    timing.dispatch.selfInitiated
  ) {
    hints.push(`Late start, ${spanText(afterDispatch)} after the call began`);
  }
  if (early !== null && early >= earlyFromMs) hints.push(`Early stop, ${spanText(early)} before clear`);
  return hints;
}

function recordHints(video: Video, timing: Timing | null): string[] {
  const hints: string[] = [];
  const [mute] = video.muted;
  if (mute)
    hints.push(
      video.muted.length === 1 ? `Muted at ${placeText(mute.startMs)}` : `Muted ${video.muted.length} times`,
    );
  if (video.activatedAt !== null && video.activatedAt <= video.recordedAt) hints.push('No pre-event buffer');
  if (timing?.dispatch.citation && isNonEvidence(video))
    hints.push('Non-evidence, though a citation was written');
  if (video.incidentNumber === null) hints.push('No incident number');
  if (video.uploadedAt !== null && video.uploadedAt - video.endedAt > uploadWithinMs) {
    hints.push(`Uploaded ${spanText(video.uploadedAt - video.endedAt)} after it ended`);
  }
  if (video.media === null) hints.push('No footage yet');
  return hints;
}

/** `724000` → `12:04`: whole seconds, as a player shows them. */
function placeText(value: number): string {
  return clockText(value).slice(0, -4).replace(/^00:/, '');
}

function isNonEvidence({ classes }: Video): boolean {
  return (
    classes.length > 0 && classes.every(({ code }) => code === 'non-evidence' || code === 'unclassified')
  );
}
