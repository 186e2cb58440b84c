import type { Call, Recording } from './call.ts';
import type { Sighting } from './clocks.ts';
import type { CallResult } from './outcome.ts';
import { usableTimes } from './times.ts';

/** Two clocks that are further apart than this are no sign of a clock, but of a wrong number. */
const furthestMs = 12 * 3_600_000;

/**
 * The pairs of one officer that say something of a camera's clock: one call and one recording alone that carry the same
 * number, whether they overlap or not (a camera an hour off matches nothing); where recordings carry no number, matches
 * of high confidence.
 */
export function sightingsOf(
  calls: readonly { readonly call: Call; readonly result: CallResult }[],
  recordings: readonly Recording[],
): readonly Sighting[] {
  const callsBy = countedBy(
    calls.flatMap((entry) => numbersOf(entry.call).map((key) => ({ key, of: entry.call }))),
  );
  const clipsBy = countedBy(recordings.flatMap((of) => (of.number === null ? [] : [{ key: of.number, of }])));
  const byNo = new Map(recordings.map((recording) => [recording.no, recording]));
  return calls.flatMap(({ call, result }) => {
    const named = numbersOf(call).flatMap((key) =>
      callsBy.get(key)?.length === 1
        ? (clipsBy.get(key) ?? []).map((recording) => [key, recording] as const)
        : [],
    );
    const [only] = named;
    if (only !== undefined && named.length === 1) return sighting(call, only[1]);
    const [no] = result.recordings;
    const isSure = result.confidence === 'high' && result.recordings.length === 1 && no !== undefined;
    const recording = isSure ? byNo.get(no) : undefined;
    return recording !== undefined && recording.number === null ? sighting(call, recording) : [];
  });
}

function sighting(call: Call, recording: Recording): readonly Sighting[] {
  const { arrivedAt, clearedAt } = usableTimes(call);
  const { device, recordedAt, activatedAt, endedAt } = recording;
  if (device === null || arrivedAt === null || clearedAt === null || endedAt <= recordedAt) return [];
  const startMs = (activatedAt ?? recordedAt) - arrivedAt;
  const endMs = endedAt - clearedAt;
  const isNear = Math.max(Math.abs(startMs), Math.abs(endMs)) <= furthestMs;
  return isNear ? [{ device, at: arrivedAt, startMs, endMs }] : [];
}

function numbersOf({ event, report }: Call): readonly string[] {
  return [...new Set([event, report])].filter((number) => number !== null);
}

function countedBy<T>(
  items: readonly { readonly key: string; readonly of: T }[],
): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>();
  for (const { key, of } of items) {
    const known = by.get(key);
    if (known === undefined) by.set(key, [of]);
    else known.push(of);
  }
  return by;
}
