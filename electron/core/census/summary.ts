import { rulesInWords } from '../../../census/words.ts';
import type { CensusSummary } from '../../../contract/census-state.ts';
import { day, instant } from '../../../contract/time.ts';
import type { Found } from './filtered.ts';
import { isOther } from './judgement.ts';
import { createRecordings, entriesOf, type RecordingVerdict } from './recordings.ts';
import type { Census, CensusCall } from './taken.ts';

/** What was found in numbers that add up. `others`: the results by the other clocks, by the call's number. */
export function summaryOf(
  census: Census,
  { calls, recordings }: Found,
  others: ReadonlyMap<number, CensusCall>,
  off: number,
): CensusSummary {
  const span = spanOf(census);
  const how = <T>(items: Iterable<T>, test: (item: T) => boolean): number => {
    let count = 0;
    for (const item of items) if (test(item)) count += 1;
    return count;
  };
  const result = (test: (of: CensusCall['result']) => boolean): number =>
    how(calls, (entry) => test(entry.result));
  const days = daysOf(census);
  const verdict = (test: (of: RecordingVerdict) => boolean): number => how(recordings.verdicts, test);
  return {
    isReady: true,
    rules: { version: census.rules.version, says: [...rulesInWords(census.rules)] },
    dispatches: span,
    calls: {
      all: calls.length,
      matched: result(({ state }) => state === 'matched'),
      unmatched: result(({ state }) => state === 'unmatched'),
      refused: result(({ state }) => state === 'refused'),
      coverage: {
        full: result(({ coverage }) => coverage === 'full'),
        'late-start': result(({ coverage }) => coverage === 'late-start'),
        'early-stop': result(({ coverage }) => coverage === 'early-stop'),
        'late-and-early': result(({ coverage }) => coverage === 'late-and-early'),
        partial: result(({ coverage }) => coverage === 'partial'),
      },
      confidence: {
        high: result(({ state, confidence }) => state === 'matched' && confidence === 'high'),
        medium: result(({ state, confidence }) => state === 'matched' && confidence === 'medium'),
        low: result(({ state, confidence }) => state === 'matched' && confidence === 'low'),
      },
      missing: result(({ state, notExpected }) => state === 'unmatched' && notExpected === null),
      cancelled: result(({ notExpected }) => notExpected === 'cancelled'),
      notEquipped: result(({ notExpected }) => notExpected === 'not-equipped'),
      noOfficer: result(({ refusal }) => refusal === 'no-officer'),
      noTime: result(({ refusal }) => refusal === 'no-time'),
      repeated: result(({ refusal }) => refusal === 'repeated'),
    },
    recordings: {
      all: recordings.places.length,
      matched: verdict(({ state }) => state === 'matched'),
      unmatched: verdict(({ state }) => state === 'unmatched'),
      refused: verdict(({ state }) => state === 'refused'),
      outside: how(
        entriesOf(recordings),
        (entry) => entry.result.state === 'unmatched' && !days.has(dayOf(entry.recording.recordedAt)),
      ),
      noOfficer: verdict(({ refusal }) => refusal === 'no-officer'),
      empty: verdict(({ refusal }) => refusal === 'empty'),
    },
    clocks: {
      off,
      differs: how(calls, (entry) => isOther(entry.result, others.get(entry.call.no)?.result)),
    },
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
  return { ...summaryOf(empty, empty, new Map(), 0), isReady: false };
}

/** Days with a dispatch, and those beside them: a day of the world is two of a zone's. */
function daysOf({ calls }: Census): ReadonlySet<number> {
  const days = new Set<number>();
  for (const { call } of calls) {
    if (call.begunAt === null) continue;
    for (const by of [-1, 0, 1]) days.add(dayOf(call.begunAt) + by);
  }
  return days;
}

function dayOf(at: number): number {
  return Math.floor(at / day);
}

function spanOf({ calls }: Census): CensusSummary['dispatches'] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { call } of calls) {
    if (call.begunAt === null) continue;
    first = Math.min(first, call.begunAt);
    last = Math.max(last, call.begunAt);
  }
  return first > last ? null : { firstAt: instant(first), lastAt: instant(last) };
}
