import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Recording } from '../../census/call.ts';
import { matchOfficer } from '../../census/match.ts';
import { standardRules } from '../../census/rules.ts';
import { openDuckDb } from './duckdb.ts';

export type Officer = { readonly calls: readonly Call[]; readonly recordings: readonly Recording[] };
type Both = { readonly ours: () => Promise<number>; readonly duckDb: () => Promise<number> };

/** Writes calls and recordings as two CSV files, and gives two ways to read and match them. */
export async function withCensusFiles<T>(
  officers: readonly Officer[],
  work: (both: Both) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sw-census-'));
  const [calls, recordings] = [join(folder, 'calls.csv'), join(folder, 'recordings.csv')];
  await writeFile(calls, linesOf('no,officer,dispatched,arrived,cleared,self', officers, callRows));
  await writeFile(recordings, linesOf('no,officer,start,ended', officers, recordingRows));
  const database = await openDuckDb();
  try {
    return await work({
      ours: async () => matched(await readFile(calls), await readFile(recordings)),
      duckDb: async () => (await database.rows(joinOf(calls, recordings))).length,
    });
  } finally {
    database.close();
    await rm(folder, { recursive: true, force: true });
  }
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

function matched(calls: Buffer, recordings: Buffer): number {
  const officers: { calls: Call[]; recordings: Recording[] }[] = [];
  const of = (officer: number) => {
    officers[officer] ??= { calls: [], recordings: [] };
    return officers[officer];
  };
  for (const [no = 0, officer = 0, dispatchedAt = 0, arrivedAt = 0, clearedAt = 0, self] of rowsIn(calls, 6))
    of(officer).calls.push({
      no,
      receivedAt: null,
      dispatchedAt,
      enRouteAt: null,
      arrivedAt: arrivedAt === 0 ? null : arrivedAt,
      clearedAt,
      selfInitiated: self === 1,
      cancelled: false,
      equipped: true,
      event: null,
      report: null,
    });
  for (const [no = 0, officer = 0, recordedAt = 0, endedAt = 0] of rowsIn(recordings, 4))
    of(officer).recordings.push({ no, recordedAt, activatedAt: null, endedAt, device: null, number: null });
  let found = 0;
  for (const one of officers) found += matchOfficer(one.calls, one.recordings, standardRules).calls.length;
  return found;
}

/** The rows below the head, each of so many whole numbers; the same list every time. */
function* rowsIn(bytes: Buffer, columns: number): Generator<readonly number[]> {
  const row = Array.from({ length: columns }, () => 0);
  let at = bytes.indexOf(newline) + 1;
  while (at < bytes.length) {
    for (let column = 0; column < columns; column += 1) {
      let value = 0;
      for (let byte = bytes[at]; byte !== undefined && byte >= zero; byte = bytes[at]) {
        value = value * 10 + byte - zero;
        at += 1;
      }
      row[column] = value;
      at += 1;
    }
    yield row;
  }
}

const newline = 10;
const zero = 48;

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
