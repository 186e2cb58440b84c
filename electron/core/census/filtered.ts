import type { CensusFilter } from '../../../contract/census-state.ts';
import { picked, type RecordingList } from './recordings.ts';
import type { Census, CensusCall } from './taken.ts';

/** Dispatches and recordings that a filter asks for, the newest first. */
export type Found = {
  readonly calls: readonly CensusCall[];
  readonly recordings: RecordingList;
};

/**
 * Asks filters of censuses. The last few answers are kept, because a list is read a page at a time; so is the order, because
 * sorting a hundred thousand takes longer than a page.
 */
export function createFinder(): (census: Census, filter: CensusFilter) => Found {
  const orders = new WeakMap<Census, Found>();
  let kept: readonly { readonly census: Census; readonly key: string; readonly found: Found }[] = [];
  return (census, filter) => {
    const key = JSON.stringify(filter);
    const known = kept.find((one) => one.census === census && one.key === key);
    if (known !== undefined) return known.found;
    const order = orders.get(census) ?? inOrder(census);
    orders.set(census, order);
    const found = foundIn(order, filter);
    kept = [{ census, key, found }, ...kept].slice(0, mostKept);
    return found;
  };
}

const mostKept = 6;

function foundIn({ calls, recordings }: Found, filter: CensusFilter): Found {
  return {
    calls: calls.filter(
      (entry) => isPlaced(entry.call, entry.call.begunAt, filter) && isAsked(entry, filter),
    ),
    recordings: recordingsIn(recordings, filter),
  };
}

function recordingsIn(list: RecordingList, filter: CensusFilter): RecordingList {
  const { table, places, verdicts } = list;
  const asked: number[] = [];
  for (const [at, place] of places.entries()) {
    if (filter.recording !== undefined && verdicts[at]?.state !== filter.recording) continue;
    const recording = table.at(place);
    if (isPlaced(recording, recording.recordedAt, filter)) asked.push(at);
  }
  return asked.length === places.length ? list : picked(list, asked);
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

function inOrder({ calls, recordings }: Census): Found {
  return {
    calls: Array.from(
      newestFirst(calls, ({ call }) => call.begunAt ?? 0),
      (at) => calls[at] as CensusCall,
    ),
    recordings: picked(
      recordings,
      newestFirst(recordings.places, (place) => recordings.table.at(place).recordedAt),
    ),
  };
}

/** Which of the items, the newest first. */
function newestFirst<T>(items: readonly T[], timeOf: (item: T) => number): Uint32Array {
  const times = Float64Array.from(items, timeOf);
  const order = Uint32Array.from(items, (_, at) => at);
  return order.sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0));
}
