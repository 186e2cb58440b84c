import type { Call, Recording } from './call.ts';
import { coverageOf } from './coverage.ts';
import type { CallRefusal, CallResult, NotExpected, OfficerResult, RecordingResult } from './outcome.ts';
import { overlapping } from './pairs.ts';
import { repeatedOf } from './repeated.ts';
import type { Rules } from './rules.ts';
import { sureOf, type Tie } from './sure.ts';
import { type CallSpans, commonMs, type Span, spansOf } from './times.ts';

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
  const judged = calls.map((call) => ({ call, spans: spansOf(call, rules) }));
  const open = judged.filter(
    (entry): entry is Judged =>
      entry.spans !== null && !repeated.has(entry.call.no) && !chosen.recordingsOf.has(entry.call.no),
  );
  const ties = tiesOf(open, recordings, rules);
  const used = new Set<number>();

  const results = judged.map(({ call, spans }): CallResult => {
    if (repeated.has(call.no)) return refused(call, 'repeated');
    const byHand = chosen.recordingsOf.get(call.no);
    if (spans === null && byHand === undefined) return refused(call, 'no-time');
    if (byHand !== undefined) return chosenResult(call, spans, byHand.filter(isSomething), rules);
    const found = ties.get(call.no);
    if (spans === null || found === undefined) return unmatched(call);
    const taken = found.map(({ of }) => of);
    for (const { no } of taken) used.add(no);
    return {
      ...unmatched(call),
      ...measured(spans, taken, rules),
      ...sureOf(found, spans, camerasOf(taken)),
      notExpected: null,
    };
  });
  return {
    calls: results,
    recordings: recordings.map((recording) => {
      return recordingResult(recording, used.has(recording.no) || chosen.taken.has(recording.no));
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

type Judged = { readonly call: Call; readonly spans: CallSpans };

/** A recording that may be the call's. */
type Near = Tie & { readonly call: number; readonly of: Recording };

/** The recordings of each call that has some, by its `no`, the earliest first. */
function tiesOf(
  calls: readonly Judged[],
  recordings: readonly Recording[],
  rules: Rules,
): ReadonlyMap<number, readonly Near[]> {
  const searches = calls.map(({ spans: { search } }) => search);
  const near = recordingsWithin(recordings, wholeOf(searches), rules);
  const found: Near[] = [];
  const callsWithin = new Map<number, number>();
  overlapping(
    searches,
    near.map(({ span }) => span),
    (callAt, recordingAt) => {
      const [entry, one] = [calls[callAt], near[recordingAt]];
      if (entry === undefined || one === undefined) return;
      const tie = tieOf(entry, one.recording, one.span);
      if (tie.number !== 'same' && commonMs(entry.spans.search, one.span) < rules.leastCommonMs) return;
      found.push(tie);
      if (tie.isWithin) callsWithin.set(tie.recording, (callsWithin.get(tie.recording) ?? 0) + 1);
    },
  );
  const ties = new Map<number, Near[]>();
  for (const tie of found) {
    const isShared = (callsWithin.get(tie.recording) ?? 0) > (tie.isWithin ? 1 : 0);
    // What lies in one call isn't its neighbour's too, only because two clocks may differ.
    if (!tie.isWithin && isShared && tie.number !== 'same') continue;
    const kept = isShared ? { ...tie, isShared } : tie;
    const others = ties.get(tie.call);
    if (others === undefined) ties.set(tie.call, [kept]);
    else others.push(kept);
  }
  for (const some of ties.values())
    if (some.length > 1) some.sort((a, b) => beginOf(a.of) - beginOf(b.of) || a.recording - b.recording);
  return ties;
}

function wholeOf(spans: readonly Span[]): Span {
  let [fromAt, toAt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const span of spans) {
    fromAt = Math.min(fromAt, span.fromAt);
    toAt = Math.max(toAt, span.toAt);
  }
  return { fromAt, toAt };
}

type Spanned = { readonly recording: Recording; readonly span: Span };

/** Those that show something and may touch a call at all. Recordings are often kept longer than dispatches. */
function recordingsWithin(recordings: readonly Recording[], whole: Span, rules: Rules): readonly Spanned[] {
  const near: Spanned[] = [];
  for (const recording of recordings) {
    if (recording.recordedAt >= whole.toAt || recording.endedAt <= whole.fromAt) continue;
    if (isSomething(recording)) near.push({ recording, span: spanOf(recording, rules) });
  }
  return near;
}

function tieOf({ call, spans }: Judged, of: Recording, span: Span): Near {
  const { no, number } = of;
  const common = commonMs(spans.call, span);
  const half = Math.min(spans.call.toAt - spans.call.fromAt, span.toAt - span.fromAt) / 2;
  const isSame = number !== null && (number === call.event || number === call.report);
  return {
    call: call.no,
    of,
    recording: no,
    number: number === null ? 'none' : isSame ? 'same' : 'other',
    isWithin: common > 0,
    isLarge: common > 0 && common >= half,
    isShared: false,
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
  const matched = spans === null ? withoutTimes(recordings) : measured(spans, recordings, rules);
  return { ...unmatched(call), ...matched, ...byHand, notExpected: null };
}

function measured(spans: CallSpans, recordings: readonly Recording[], rules: Rules) {
  const shown = recordings.map((recording) => spanOf(recording, rules));
  return {
    ...withoutTimes(recordings),
    ...coverageOf(spans.contact, shown, spans.isEndKnown, rules),
  };
}

/** Matched, and nothing can be measured. */
function withoutTimes(recordings: readonly Recording[]) {
  const inOrder = recordings.toSorted((a, b) => beginOf(a) - beginOf(b) || a.no - b.no);
  return { state: 'matched', coverage: 'full', recordings: inOrder.map(({ no }) => no) } as const;
}

function unmatched({ no, cancelled, equipped }: Call): CallResult {
  const notExpected: NotExpected | null = cancelled ? 'cancelled' : equipped ? null : 'not-equipped';
  return { ...nothing, call: no, state: 'unmatched', notExpected };
}

function refused({ no }: Call, refusal: CallRefusal): CallResult {
  return { ...nothing, call: no, state: 'refused', refusal };
}

const nothing = {
  coverage: null,
  lateMs: 0,
  earlyMs: 0,
  gapMs: 0,
  recordings: [],
  because: [],
  confidence: null,
  refusal: null,
  notExpected: null,
} as const;

function recordingResult(recording: Recording, isUsed: boolean): RecordingResult {
  const { no } = recording;
  if (!isSomething(recording)) return { recording: no, state: 'refused', refusal: 'empty' };
  return { recording: no, state: isUsed ? 'matched' : 'unmatched', refusal: null };
}

/** From the activation, because the silent buffer shows no contact; where that isn't known, from the start. */
function beginOf({ recordedAt, activatedAt, endedAt }: Recording): number {
  return activatedAt !== null && activatedAt > recordedAt && activatedAt < endedAt ? activatedAt : recordedAt;
}

function spanOf(recording: Recording, { longestMs }: Rules): Span {
  const fromAt = beginOf(recording);
  return { fromAt, toAt: Math.min(recording.endedAt, fromAt + longestMs) };
}

function isSomething({ recordedAt, endedAt }: Recording): boolean {
  return endedAt > recordedAt;
}

function camerasOf(recordings: readonly Recording[]): number {
  return new Set(recordings.map(({ device }) => device).filter((device) => device !== null)).size;
}
