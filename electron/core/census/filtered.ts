import type { CensusFilter } from '../../../contract/census-state.ts';
import { byStretches, inTurns, type Steps } from '../../../sampling/draw/steps.ts';
import { inSlices } from '../standing-work.ts';
import { newestFirst } from './newest-first.ts';
import { picked, type RecordingList } from './recordings.ts';
import type { Census, CensusCall } from './taken.ts';

/** Dispatches and recordings that a filter asks for, the newest first. */
export type Found = {
  readonly calls: readonly CensusCall[];
  readonly recordings: RecordingList;
};

type Kept = { readonly census: Census; readonly key: string; readonly found: Promise<Found> };

/**
 * Asks filters of censuses, in slices between which others are answered. The last few answers are kept, because a list is
 * read a page at a time; so is the order, because putting hundreds of thousands in order takes longer than a page.
 */
export function createFinder(): (census: Census, filter: CensusFilter) => Promise<Found> {
  const orders = new WeakMap<Census, Promise<Found>>();
  let kept: readonly Kept[] = [];
  return (census, filter) => {
    const key = JSON.stringify(filter);
    const known = kept.find((one) => one.census === census && one.key === key);
    if (known !== undefined) return known.found;
    const order = orders.get(census) ?? inTurns(inOrder(census), inSlices);
    orders.set(census, order);
    const found = order.then((all) => inTurns(foundIn(all, filter), inSlices));
    kept = [{ census, key, found }, ...kept].slice(0, mostKept);
    return found;
  };
}

const mostKept = 6;
/** How many items of a list are looked at in one go. */
const stretch = 8192;

function* foundIn({ calls, recordings }: Found, filter: CensusFilter): Steps<Found> {
  const { table, places, verdicts } = recordings;
  const askedCalls: CensusCall[] = [];
  yield* byStretches(
    calls.length,
    (from, to) => {
      for (const entry of calls.slice(from, to))
        if (isPlaced(entry.call, entry.call.begunAt, filter) && isAsked(entry, filter))
          askedCalls.push(entry);
    },
    stretch,
  );
  const asked: number[] = [];
  yield* byStretches(
    places.length,
    (from, to) => {
      for (let at = from; at < to; at += 1) {
        if (filter.recording !== undefined && verdicts[at]?.state !== filter.recording) continue;
        const recording = table.at(places[at] as number);
        if (isPlaced(recording, recording.recordedAt, filter)) asked.push(at);
      }
    },
    stretch,
  );
  return {
    calls: askedCalls,
    recordings: asked.length === places.length ? recordings : yield* picked(recordings, asked),
  };
}

function isAsked({ call, result }: CensusCall, filter: CensusFilter): boolean {
  const { what, urgent, selfInitiated, confidence } = filter;
  if (urgent === 'only' && !call.urgent) return false;
  if (selfInitiated !== undefined && call.selfInitiated !== (selfInitiated === 'only')) return false;
  if (confidence !== undefined && result.confidence !== confidence) return false;
  switch (what) {
    case undefined:
      return true;
    case 'matched':
    case 'unmatched':
    case 'refused':
      return result.state === what;
    case 'missing':
      return result.state === 'unmatched' && result.notExpected === null;
    case 'not-expected':
      return result.notExpected !== null;
    default:
      return result.coverage === what;
  }
}

type Placed = {
  readonly officerId: string | null;
  readonly squadId: string | null;
  readonly divisionId: string | null;
};

/** What has no time is found where no time is asked for. */
function isPlaced(item: Placed, at: number | null, { officerId, unitId, from, to }: CensusFilter): boolean {
  if (officerId !== undefined && item.officerId !== officerId) return false;
  if (unitId !== undefined && item.squadId !== unitId && item.divisionId !== unitId) return false;
  if (from !== undefined && (at === null || at < from)) return false;
  return to === undefined || (at !== null && at < to);
}

function* inOrder({ calls, recordings }: Census): Steps<Found> {
  const { table, places } = recordings;
  const callOrder = yield* newestFirst(
    yield* timesOf(calls.length, (at) => (calls[at] as CensusCall).call.begunAt ?? 0),
  );
  const order = yield* newestFirst(
    yield* timesOf(places.length, (at) => table.at(places[at] as number).recordedAt),
  );
  return {
    calls: Array.from(callOrder, (at) => calls[at] as CensusCall),
    recordings: yield* picked(recordings, order),
  };
}

function* timesOf(count: number, timeOf: (at: number) => number): Steps<Float64Array> {
  const times = new Float64Array(count);
  yield* byStretches(
    count,
    (from, to) => {
      for (let at = from; at < to; at += 1) times[at] = timeOf(at);
    },
    stretch,
  );
  return times;
}
