import { reachOfRecording } from '../../../census/around.ts';
import type { Span } from '../../../census/times.ts';
import { createByNumber } from './by-number.ts';
import { createRecordings, type PlacedRecording, type RecordingTable } from './recordings.ts';
import type { CallFacts, RecordingFacts } from './rows.ts';

/** What of an officer is to be judged again: what touches these spans, or everything. */
export type Due = readonly Span[] | 'all';

/** One officer's calls by their numbers, and recordings by their places in the table, in the order in which they came. */
export type Holding = {
  readonly calls: Map<number, CallFacts>;
  readonly recordings: Set<number>;
};

/**
 * All calls and recordings in memory, officer by officer; those of nobody are under null. What comes, changes or goes
 * says which officers are to be matched again.
 */
export type Holdings = {
  readonly putCall: (no: number, call: CallFacts | null) => void;
  readonly putRecording: (no: number, recording: RecordingFacts | null) => void;
  readonly of: (officer: string | null) => Holding;
  readonly call: (no: number) => CallFacts | undefined;
  readonly recording: (no: number) => PlacedRecording | undefined;
  readonly table: RecordingTable;
  /** To be matched again. */
  readonly due: Map<string | null, Due>;
  readonly dueWholly: (officer: string | null) => void;
};

/** `reachOf`: the time that a call is looked for in; null: there is none. */
export function createHoldings(reachOf: (call: CallFacts) => Span | null): Holdings {
  const byOfficer = new Map<string | null, Holding>();
  const calls = createByNumber<CallFacts>();
  const places = createByNumber<number>();
  const table = createRecordings();
  const due = new Map<string | null, Due>();

  const of = (officer: string | null): Holding => {
    const known = byOfficer.get(officer);
    if (known !== undefined) return known;
    const empty: Holding = { calls: new Map(), recordings: new Set() };
    byOfficer.set(officer, empty);
    return empty;
  };
  const recording = (no: number): PlacedRecording | undefined => {
    const place = places.get(no);
    return place === undefined ? undefined : table.at(place);
  };
  return {
    of,
    table,
    due,
    dueWholly: (officer) => void due.set(officer, 'all'),
    call: calls.get,
    recording,
    putCall: (no, call) => {
      const old = calls.get(no);
      if (old !== undefined) {
        of(old.officerId).calls.delete(no);
        calls.delete(no);
        note(old.officerId, () => reachOf(old));
      }
      if (call === null) return;
      calls.set(no, call);
      of(call.officerId).calls.set(no, call);
      note(call.officerId, () => reachOf(call));
    },
    putRecording: (no, facts) => {
      const old = recording(no);
      if (old !== undefined) {
        of(old.officerId).recordings.delete(old.place);
        places.delete(no);
        note(old.officerId, () => reachOfRecording(old));
      }
      if (facts === null) return;
      const place = table.add(facts);
      places.set(no, place);
      of(facts.officerId).recordings.add(place);
      note(facts.officerId, () => reachOfRecording(facts));
    },
  };

  /** What has no time touches nothing, so that everything is looked at. */
  function note(officer: string | null, reach: () => Span | null): void {
    const known = due.get(officer) ?? [];
    if (known === 'all') return;
    const span = known.length < mostSpans ? reach() : null;
    due.set(officer, span === null ? 'all' : [...known, span]);
  }
}

/** More than these are looked for as quickly by judging all. */
const mostSpans = 20;
