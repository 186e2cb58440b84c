import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Call, Recording } from '../../census/call.ts';
import { matchOfficer } from '../../census/match.ts';
import { standardRules } from '../../census/rules.ts';
import { nothingByHand } from '../../electron/core/census/by-hand.ts';
import { createFinder } from '../../electron/core/census/filtered.ts';
import { type Census, createCensus } from '../../electron/core/census/standing.ts';
import { summaryOf } from '../../electron/core/census/summary.ts';
import type { DeskDb } from '../../electron/core/db/sql.ts';
import { inSlices } from '../../electron/core/standing-work.ts';
import { inTurns } from '../../sampling/draw/steps.ts';
import { type Officer, withCensusFiles } from './census-files.ts';
import { type Bench, beside, type Figure, figure, percentile } from './figure.ts';
import { withLibraryDb } from './library-desk.ts';
import { waited } from './waited.ts';

const videos = 325_000;
const lateUploads = 1000;
const rounds = 5;
/** Enough for a 95th percentile, and for a full collection of memory to fall into some. */
const againRounds = 30;
const times = 10;
/** Longer than all that is on file, so that ten departments one after the other don't touch. */
const apartMs = 400 * 86_400_000;

/**
 * The census of a department as large as the audited one: taken by the desk from its encrypted database, kept current, and
 * the matching by itself beside DuckDB, which joins the same intervals of the same two files on every core it finds.
 */
export const census: Bench = {
  name: 'census',
  run: (say) =>
    withLibraryDb(videos, say, async (db) => {
      const { figures, taken } = await standing(db);
      const officers = officersOf(taken);
      const [calls, recordings] = [taken.calls.length, taken.recordings.places.length];
      say(`${calls.toLocaleString('en')} dispatches, ${recordings.toLocaleString('en')} recordings`);
      return [...figures, await besideDuckDb(officers), tenfold(officers)];
    }),
};

async function standing(db: DeskDb): Promise<{ readonly figures: Figure[]; readonly taken: Census }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const kept = createCensus({ db, log: () => {}, changed: () => {}, byHand: () => nothingByHand });
  const whole = await waited(async () => {
    kept.consider();
    await kept.settled();
  });
  const memory = (process.memoryUsage.rss() - before) / 1024 / 1024;
  const first = kept.current();
  if (first === null) throw new Error('nothing was judged');
  const { table, places } = first.recordings;
  const step = Math.floor(places.length / lateUploads);
  const touched = places.filter((_, at) => at % step === 0).slice(0, lateUploads);
  const video = new Set(touched.map((place) => table.at(place).no));
  const [again, processor] = [[], []] as [number[], number[]];
  for (let round = 0; round < againRounds; round += 1) {
    const { tookMs, processorMs } = await waited(async () => {
      kept.consider({ video, dispatch: new Set(), rules: new Set() });
      await kept.settled();
    });
    again.push(tookMs);
    processor.push(processorMs);
  }
  const cameras = await waited(() => kept.clocks());
  const taken = kept.current();
  const find = createFinder();
  const shown = await waited(async () => {
    if (taken === null) throw new Error('nothing was judged');
    await inTurns(summaryOf(taken, await find(taken, {}), new Map(), 0), inSlices);
  });
  await kept.stop();
  if (taken === null) throw new Error('nothing was judged');
  const figures = [
    figure('census of a full department, read and judged', whole.tookMs, 'ms', { most: 3000 }),
    figure('the same, processor time', whole.processorMs, 'ms'),
    figure('memory that it takes', memory, 'MB', { most: 500 }),
    figure('longest wait of others meanwhile', whole.longestMs, 'ms', { most: 50 }),
    figure('matched again after 1,000 late uploads, p95', percentile(again, 0.95), 'ms', { most: 200 }),
    figure('the same, median', percentile(again, 0.5), 'ms'),
    figure('the same, processor time, median', percentile(processor, 0.5), 'ms'),
    figure('its screen, asked for the first time after a change', shown.tookMs, 'ms'),
    figure('longest wait of others meanwhile', shown.longestMs, 'ms', { most: 50 }),
    figure('clocks of all cameras, and the census by them', cameras.tookMs, 'ms'),
  ];
  return { figures, taken };
}

async function besideDuckDb(officers: readonly Officer[]): Promise<Figure> {
  const { mine, theirs } = await withCensusFiles(officers, ({ calls, recordings }) =>
    timesOf([calls, recordings, String(rounds)]),
  );
  const [median, peer] = [percentile(mine, 0.5), percentile(theirs, 0.5)];
  return beside('two files read and matched', median, 'ms', 'DuckDB, the same interval join', peer, 1);
}

type Times = { readonly mine: readonly number[]; readonly theirs: readonly number[] };

function timesOf(args: readonly string[]): Promise<Times> {
  return new Promise((resolve, reject) => {
    let times: Times = { mine: [], theirs: [] };
    fork(join(import.meta.dirname, 'census-beside.ts'), args)
      .on('message', (sent: Times) => {
        times = sent;
      })
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve(times) : reject(new Error(`Matching beside DuckDB ended with ${code}.`)),
      );
  });
}

function tenfold(officers: readonly Officer[]): Figure {
  const [once, often] = [[], []] as [number[], number[]];
  for (let round = 0; round < rounds; round += 1) {
    once.push(judged(officers, (officer) => officer));
    often.push(judged(officers, tenTimes));
  }
  const [median, peer] = [percentile(often, 0.5), percentile(once, 0.5)];
  return beside('matching ten times the data', median, 'ms', 'the data once', peer, 12);
}

/** Milliseconds of matching alone; what is matched is made officer by officer, so that memory plays no part. */
function judged(officers: readonly Officer[], made: (officer: Officer) => Officer): number {
  let sum = 0;
  for (const officer of officers) {
    const { calls, recordings } = made(officer);
    const startedAt = performance.now();
    matchOfficer(calls, recordings, standardRules);
    sum += performance.now() - startedAt;
  }
  return sum;
}

function tenTimes({ calls, recordings }: Officer): Officer {
  return { calls: repeated(calls), recordings: repeated(recordings) };
}

/** The same ten times over, one after the other in time. */
function repeated<T extends Call | Recording>(items: readonly T[]): T[] {
  return Array.from({ length: times }, (_, n) => n).flatMap((n) => items.map((item) => later(item, n)));
}

function later<T extends Call | Recording>(item: T, n: number): T {
  const by = n * apartMs;
  const at = (time: number | null): number | null => (time === null ? null : time + by);
  const no = item.no + n * 10_000_000;
  if ('recordedAt' in item) {
    const { recordedAt, activatedAt, endedAt } = item;
    return { ...item, no, recordedAt: recordedAt + by, activatedAt: at(activatedAt), endedAt: endedAt + by };
  }
  const { receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt } = item;
  return {
    ...item,
    no,
    receivedAt: at(receivedAt),
    dispatchedAt: at(dispatchedAt),
    enRouteAt: at(enRouteAt),
    arrivedAt: at(arrivedAt),
    clearedAt: at(clearedAt),
  };
}

/** As the matching is measured: without the desk's way of keeping it. */
function plain({ no, recordedAt, activatedAt, endedAt, device, number }: Recording): Recording {
  return { no, recordedAt, activatedAt, endedAt, device, number };
}

function officersOf(taken: Census): readonly Officer[] {
  return [...taken.officers]
    .filter(([officer]) => officer !== null)
    .map(([, { calls, recordings }]) => ({
      calls: calls.map(({ call }) => call),
      recordings: recordings.places.map((place) => plain(recordings.table.at(place))),
    }));
}
