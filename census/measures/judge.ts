import type { MeasuredCall, MeasuredDue, MeasuredItem, MeasuredRecording, MeasuredReview } from './item.ts';
import type { Definition, MeasureId, Verdict } from './measure.ts';

/** The measures that look at each kind of item. */
export const measuresOf = {
  call: ['activation', 'complete'],
  recording: ['classified', 'number-right', 'uploaded'],
  finding: ['narrated-stop', 'narrated-start'],
  due: ['reviewed'],
} as const satisfies Readonly<Record<MeasuredItem['kind'], readonly MeasureId[]>>;

/**
 * What an item is to a measure, by one version of its definition, as far as it is known at `now`. Null: nothing, it is no
 * case of it and nobody would ask why.
 */
export function judge(definition: Definition, item: MeasuredItem, now: number): Verdict | null {
  switch (item.kind) {
    case 'call':
      return definition.id === 'activation' ? activation(definition, item) : completeness(definition, item);
    case 'recording':
      return ofRecording(definition, item, now);
    case 'finding':
      return narration(definition, item);
    case 'due':
      return reviewed(definition, item);
  }
}

const yes: Verdict = { outcome: 'yes', why: null };
const left = (why: string): Verdict => ({ outcome: 'left', why });
const no = (why: string): Verdict => ({ outcome: 'no', why });

/** Left out where the definition says so; otherwise not reached, and `why` says what stood in the way. */
function unless(definition: Definition, why: string, detail = why): Verdict {
  return definition.leavesOut.includes(why) ? left(detail) : no(detail);
}

/** Of the dispatches for which policy wants a recording: is there any? */
function activation(definition: Definition, { result, explainedBy }: MeasuredCall): Verdict | null {
  if (result.state === 'refused') return left(`not-judged:${result.refusal ?? 'no-time'}`);
  // A recording of a call for which none was wanted makes no case of it: officers would gain by such calls.
  if (result.notExpected !== null) return unless(definition, result.notExpected);
  if (result.state === 'matched') return yes;
  return explainedBy === null
    ? no('no-recording')
    : unless(definition, 'explained', `explained:${explainedBy}`);
}

/** Of the dispatches with a recording: was all of the contact recorded? */
function completeness(definition: Definition, { result }: MeasuredCall): Verdict | null {
  if (result.state !== 'matched' || result.notExpected !== null) return null;
  if (definition.leavesOut.includes('low-confidence') && result.confidence === 'low')
    return left('low-confidence');
  const lacksTimes = result.because.some((why) => why === 'no-arrival-time' || why === 'no-clear-time');
  if (definition.leavesOut.includes('no-times') && lacksTimes) return left('no-times');
  return result.coverage === 'full' ? yes : no(result.coverage ?? 'partial');
}

function ofRecording(definition: Definition, recording: MeasuredRecording, now: number): Verdict | null {
  if (recording.endedAt <= recording.recordedAt) return left('empty');
  switch (definition.id) {
    case 'classified':
      return classified(definition, recording, now);
    case 'number-right':
      return numberRight(definition, recording);
    default:
      return uploaded(definition, recording, now);
  }
}

/** Did a person say what the recording shows, in time? A default or a machine's guess is nobody's word. */
function classified(definition: Definition, recording: MeasuredRecording, now: number): Verdict {
  const until = recording.endedAt + (definition.limitMs ?? Number.POSITIVE_INFINITY);
  const said = recording.classes.filter(
    ({ code, source }) => code !== 'unclassified' && (source === 'officer' || source === 'supervisor'),
  );
  if (said.length === 0)
    return now < until ? { outcome: 'unknown', why: 'not-classified-yet', until } : no('not-classified');
  const times = said.flatMap(({ setAt }) => (setAt === null ? [] : [setAt]));
  if (times.length === 0) return unless(definition, 'no-time');
  if (Math.min(...times) <= until) return yes;
  // What a supervisor corrected has lost who said it before, and when.
  return said.some(({ source }) => source === 'supervisor')
    ? unless(definition, 'corrected-later')
    : no('classified-late');
}

/** Does a recording of a call carry that call's number? */
function numberRight(definition: Definition, { number, callNumbers }: MeasuredRecording): Verdict | null {
  if (callNumbers === null) return null;
  if (number === null) return unless(definition, 'no-number');
  return callNumbers.includes(number) ? yes : no('other-number');
}

function uploaded({ limitMs }: Definition, recording: MeasuredRecording, now: number): Verdict {
  const until = recording.endedAt + (limitMs ?? Number.POSITIVE_INFINITY);
  if (recording.uploadedAt !== null) return recording.uploadedAt <= until ? yes : no('uploaded-late');
  return now < until ? { outcome: 'unknown', why: 'not-uploaded-yet', until } : no('not-uploaded');
}

/** Of the early stops or late starts that reviewers found: was a reason spoken? */
function narration(definition: Definition, { about, reasonHeard }: MeasuredReview): Verdict | null {
  if (about !== (definition.id === 'narrated-stop' ? 'early-stop' : 'late-start')) return null;
  if (reasonHeard === null) return left('not-asked');
  if (reasonHeard === 'unclear') return unless(definition, 'cannot-tell');
  return reasonHeard === 'yes' ? yes : no('no-reason-heard');
}

/** Of the reviews due in the period: done by then? */
function reviewed(definition: Definition, { dueAt, doneAt, state }: MeasuredDue): Verdict | null {
  if (state === 'out-of-frame') return null;
  if (doneAt !== null) return doneAt <= dueAt ? yes : no('done-late');
  if (state === 'unavailable' || state === 'missing') return unless(definition, state);
  return no('not-done');
}
