import { correctionOf } from '../../../census/clocks.ts';
import { type Span, spansOf } from '../../../census/times.ts';
import { rulesInWords } from '../../../census/words.ts';
import type { CameraClock, CensusDetail, CensusFilter } from '../../../contract/census-state.ts';
import { refuse } from '../../../contract/problem.ts';
import { instant, ms } from '../../../contract/time.ts';
import { inTurns, type Steps } from '../../../sampling/draw/steps.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchById } from '../dispatch/store.ts';
import type { Handlers } from '../serve.ts';
import { inSlices } from '../standing-work.ts';
import type { Clocks } from './clocks.ts';
import { createFinder } from './filtered.ts';
import { recordingRowOf, rowOf } from './judgement.ts';
import { rulesInForce } from './published.ts';
import { type CensusRecording, entriesOf, entryAt } from './recordings.ts';
import type { StandingCensus } from './standing.ts';
import { summaryBefore, summaryOf } from './summary.ts';
import type { Census, CensusCall } from './taken.ts';

type Lines = 'census' | 'censusCalls' | 'censusRecordings' | 'censusCall' | 'cameraClocks';

/** Recordings of the officer that begin or end so near the call are shown beside it. */
const nearMs = 30 * 60_000;
const pageRows = 100;

export function censusRoutes(standing: () => StandingCensus | null): Handlers<Lines> {
  const find = createFinder();
  const byNumber = createIndex();

  /** The census by the clocks that are asked for, and the other one; null: not judged yet. */
  const read = async (clocks: CensusFilter['clocks']): Promise<Read | null> => {
    const recorded = standing()?.current() ?? null;
    const known = (await standing()?.clocks()) ?? null;
    if (recorded === null || known === null) return null;
    const [census, other] = clocks === 'put-right' ? [known.putRight, recorded] : [recorded, known.putRight];
    return { census, others: census === other ? none : byNumber(other), clocks: known };
  };

  return {
    census: async ({ query, signedIn: { db } }) => {
      const taken = await read(query.clocks);
      if (taken === null) return summaryBefore(rulesInForce(db.read));
      const off = [...taken.clocks.estimates.values()].filter(({ state }) => state === 'off').length;
      const found = await find(taken.census, query);
      return inTurns(summaryOf(taken.census, found, taken.others, off), inSlices);
    },
    censusCalls: async ({ query: { row = 0, limit = pageRows, ...filter } }) => {
      const taken = await read(filter.clocks);
      if (taken === null) return { count: 0, rows: [] };
      const { calls } = await find(taken.census, filter);
      const rows = calls
        .slice(row, row + limit)
        .map((entry) => rowOf(entry, taken.others.get(entry.call.no)));
      return { count: calls.length, rows };
    },
    censusRecordings: async ({ query: { row = 0, limit = pageRows, ...filter }, signedIn: { db } }) => {
      const taken = await read(filter.clocks);
      if (taken === null) return { count: 0, rows: [] };
      const { recordings } = await find(taken.census, filter);
      const count = recordings.places.length;
      const rows = Array.from({ length: Math.max(0, Math.min(limit, count - row)) }, (_, n) =>
        recordingRowOf(db.read, entryAt(recordings, row + n)),
      );
      return { count, rows };
    },
    censusCall: async ({ params, query, signedIn: { db } }) => {
      const taken = await read(query.clocks);
      const entry = taken?.census.calls.find(({ call }) => call.dispatchId === params.id);
      const dispatch = dispatchById(db.read, params.id);
      if (taken === null || entry === undefined || dispatch === null)
        return refuse('not-found', 'The census has no such dispatch.');
      const spans = spansOf(entry.call, taken.census.rules);
      const detail: CensusDetail = {
        row: rowOf(entry, taken.others.get(entry.call.no)),
        dispatch,
        rules: { version: taken.census.rules.version, says: [...rulesInWords(taken.census.rules)] },
        contact: spans && shownSpan(spans.contact),
        search: spans && shownSpan(spans.search),
        recordings: recordingsNear(db.read, taken, entry, spans?.search ?? null),
      };
      return detail;
    },
    cameraClocks: async () => {
      const taken = await read(undefined);
      return { clocks: taken === null ? [] : await inTurns(clocksShown(taken), inSlices) };
    },
  };
}

type Read = {
  readonly census: Census;
  readonly others: ReadonlyMap<number, CensusCall>;
  readonly clocks: Clocks;
};

const none: ReadonlyMap<number, CensusCall> = new Map();

/** Finds calls by their numbers; made once for each census. */
function createIndex(): (census: Census) => ReadonlyMap<number, CensusCall> {
  const indexes = new WeakMap<Census, ReadonlyMap<number, CensusCall>>();
  return (census) => {
    const index = indexes.get(census) ?? new Map(census.calls.map((entry) => [entry.call.no, entry]));
    indexes.set(census, index);
    return index;
  };
}

function recordingsNear(
  db: ReadDb,
  { census, clocks }: Read,
  { call, result }: CensusCall,
  search: Span | null,
): CensusDetail['recordings'] {
  const own = new Set(result.recordings);
  const mine = census.officers.get(call.officerId)?.recordings;
  const isNear = ({ recording }: CensusRecording): boolean =>
    search !== null &&
    recording.endedAt > search.fromAt - nearMs &&
    recording.recordedAt < search.toAt + nearMs;
  const near = (mine === undefined ? [] : [...entriesOf(mine)]).filter(
    (entry) => own.has(entry.recording.no) || isNear(entry),
  );
  // Chosen by hand, it may be another officer's.
  const others = result.recordings
    .filter((no) => !near.some(({ recording }) => recording.no === no))
    .flatMap((no) => {
      const recording = census.recording(no);
      return recording === undefined
        ? []
        : [{ recording, result: { state: 'matched', refusal: null } as const }];
    });
  return [...near, ...others]
    .sort((a, b) => a.recording.recordedAt - b.recording.recordedAt)
    .map((entry) => {
      const row = recordingRowOf(db, entry);
      const clock = clocks.estimates.get(entry.recording.device ?? '');
      return {
        ...row,
        isOwn: own.has(entry.recording.no),
        correctionMs: ms(correctionOf(clock, row.recordedAt)),
      };
    });
}

const states = ['off', 'habit', 'right', 'too-few'] as const;

function* clocksShown({ census, clocks }: Read): Steps<CameraClock[]> {
  const officers = new Map<string, Set<string>>();
  for (const [officer, { recordings }] of census.officers) {
    if (officer === null) continue;
    for (const { recording } of entriesOf(recordings)) {
      if (recording.device === null) continue;
      const known = officers.get(recording.device) ?? new Set();
      officers.set(recording.device, known.add(officer));
    }
    yield;
  }
  return [...clocks.estimates.values()]
    .map(({ at: _, offsetMs, plusMinusMs, spreadMs, driftMsPerDay, ...clock }) => ({
      ...clock,
      offsetMs: lengthOf(offsetMs),
      plusMinusMs: lengthOf(plusMinusMs),
      spreadMs: lengthOf(spreadMs),
      driftMsPerDay: lengthOf(driftMsPerDay),
      officerIds: [...(officers.get(clock.device) ?? [])].sort(),
    }))
    .sort(
      (a, b) =>
        states.indexOf(a.state) - states.indexOf(b.state) ||
        Math.abs(b.offsetMs ?? 0) - Math.abs(a.offsetMs ?? 0) ||
        (a.device < b.device ? -1 : 1),
    );
}

function lengthOf(length: number | null) {
  return length === null ? null : ms(length);
}

function shownSpan({ fromAt, toAt }: Span) {
  return { fromAt: instant(fromAt), toAt: instant(toAt) };
}
