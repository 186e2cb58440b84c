import type { Chosen } from '../../../census/match.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import type { Holdings } from './holdings.ts';
import type { PlacedRecording } from './recordings.ts';

/**
 * What reviewers decided against the rules: the videos of a dispatch by their ids; none: it is without one. The same object
 * as long as nothing changed.
 */
export type ByHand = ReadonlyMap<string, readonly string[]>;

export const nothingByHand: ByHand = new Map();

/** The same in the census's own numbers. */
export type ChosenHere = Omit<Chosen, 'recordingsOf'> & {
  readonly recordingsOf: ReadonlyMap<number, readonly PlacedRecording[]>;
};

export const noneChosen: ChosenHere = { recordingsOf: new Map(), taken: new Set() };

/** What this desk doesn't have is left out. */
export function chosenOf(db: ReadDb, byHand: ByHand, holdings: Holdings): ChosenHere {
  const recordingsOf = new Map(
    [...byHand].flatMap(([dispatchId, videoIds]) => {
      const call = db.column(callNumber, dispatchId)[0];
      if (call === undefined) return [];
      const recordings = videoIds.flatMap((id) => {
        const no = db.column(recordingNumber, id)[0];
        return no === undefined ? [] : (holdings.recording(no) ?? []);
      });
      return [[call, recordings] as const];
    }),
  );
  const taken = new Set([...recordingsOf.values()].flatMap((recordings) => recordings.map(({ no }) => no)));
  return { recordingsOf, taken };
}

/** The officers to whom one set of choices means something else than another. */
export function officersBetween(
  before: ChosenHere,
  after: ChosenHere,
  holdings: Holdings,
): ReadonlySet<string | null> {
  const officers = new Set<string | null>();
  const note = (item: { readonly officerId: string | null } | undefined): void => {
    if (item !== undefined) officers.add(item.officerId);
  };
  for (const no of new Set([...before.recordingsOf.keys(), ...after.recordingsOf.keys()])) {
    const [was, is] = [before.recordingsOf.get(no), after.recordingsOf.get(no)];
    if (was !== undefined && is !== undefined && isSame(was, is)) continue;
    note(holdings.call(no));
    for (const recording of [...(was ?? []), ...(is ?? [])]) note(holdings.recording(recording.no));
  }
  return officers;
}

function isSame(a: readonly PlacedRecording[], b: readonly PlacedRecording[]): boolean {
  return a.length === b.length && a.every(({ place }, at) => place === b[at]?.place);
}

const callNumber = sql<[id: string], number>('number of a dispatch', 'SELECT no FROM dispatch WHERE id = ?');
const recordingNumber = sql<[id: string], number>('number of a video', 'SELECT no FROM video WHERE id = ?');
