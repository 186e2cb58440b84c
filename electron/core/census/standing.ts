import { around, reachOfCall } from '../../../census/around.ts';
import { matchOfficer, withoutOfficer } from '../../../census/match.ts';
import { inTurns } from '../../../sampling/draw/steps.ts';
import { hasNarrow } from '../catalogue/arrange.ts';
import type { DeskDb, ReadDb, Touched } from '../db/sql.ts';
import type { Log } from '../ports.ts';
import { createStandingWork, inSlices } from '../standing-work.ts';
import { type ByHand, chosenOf, noneChosen, nothingByHand, officersBetween } from './by-hand.ts';
import { type Clocks, clocksOf } from './clocks.ts';
import { createHoldings, type Due } from './holdings.ts';
import { rulesInForce } from './published.ts';
import { beforeAll, callByNumber, callsAfter, namesOf, recordingByNumber, recordingsAfter } from './rows.ts';
import { type Census, type Judged, judgedOf, madeOf, renewed } from './taken.ts';

export type { Census, CensusCall } from './taken.ts';

/** The census of one open database, kept in memory and current. */
export type StandingCensus = {
  /** The same object as before when nothing changed; null until all is judged for the first time. */
  readonly current: () => Census | null;
  /** What the current one says of the cameras' clocks; null with it. Reckoned once for each, in slices. */
  readonly clocks: () => Promise<Clocks | null>;
  /** Something was written: cheap, called after every commit. */
  readonly consider: (touched?: Touched) => void;
  /** Answers when nothing waits to be judged. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type CensusNeeds = {
  readonly db: DeskDb;
  readonly log: Log;
  /** Told when there is another census. */
  readonly changed: () => void;
  /** What reviewers decided, as it stands in the database. */
  readonly byHand: (db: ReadDb) => ByHand;
};

export function createCensus({ db, log, changed, byHand }: CensusNeeds): StandingCensus {
  let rules = rulesInForce(db.read);
  const holdings = createHoldings((call) => reachOfCall(call, rules));
  const names = namesOf(db.read);
  const judged = new Map<string | null, Judged>();
  const touchedCalls = new Set<number>();
  const touchedRecordings = new Set<number>();

  let choices = nothingByHand;
  let chosen = noneChosen;
  let isRead = false;
  let isWhole = false;
  let latest: Census | null = null;
  let latestClocks: { readonly of: Census; readonly clocks: Promise<Clocks> } | null = null;

  const work = createStandingWork({
    log,
    stopped: 'census-stopped',
    isDue,
    steps,
    done: () => {
      latest = null;
      changed();
    },
  });

  return {
    current,
    clocks: async () => {
      const census = current();
      if (census === null) return null;
      if (latestClocks?.of !== census)
        latestClocks = { of: census, clocks: inTurns(clocksOf(census), inSlices) };
      return latestClocks.clocks;
    },
    consider: (touched) => {
      for (const no of touched?.dispatch ?? []) touchedCalls.add(no);
      for (const no of touched?.video ?? []) touchedRecordings.add(no);
      work.consider((touched?.rules.size ?? 0) > 0 ? takeRules : undefined);
    },
    settled: work.settled,
    stop: work.stop,
  };

  function current(): Census | null {
    if (!isWhole) return null;
    latest ??= gather();
    return latest;
  }

  function isDue(): boolean {
    if (!hasNarrow(db.read)) return false;
    const touched = touchedCalls.size + touchedRecordings.size;
    return !isWhole || touched + holdings.due.size > 0 || byHand(db.read) !== choices;
  }

  /** Until nothing is left, what came meanwhile included. */
  function* steps(): Generator<void> {
    yield;
    if (!isRead) yield* readAll();
    isRead = true;
    while (isDue()) {
      for (const no of touchedCalls) {
        touchedCalls.delete(no);
        holdings.putCall(no, callByNumber(db.read, no, names));
        yield;
      }
      for (const no of touchedRecordings) {
        touchedRecordings.delete(no);
        holdings.putRecording(no, recordingByNumber(db.read, no, names));
        yield;
      }
      choose();
      for (const [officer, due] of holdings.due) {
        holdings.due.delete(officer);
        judged.set(officer, judge(officer, due));
        yield;
      }
      isWhole = true;
    }
  }

  function* readAll(): Generator<void> {
    for (let no = -1; ; ) {
      const calls = callsAfter(db.read, no, names);
      const last = calls.at(-1);
      if (last === undefined) break;
      for (const call of calls) holdings.putCall(call.no, call);
      no = last.no;
      yield;
    }
    for (let place = beforeAll; ; ) {
      const recordings = recordingsAfter(db.read, place, names);
      const last = recordings.at(-1);
      if (last === undefined) break;
      for (const recording of recordings) holdings.putRecording(recording.no, recording);
      place = { at: last.recordedAt, no: last.no };
      yield;
    }
  }

  function judge(officer: string | null, due: Due): Judged {
    const held = holdings.of(officer);
    const calls = [...held.calls.values()];
    const places = [...held.recordings];
    const { table } = holdings;
    const recordings = places.map(table.at);
    if (officer === null) return judgedOf(calls, recordings, table, withoutOfficer(calls, recordings));
    const before = judged.get(officer);
    if (before === undefined || due === 'all')
      return judgedOf(calls, recordings, table, matchOfficer(calls, recordings, rules, chosen));
    const some = around(calls, recordings, due, rules);
    const again = matchOfficer(some.calls, some.recordings, rules, chosen);
    return renewed(before, judgedOf(some.calls, some.recordings, table, again), calls, places);
  }

  function takeRules(): void {
    rules = rulesInForce(db.read);
    for (const officer of judged.keys()) holdings.dueWholly(officer);
  }

  function choose(): void {
    choices = byHand(db.read);
    const now = chosenOf(db.read, choices, holdings);
    for (const officer of officersBetween(chosen, now, holdings)) holdings.dueWholly(officer);
    chosen = now;
  }

  /** Nothing of it may change when officers are judged again. */
  function gather(): Census {
    return madeOf(new Map(judged), { rules, recording: holdings.recording, chosen, table: holdings.table });
  }
}
