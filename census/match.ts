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
  const shown = recordings.filter(isSomething);
  const ties = tiesOf(open, shown, rules);
  const byNo = new Map(shown.map((recording) => [recording.no, recording]));
  const used = new Set<number>();

  const results = judged.map(({ call, spans }): CallResult => {
    if (repeated.has(call.no)) return refused(call, 'repeated');
    const byHand = chosen.recordingsOf.get(call.no);
    if (spans === null && byHand === undefined) return refused(call, 'no-time');
    if (byHand !== undefined) return chosenResult(call, spans, byHand.filter(isSomething), rules);
    const found = ties.get(call.no) ?? [];
    if (spans === null || found.length === 0) return unmatched(call);
    for (const { recording } of found) used.add(recording);
    const taken = found.flatMap(({ recording }) => byNo.get(recording) ?? []);
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

/** The recordings of each call, by its `no`, the earliest first. */
function tiesOf(
  calls: readonly Judged[],
  recordings: readonly Recording[],
  rules: Rules,
): ReadonlyMap<number, readonly Tie[]> {
  const spans = recordings.map((recording) => spanOf(recording, rules));
  const near = overlapping(
    calls.map(({ spans: { search } }) => search),
    spans,
  ).flatMap((pair) => {
    const [entry, recording, span] = [calls[pair.call], recordings[pair.recording], spans[pair.recording]];
    if (entry === undefined || recording === undefined || span === undefined) return [];
    const tie = tieOf(entry, recording, span);
    const isEnough = tie.number === 'same' || commonMs(entry.spans.search, span) >= rules.leastCommonMs;
    return isEnough ? [{ ...tie, call: entry.call.no, at: span.fromAt }] : [];
  });
  const callsWithin = new Map<number, number>();
  for (const { recording, isWithin } of near)
    if (isWithin) callsWithin.set(recording, (callsWithin.get(recording) ?? 0) + 1);
  const kept = near
    .map((tie) => ({ ...tie, isShared: (callsWithin.get(tie.recording) ?? 0) > (tie.isWithin ? 1 : 0) }))
    // What lies in one call isn't its neighbour's too, only because two clocks may differ.
    .filter(({ isWithin, isShared, number }) => isWithin || !isShared || number === 'same')
    .sort((a, b) => a.at - b.at || a.recording - b.recording);
  return Map.groupBy(kept, ({ call }) => call);
}

function tieOf({ call, spans }: Judged, recording: Recording, span: Span): Omit<Tie, 'isShared'> {
  const { no, number } = recording;
  const common = commonMs(spans.call, span);
  const half = Math.min(spans.call.toAt - spans.call.fromAt, span.toAt - span.fromAt) / 2;
  const isSame = number !== null && (number === call.event || number === call.report);
  return {
    recording: no,
    number: number === null ? 'none' : isSame ? 'same' : 'other',
    isWithin: common > 0,
    isLarge: common > 0 && common >= half,
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
