import { reachOfRecording } from '../../../census/around.ts';
import type { Span } from '../../../census/times.ts';
import { type ByNumber, createByNumber } from './by-number.ts';
import type { CallFacts, RecordingFacts } from './rows.ts';

/** What of an officer is to be judged again: what touches these spans, or everything. */
export type Due = readonly Span[] | 'all';

/** One officer's calls and recordings, by their numbers. */
export type Holding = {
  readonly calls: Map<number, CallFacts>;
  readonly recordings: Map<number, RecordingFacts>;
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
  readonly recording: (no: number) => RecordingFacts | undefined;
  /** To be matched again. */
  readonly due: Map<string | null, Due>;
  readonly dueWholly: (officer: string | null) => void;
};

/** `reachOf`: the time that a call is looked for in; null: there is none. */
export function createHoldings(reachOf: (call: CallFacts) => Span | null): Holdings {
  const byOfficer = new Map<string | null, Holding>();
  const calls = createByNumber<CallFacts>();
  const recordings = createByNumber<RecordingFacts>();
  const due = new Map<string | null, Due>();

  const of = (officer: string | null): Holding => {
    const known = byOfficer.get(officer);
    if (known !== undefined) return known;
    const empty = { calls: new Map(), recordings: new Map() };
    byOfficer.set(officer, empty);
    return empty;
  };
  return {
    of,
    due,
    dueWholly: (officer) => void due.set(officer, 'all'),
    call: calls.get,
    recording: recordings.get,
    putCall: (no, call) => put(no, call, calls, (officer) => of(officer).calls, reachOf),
    putRecording: (no, recording) =>
      put(no, recording, recordings, (officer) => of(officer).recordings, reachOfRecording),
  };

  function put<T extends { readonly officerId: string | null }>(
    no: number,
    item: T | null,
    all: ByNumber<T>,
    itemsOf: (officer: string | null) => Map<number, T>,
    reach: (item: T) => Span | null,
  ): void {
    const old = all.get(no);
    if (old !== undefined) {
      itemsOf(old.officerId).delete(no);
      all.delete(no);
      note(old, reach);
    }
    if (item === null) return;
    all.set(no, item);
    itemsOf(item.officerId).set(no, item);
    note(item, reach);
  }

  /** What has no time touches nothing, so that everything is looked at. */
  function note<T extends { readonly officerId: string | null }>(
    item: T,
    reach: (item: T) => Span | null,
  ): void {
    const known = due.get(item.officerId) ?? [];
    if (known === 'all') return;
    const span = known.length < mostSpans ? reach(item) : null;
    due.set(item.officerId, span === null ? 'all' : [...known, span]);
  }
}

/** More than these are looked for as quickly by judging all. */
const mostSpans = 20;
