import { reachOfRecording } from '../../../census/around.ts';
import type { Span } from '../../../census/times.ts';
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
  const officerOfCall = new Map<number, string | null>();
  const officerOfRecording = new Map<number, string | null>();
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
    call: (no) => find(officerOfCall, no, (officer) => of(officer).calls.get(no)),
    recording: (no) => find(officerOfRecording, no, (officer) => of(officer).recordings.get(no)),
    putCall: (no, call) => put(no, call, officerOfCall, (officer) => of(officer).calls, reachOf),
    putRecording: (no, recording) =>
      put(no, recording, officerOfRecording, (officer) => of(officer).recordings, reachOfRecording),
  };

  function put<T extends { readonly officerId: string | null }>(
    no: number,
    item: T | null,
    officers: Map<number, string | null>,
    itemsOf: (officer: string | null) => Map<number, T>,
    reach: (item: T) => Span | null,
  ): void {
    const before = officers.get(no);
    if (before !== undefined) {
      const old = itemsOf(before).get(no);
      itemsOf(before).delete(no);
      officers.delete(no);
      note(before, old === undefined ? null : reach(old));
    }
    if (item === null) return;
    officers.set(no, item.officerId);
    itemsOf(item.officerId).set(no, item);
    note(item.officerId, reach(item));
  }

  /** What has no time touches nothing, so that everything is looked at. */
  function note(officer: string | null, span: Span | null): void {
    const known = due.get(officer) ?? [];
    const isMuch = known === 'all' || span === null || known.length >= mostSpans;
    due.set(officer, isMuch ? 'all' : [...known, span]);
  }
}

/** More than these are looked for as quickly by judging all. */
const mostSpans = 20;

function find<T>(
  officers: ReadonlyMap<number, string | null>,
  no: number,
  get: (officer: string | null) => T | undefined,
): T | undefined {
  const officer = officers.get(no);
  return officer === undefined ? undefined : get(officer);
}
