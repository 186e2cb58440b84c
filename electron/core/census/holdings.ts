import type { CallFacts, RecordingFacts } from './rows.ts';

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
  readonly due: Set<string | null>;
};

export function createHoldings(): Holdings {
  const byOfficer = new Map<string | null, Holding>();
  const officerOfCall = new Map<number, string | null>();
  const officerOfRecording = new Map<number, string | null>();
  const due = new Set<string | null>();

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
    call: (no) => find(officerOfCall, no, (officer) => of(officer).calls.get(no)),
    recording: (no) => find(officerOfRecording, no, (officer) => of(officer).recordings.get(no)),
    putCall: (no, call) => put(no, call, officerOfCall, (officer) => of(officer).calls),
    putRecording: (no, recording) =>
      put(no, recording, officerOfRecording, (officer) => of(officer).recordings),
  };

  function put<T extends { readonly officerId: string | null }>(
    no: number,
    item: T | null,
    officers: Map<number, string | null>,
    itemsOf: (officer: string | null) => Map<number, T>,
  ): void {
    const before = officers.get(no);
    if (before !== undefined) {
      itemsOf(before).delete(no);
      officers.delete(no);
      due.add(before);
    }
    if (item === null) return;
    officers.set(no, item.officerId);
    itemsOf(item.officerId).set(no, item);
    due.add(item.officerId);
  }
}

function find<T>(
  officers: ReadonlyMap<number, string | null>,
  no: number,
  get: (officer: string | null) => T | undefined,
): T | undefined {
  const officer = officers.get(no);
  return officer === undefined ? undefined : get(officer);
}
