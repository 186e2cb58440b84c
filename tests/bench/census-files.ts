import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Recording } from '../../census/call.ts';
import { matchOfficer } from '../../census/match.ts';
import type { CallResult } from '../../census/outcome.ts';
import { standardRules } from '../../census/rules.ts';
import { openDuckDb } from './duckdb.ts';
import { rowsBySecond } from './number-lines.ts';

export type Officer = { readonly calls: readonly Call[]; readonly recordings: readonly Recording[] };
type Files = { readonly calls: string; readonly recordings: string };
type Both = {
  readonly ours: () => Promise<unknown>;
  readonly duckDb: () => Promise<unknown>;
  /** How many recordings each call has by all the rules, as both find it; throws where they don't find the same. */
  readonly compared: () => Promise<{ readonly calls: number; readonly pairs: number }>;
  readonly close: () => void;
};

/** Writes calls and recordings as two CSV files for as long as `work` lasts. */
export async function withCensusFiles<T>(
  officers: readonly Officer[],
  work: (files: Files) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sw-census-'));
  const [calls, recordings] = [join(folder, 'calls.csv'), join(folder, 'recordings.csv')];
  try {
    await writeFile(calls, linesOf('no,officer,dispatched,arrived,cleared,self', officers, callRows));
    await writeFile(recordings, linesOf('no,officer,start,ended', officers, recordingRows));
    return await work({ calls, recordings });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two ways to read and match these files. */
export async function bothWays({ calls, recordings }: Files): Promise<Both> {
  const database = await openDuckDb();
  return {
    ours: () => matched(calls, recordings),
    duckDb: () => database.rows(joinOf(calls, recordings)),
    compared: async () => {
      const counted = await database.rows(matchOf(calls, recordings));
      const theirs = new Map(counted.map((row) => (row as unknown[]).map(Number) as [number, number]));
      return compare(await matched(calls, recordings), theirs);
    },
    close: database.close,
  };
}

/** What is found of each call: how many recordings, when the first begins and the last ends. */
function joinOf(calls: string, recordings: string): string {
  const { leadMs, selfInitiatedLeadMs, tailMs } = standardRules;
  const lead = `CASE WHEN self = 1 THEN ${selfInitiatedLeadMs} ELSE ${leadMs} END`;
  return `SELECT c.no, count(r.no), min(r.start), max(r.ended)
    FROM read_csv('${calls}') c LEFT JOIN read_csv('${recordings}') r
      ON r.officer = c.officer AND r.start < c.cleared + ${tailMs} AND r.ended > c.dispatched - ${lead}
    GROUP BY c.no`;
}

/** The same by every rule, tolerances and neighbours included: how many recordings each call has. Not timed. */
function matchOf(calls: string, recordings: string): string {
  const { leadMs, selfInitiatedLeadMs, tailMs, assumedLengthMs, longestMs, leastCommonMs } = standardRules;
  return `WITH times AS (
      SELECT no, officer, dispatched AS begun,
        dispatched - CASE WHEN self = 1 THEN ${selfInitiatedLeadMs} ELSE ${leadMs} END AS search,
        CASE WHEN arrived >= dispatched AND (cleared = 0 OR cleared >= arrived) THEN arrived END AS there,
        CASE WHEN cleared >= dispatched AND (arrived = 0 OR cleared >= arrived) THEN cleared END AS done
      FROM read_csv('${calls}')),
    call AS (
      SELECT *, least(coalesce(done, coalesce(there, begun) + ${assumedLengthMs}), search + ${longestMs}) AS until
      FROM times),
    clip AS (
      SELECT no, officer, start, least(ended, start + ${longestMs}) AS ended
      FROM read_csv('${recordings}') WHERE ended > start),
    near AS (
      SELECT call.no AS call, clip.no AS clip,
        least(clip.ended, call.until) > greatest(clip.start, call.begun) AS within
      FROM call JOIN clip ON clip.officer = call.officer
        AND least(clip.ended, least(call.until + ${tailMs}, call.search + ${longestMs}))
          - greatest(clip.start, call.search) >= ${leastCommonMs}),
    kept AS (SELECT * FROM near QUALIFY within OR NOT bool_or(within) OVER (PARTITION BY clip))
    SELECT call.no, count(kept.clip) FROM call LEFT JOIN kept ON kept.call = call.no GROUP BY call.no`;
}

function compare(ours: readonly CallResult[], theirs: ReadonlyMap<number, number>) {
  let pairs = 0;
  for (const { call, recordings } of ours) {
    pairs += recordings.length;
    if (theirs.get(call) === recordings.length) continue;
    throw new Error(`call ${call} has ${recordings.length} recordings; DuckDB finds ${theirs.get(call)}`);
  }
  if (ours.length !== theirs.size) throw new Error(`${ours.length} calls; DuckDB finds ${theirs.size}`);
  return { calls: ours.length, pairs };
}

/** Each officer's calls and recordings are made when it is their turn, so that they needn't be kept. */
async function matched(callFile: string, recordingFile: string): Promise<readonly CallResult[]> {
  const callsOf = await rowsBySecond(callFile, 6);
  const recordingsOf = await rowsBySecond(recordingFile, 4);
  const results: CallResult[] = [];
  for (let officer = 0; officer < Math.max(callsOf.length, recordingsOf.length); officer += 1) {
    const calls = callsIn(callsOf[officer] ?? []);
    const found = matchOfficer(calls, recordingsIn(recordingsOf[officer] ?? []), standardRules);
    for (const result of found.calls) results.push(result);
  }
  return results;
}

function callsIn(numbers: readonly number[]): readonly Call[] {
  const calls: Call[] = [];
  for (let at = 0; at < numbers.length; at += 5) {
    const arrivedAt = numbers[at + 2] ?? 0;
    calls.push({
      no: numbers[at] ?? 0,
      receivedAt: null,
      dispatchedAt: numbers[at + 1] ?? 0,
      enRouteAt: null,
      arrivedAt: arrivedAt === 0 ? null : arrivedAt,
      clearedAt: numbers[at + 3] ?? 0,
      selfInitiated: numbers[at + 4] === 1,
      cancelled: false,
      equipped: true,
      event: null,
      report: null,
    });
  }
  return calls;
}

function recordingsIn(numbers: readonly number[]): readonly Recording[] {
  const recordings: Recording[] = [];
  for (let at = 0; at < numbers.length; at += 3)
    recordings.push({
      no: numbers[at] ?? 0,
      recordedAt: numbers[at + 1] ?? 0,
      activatedAt: null,
      endedAt: numbers[at + 2] ?? 0,
      device: null,
      number: null,
    });
  return recordings;
}

function linesOf(
  head: string,
  officers: readonly Officer[],
  rows: (officer: Officer, at: number) => readonly (readonly number[])[],
): string {
  const lines = officers.flatMap((officer, at) => rows(officer, at).map((row) => row.join(',')));
  return `${[head, ...lines].join('\n')}\n`;
}

function callRows({ calls }: Officer, officer: number): readonly (readonly number[])[] {
  return calls.map(({ no, dispatchedAt, arrivedAt, clearedAt, selfInitiated }) => [
    no,
    officer,
    dispatchedAt ?? 0,
    arrivedAt ?? 0,
    clearedAt ?? 0,
    selfInitiated ? 1 : 0,
  ]);
}

function recordingRows({ recordings }: Officer, officer: number): readonly (readonly number[])[] {
  return recordings.map(({ no, recordedAt, activatedAt, endedAt }) => [
    no,
    officer,
    activatedAt ?? recordedAt,
    endedAt,
  ]);
}
