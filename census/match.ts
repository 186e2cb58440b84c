import type { Call, Recording } from './call.ts';
import { coverageOf } from './coverage.ts';
import type {
  CallRefusal,
  CallResult,
  CallState,
  NotExpected,
  OfficerResult,
  RecordingResult,
} from './outcome.ts';
import { repeatedOf } from './repeated.ts';
import type { Rules } from './rules.ts';
import { beginOf, isSomething, shownOf } from './shown.ts';
import { sureOf } from './sure.ts';
import { findTies, type Near, type Open } from './ties.ts';
import { type CallSpans, spansOf } from './times.ts';

/** What a reviewer decided by hand, before any rule. */
export type Chosen = {
  /** A call's recordings, by the call's `no`, of its officer or of another; none: it is without one. */
  readonly recordingsOf: ReadonlyMap<number, readonly Recording[]>;
  /** All recordings, by `no`, that were chosen for a call of anybody. */
  readonly taken: ReadonlySet<number>;
};

export const nothingChosen: Chosen = { recordingsOf: new Map(), taken: new Set() };

/**
 * Judges all calls and recordings of one officer together, each recording for every call that it overlaps. The results are
 * in the order of what came in. Costs what sorting costs.
 */
export function matchOfficer(
  calls: readonly Call[],
  recordings: readonly Recording[],
  rules: Rules,
  chosen: Chosen = nothingChosen,
): OfficerResult {
  const repeated = repeatedOf(calls);
  const judged = calls.map((call) => ({ call, spans: spansOf(call, rules), found: [] as Near[] }));
  const open = judged.filter(
    (entry): entry is Open & typeof entry =>
      entry.spans !== null && !repeated.has(entry.call.no) && !chosen.recordingsOf.has(entry.call.no),
  );
  findTies(open, recordings, rules);
  const used = new Uint8Array(recordings.length);

  const results = judged.map(({ call, spans, found }): CallResult => {
    if (repeated.has(call.no)) return refused(call, 'repeated');
    const byHand = chosen.recordingsOf.get(call.no);
    if (byHand !== undefined) return chosenResult(call, spans, byHand.filter(isSomething), rules);
    if (spans === null) return refused(call, 'no-time');
    if (found.length === 0) return unmatched(call);
    for (const { at } of found) used[at] = 1;
    return matched(call, spans, found, rules);
  });
  return {
    calls: results,
    recordings: recordings.map((recording, at) => {
      return recordingResult(recording, used[at] === 1 || chosen.taken.has(recording.no));
    }),
  };
}

/** Calls and recordings that no officer is named for: nobody can say whose they are. */
export function withoutOfficer(calls: readonly Call[], recordings: readonly Recording[]): OfficerResult {
  return {
    calls: calls.map((call) => refused(call, 'no-officer')),
    recordings: recordings.map(({ no }) => ({ recording: no, state: 'refused', refusal: 'no-officer' })),
  };
}

/** Written out: spreading one object into another takes several times as long, and this is done for every call. */
function matched(call: Call, spans: CallSpans, found: readonly Near[], rules: Rules): CallResult {
  const { coverage, lateMs, earlyMs, gapMs } = coverageOf(
    spans.contact,
    found.map(({ shown }) => shown),
    spans.isEndKnown,
    rules,
  );
  const { because, confidence } = sureOf(found, spans, camerasOf(found));
  return {
    call: call.no,
    state: 'matched',
    coverage,
    lateMs,
    earlyMs,
    gapMs,
    recordings: found.map(({ of }) => of.no),
    because,
    confidence,
    refusal: null,
    notExpected: null,
  };
}

function chosenResult(
  call: Call,
  spans: CallSpans | null,
  recordings: readonly Recording[],
  rules: Rules,
): CallResult {
  const byHand = { because: ['chosen-by-hand'], confidence: 'high' } as const;
  if (recordings.length === 0) return { ...unmatched(call), ...byHand };
  const inOrder = recordings.toSorted((a, b) => beginOf(a) - beginOf(b) || a.no - b.no);
  const shown = inOrder.map((recording) => shownOf(recording, rules));
  // Without times of the call nothing can be measured.
  const measured =
    spans === null
      ? { coverage: 'full' as const }
      : coverageOf(spans.contact, shown, spans.isEndKnown, rules);
  return {
    ...unmatched(call),
    ...measured,
    ...byHand,
    state: 'matched',
    recordings: inOrder.map(({ no }) => no),
    notExpected: null,
  };
}

function unmatched({ no, cancelled, equipped }: Call): CallResult {
  const notExpected: NotExpected | null = cancelled ? 'cancelled' : equipped ? null : 'not-equipped';
  return withoutRecording(no, 'unmatched', null, notExpected);
}

function refused({ no }: Call, refusal: CallRefusal): CallResult {
  return withoutRecording(no, 'refused', refusal, null);
}

function withoutRecording(
  call: number,
  state: CallState,
  refusal: CallRefusal | null,
  notExpected: NotExpected | null,
): CallResult {
  return {
    call,
    state,
    coverage: null,
    lateMs: 0,
    earlyMs: 0,
    gapMs: 0,
    recordings: none,
    because: none,
    confidence: null,
    refusal,
    notExpected,
  };
}

const none: readonly never[] = [];

function recordingResult(recording: Recording, isUsed: boolean): RecordingResult {
  const { no } = recording;
  if (!isSomething(recording)) return { recording: no, state: 'refused', refusal: 'empty' };
  return { recording: no, state: isUsed ? 'matched' : 'unmatched', refusal: null };
}

/** How many of them; those without a name aren't counted. */
function camerasOf(ties: readonly Near[]): number {
  if (ties.length === 1) return 1;
  return new Set(ties.map(({ of }) => of.device).filter((device) => device !== null)).size;
}
