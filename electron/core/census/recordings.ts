import type { RecordingResult } from '../../../census/outcome.ts';
import { byStretches, type Steps } from '../../../sampling/draw/steps.ts';
import type { RecordingFacts } from './rows.ts';

/** A recording as the census keeps it; `place`: where in its table, which is its identity. */
export type PlacedRecording = RecordingFacts & { readonly place: number };

/**
 * Recordings in columns. As objects with their times, those of a department are millions of things for a collection of memory
 * to look through, with everybody waiting. What is in it never changes: a recording that changed has another place.
 */
export type RecordingTable = {
  /** Answers its place. */
  readonly add: (recording: RecordingFacts) => number;
  /** Made as it is asked for. */
  readonly at: (place: number) => PlacedRecording;
};

export function createRecordings(): RecordingTable {
  const columns = emptyColumns();
  return {
    add: (recording) => addTo(columns, recording),
    at: (place) => new Recorded(columns, place, place),
  };
}

/** Others on top of a table, which may grow meanwhile: their places are below 0. */
export function laidOver(below: RecordingTable): RecordingTable {
  const columns = emptyColumns();
  return {
    add: (recording) => ~addTo(columns, recording),
    at: (place) => (place < 0 ? new Recorded(columns, ~place, place) : below.at(place)),
  };
}

/** What became of a recording: one of a few objects, whatever the number of recordings. */
export type RecordingVerdict = Pick<RecordingResult, 'state' | 'refusal'>;

/** Recordings of a table by their places, and beside each what became of it. */
export type RecordingList = {
  readonly table: RecordingTable;
  readonly places: readonly number[];
  readonly verdicts: readonly RecordingVerdict[];
};

export type CensusRecording = { readonly recording: RecordingFacts; readonly result: RecordingVerdict };

/** One recording of a list with what became of it. */
export function entryAt({ table, places, verdicts }: RecordingList, at: number): CensusRecording {
  const [place, result] = [places[at], verdicts[at]];
  if (place === undefined || result === undefined) throw new RangeError(`There is no recording ${at}.`);
  return { recording: table.at(place), result };
}

/** The recordings of a list one after the other. */
export function* entriesOf(list: RecordingList): Generator<CensusRecording, void> {
  for (let at = 0; at < list.places.length; at += 1) yield entryAt(list, at);
}

/** Those of a list that stand at these numbers of it, in this order. */
export function* picked(
  { table, places, verdicts }: RecordingList,
  numbers: ArrayLike<number>,
): Steps<RecordingList> {
  const some = { table, places: [] as number[], verdicts: [] as RecordingVerdict[] };
  const pick = (from: number, to: number): void => {
    for (let n = from; n < to; n += 1) {
      const at = numbers[n] as number;
      some.places.push(places[at] as number);
      some.verdicts.push(verdicts[at] as RecordingVerdict);
    }
  };
  yield* byStretches(numbers.length, pick, pickedTogether);
  return some;
}

const pickedTogether = 16_384;

/** The verdict that all results like it share. */
export function verdictOf({ state, refusal }: RecordingVerdict): RecordingVerdict {
  const known = verdicts.find((one) => one.state === state && one.refusal === refusal);
  return known ?? { state, refusal };
}

const verdicts: readonly RecordingVerdict[] = [
  { state: 'matched', refusal: null },
  { state: 'unmatched', refusal: null },
  { state: 'refused', refusal: 'empty' },
  { state: 'refused', refusal: 'no-officer' },
];

type Columns = {
  readonly no: number[];
  readonly recordedAt: number[];
  /** NaN: it isn't known. So the column is one of numbers alone. */
  readonly activatedAt: number[];
  readonly endedAt: number[];
  readonly device: (string | null)[];
  readonly number: (string | null)[];
  readonly videoId: string[];
  readonly officerId: (string | null)[];
  readonly squadId: (string | null)[];
  readonly divisionId: (string | null)[];
};

function emptyColumns(): Columns {
  return {
    no: [],
    recordedAt: [],
    activatedAt: [],
    endedAt: [],
    device: [],
    number: [],
    videoId: [],
    officerId: [],
    squadId: [],
    divisionId: [],
  };
}

function addTo(columns: Columns, recording: RecordingFacts): number {
  columns.no.push(recording.no);
  columns.recordedAt.push(recording.recordedAt);
  columns.activatedAt.push(recording.activatedAt ?? Number.NaN);
  columns.endedAt.push(recording.endedAt);
  columns.device.push(recording.device);
  columns.number.push(recording.number);
  columns.videoId.push(recording.videoId);
  columns.officerId.push(recording.officerId);
  columns.squadId.push(recording.squadId);
  columns.divisionId.push(recording.divisionId);
  return columns.no.length - 1;
}

/** Reads its row as it is asked. */
class Recorded implements PlacedRecording {
  readonly #columns: Columns;
  readonly #row: number;
  readonly place: number;

  constructor(columns: Columns, row: number, place: number) {
    this.#columns = columns;
    this.#row = row;
    this.place = place;
  }

  get no(): number {
    return this.#columns.no[this.#row] as number;
  }
  get recordedAt(): number {
    return this.#columns.recordedAt[this.#row] as number;
  }
  get activatedAt(): number | null {
    const at = this.#columns.activatedAt[this.#row] as number;
    return Number.isNaN(at) ? null : at;
  }
  get endedAt(): number {
    return this.#columns.endedAt[this.#row] as number;
  }
  get device(): string | null {
    return this.#columns.device[this.#row] ?? null;
  }
  get number(): string | null {
    return this.#columns.number[this.#row] ?? null;
  }
  get videoId(): string {
    return this.#columns.videoId[this.#row] as string;
  }
  get officerId(): string | null {
    return this.#columns.officerId[this.#row] ?? null;
  }
  get squadId(): string | null {
    return this.#columns.squadId[this.#row] ?? null;
  }
  get divisionId(): string | null {
    return this.#columns.divisionId[this.#row] ?? null;
  }
}
