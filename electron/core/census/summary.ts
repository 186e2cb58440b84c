import type { CallRefusal, CallState, Confidence, Coverage, NotExpected } from '../../../census/outcome.ts';
import { rulesInWords } from '../../../census/words.ts';
import type { CensusSummary } from '../../../contract/census-state.ts';
import { day, instant } from '../../../contract/time.ts';
import { byStretches, inOneGo, type Steps } from '../../../sampling/draw/steps.ts';
import type { Found } from './filtered.ts';
import { isOther } from './judgement.ts';
import { createRecordings, type RecordingList } from './recordings.ts';
import type { Census, CensusCall } from './taken.ts';

/** How many items are counted in one go. */
const stretch = 8192;

/**
 * What was found in numbers that add up. `others`: the results by the other clocks, by the call's number. Everything is
 * looked at once: a result is somewhere in memory, and fetching it takes longer than all that is asked of it.
 */
export function* summaryOf(
  census: Census,
  { calls, recordings }: Found,
  others: ReadonlyMap<number, CensusCall>,
  off: number,
): Steps<CensusSummary> {
  const { span, days } = yield* timesOf(census);
  const { state, coverage, confidence, refusal, notExpected, missing, differs } = yield* callsCounted(
    calls,
    others,
  );
  return {
    isReady: true,
    rules: { version: census.rules.version, says: [...rulesInWords(census.rules)] },
    dispatches: span,
    calls: {
      all: calls.length,
      matched: state.matched,
      unmatched: state.unmatched,
      refused: state.refused,
      coverage,
      confidence,
      missing,
      cancelled: notExpected.cancelled,
      notEquipped: notExpected['not-equipped'],
      noOfficer: refusal['no-officer'],
      noTime: refusal['no-time'],
      repeated: refusal.repeated,
    },
    recordings: yield* recordingsCounted(recordings, days),
    clocks: { off, differs },
  };
}

/** While all is being judged for the first time. */
export function summaryBefore(rules: Census['rules']): CensusSummary {
  const empty: Census = {
    rules,
    calls: [],
    recordings: { table: createRecordings(), places: [], verdicts: [] },
    officers: new Map(),
    recording: () => undefined,
    chosen: { recordingsOf: new Map(), taken: new Set() },
  };
  return { ...inOneGo(summaryOf(empty, empty, new Map(), 0)), isReady: false };
}

function* callsCounted(calls: readonly CensusCall[], others: ReadonlyMap<number, CensusCall>) {
  const state: Record<CallState, number> = { matched: 0, unmatched: 0, refused: 0 };
  const coverage: Record<Coverage, number> = {
    full: 0,
    'late-start': 0,
    'early-stop': 0,
    'late-and-early': 0,
    partial: 0,
  };
  const confidence: Record<Confidence, number> = { high: 0, medium: 0, low: 0 };
  const refusal: Record<CallRefusal, number> = { 'no-officer': 0, 'no-time': 0, repeated: 0 };
  const notExpected: Record<NotExpected, number> = { cancelled: 0, 'not-equipped': 0 };
  let [missing, differs] = [0, 0];
  const count = ({ call, result }: CensusCall): void => {
    state[result.state] += 1;
    if (result.coverage !== null) coverage[result.coverage] += 1;
    if (result.state === 'matched' && result.confidence !== null) confidence[result.confidence] += 1;
    if (result.refusal !== null) refusal[result.refusal] += 1;
    if (result.notExpected !== null) notExpected[result.notExpected] += 1;
    else if (result.state === 'unmatched') missing += 1;
    if (isOther(result, others.get(call.no)?.result)) differs += 1;
  };
  yield* byStretches(calls.length, (from, to) => calls.slice(from, to).forEach(count), stretch);
  return { state, coverage, confidence, refusal, notExpected, missing, differs };
}

function* recordingsCounted(
  { table, places, verdicts }: RecordingList,
  days: ReadonlySet<number>,
): Steps<CensusSummary['recordings']> {
  const counts = {
    all: places.length,
    matched: 0,
    unmatched: 0,
    refused: 0,
    outside: 0,
    noOfficer: 0,
    empty: 0,
  };
  const some = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      const [place, verdict] = [places[at], verdicts[at]];
      if (place === undefined || verdict === undefined) continue;
      counts[verdict.state] += 1;
      if (verdict.state === 'unmatched' && !days.has(dayOf(table.at(place).recordedAt))) counts.outside += 1;
      if (verdict.refusal === 'no-officer') counts.noOfficer += 1;
      if (verdict.refusal === 'empty') counts.empty += 1;
    }
  };
  yield* byStretches(places.length, some, stretch);
  return counts;
}

type Times = { readonly span: CensusSummary['dispatches']; readonly days: ReadonlySet<number> };

const known = new WeakMap<Census, Times>();

/**
 * From when to when there are dispatches; and the days with one, with those beside them: a day of the world is two of a
 * zone's. Looked up once for each census.
 */
function* timesOf(census: Census): Steps<Times> {
  const before = known.get(census);
  if (before !== undefined) return before;
  const days = new Set<number>();
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const note = ({ call: { begunAt } }: CensusCall): void => {
    if (begunAt === null) return;
    first = Math.min(first, begunAt);
    last = Math.max(last, begunAt);
    for (const by of [-1, 0, 1]) days.add(dayOf(begunAt) + by);
  };
  const { calls } = census;
  yield* byStretches(calls.length, (from, to) => calls.slice(from, to).forEach(note), stretch);
  const span = first > last ? null : { firstAt: instant(first), lastAt: instant(last) };
  const times = { span, days };
  known.set(census, times);
  return times;
}

function dayOf(at: number): number {
  return Math.floor(at / day);
}
