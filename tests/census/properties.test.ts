import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, reachOfRecording } from '../../census/around.ts';
import type { Call, Recording } from '../../census/call.ts';
import { matchOfficer } from '../../census/match.ts';
import { type Rules, standardRules } from '../../census/rules.ts';
import { bruteForce } from './brute-force.ts';

/** Everything is in whole ticks of ten seconds, so that edges meet often. */
const tick = 10_000;
const start = Date.UTC(2026, 9, 31, 22);
const at = (ticks: number): number => start + ticks * tick;

const time = fc.option(fc.integer({ min: 0, max: 400 }), { freq: 4 });
const number = fc.option(fc.constantFrom('A', 'B', 'C'));
const calls = fc.array(
  fc.record({
    received: time,
    dispatched: time,
    arrived: time,
    cleared: time,
    selfInitiated: fc.boolean(),
    cancelled: fc.boolean(),
    equipped: fc.boolean(),
    event: number,
    report: number,
  }),
  { maxLength: 12 },
);
const recordings = fc.array(
  fc.record({
    from: fc.integer({ min: -10, max: 420 }),
    buffer: fc.option(fc.integer({ min: 0, max: 4 })),
    length: fc.integer({ min: -2, max: 60 }),
    device: fc.constantFrom('X1', 'X2', null),
    number,
  }),
  { maxLength: 14 },
);
const days = fc.tuple(calls, recordings).map(([someCalls, someRecordings]) => ({
  calls: someCalls.map(
    ({ received, dispatched, arrived, cleared, ...call }, no): Call => ({
      ...call,
      no,
      receivedAt: received === null ? null : at(received),
      dispatchedAt: dispatched === null ? null : at(dispatched),
      enRouteAt: null,
      arrivedAt: arrived === null ? null : at(arrived),
      clearedAt: cleared === null ? null : at(cleared),
    }),
  ),
  recordings: someRecordings.map(
    ({ from, buffer, length, ...recording }, no): Recording => ({
      ...recording,
      no,
      recordedAt: at(from),
      activatedAt: buffer === null ? null : at(from + buffer),
      endedAt: at(from + length),
    }),
  ),
}));
const rules: Rules = { ...standardRules, earlyStopAfterMs: 3 * tick, leastCommonMs: tick };
const runs = { numRuns: 400 };

test('each call and each recording is in exactly one state, and a matched one names the other', () => {
  fc.assert(
    fc.property(days, (day) => {
      const result = matchOfficer(day.calls, day.recordings, rules);
      expect(result.calls.map(({ call }) => call)).toEqual(day.calls.map(({ no }) => no));
      expect(result.recordings.map(({ recording }) => recording)).toEqual(day.recordings.map(({ no }) => no));
      for (const { state, recordings: of, coverage, confidence, refusal, because } of result.calls) {
        const isMatched = state === 'matched';
        expect([of.length > 0, coverage !== null, confidence !== null, because.length > 0]).toEqual(
          Array(4).fill(isMatched),
        );
        expect(refusal !== null).toBe(state === 'refused');
      }
      const used = new Set(result.calls.flatMap(({ recordings: of }) => of));
      for (const { recording, state } of result.recordings)
        expect(state === 'matched').toBe(used.has(recording));
    }),
    runs,
  );
});

test('the order in which they come changes nothing', () => {
  const shuffled = days.chain((day) =>
    fc.record({
      day: fc.constant(day),
      calls: fc.shuffledSubarray(day.calls, { minLength: day.calls.length }),
      recordings: fc.shuffledSubarray(day.recordings, { minLength: day.recordings.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ day, ...other }) => {
      const [one, two] = [day, other].map((each) => matchOfficer(each.calls, each.recordings, rules));
      expect(two?.calls.toSorted((a, b) => a.call - b.call)).toEqual(one?.calls);
      expect(two?.recordings.toSorted((a, b) => a.recording - b.recording)).toEqual(one?.recordings);
    }),
    runs,
  );
});

test('the same a number of hours later is the same: midnight and the change of clocks are nothing special', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -72, max: 72 }), (day, hours) => {
      const moved = <T extends object>(item: T): T =>
        Object.fromEntries(
          Object.entries(item).map(([name, value]) => [
            name,
            name.endsWith('At') && typeof value === 'number' ? value + hours * 3_600_000 : value,
          ]),
        ) as T;
      expect(matchOfficer(day.calls.map(moved), day.recordings.map(moved), rules)).toEqual(
        matchOfficer(day.calls, day.recordings, rules),
      );
    }),
    runs,
  );
});

test('looking at every pair and counting every tick finds the same', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { calls: results } = matchOfficer(day.calls, day.recordings, rules);
      const seen = results.map(({ state, recordings: of, lateMs, earlyMs, gapMs }) => ({
        state,
        recordings: of.toSorted((a, b) => a - b),
        lateMs,
        earlyMs,
        gapMs,
      }));
      expect(seen).toEqual(bruteForce(day.calls, day.recordings, rules, tick));
    }),
    runs,
  );
});

test('calls of one event that come again are refused, but for the first of each', () => {
  const again = days.chain((day) =>
    fc.record({ day: fc.constant(day), twice: fc.subarray(day.calls), moved: fc.subarray(day.calls) }),
  );
  fc.assert(
    fc.property(again, ({ day, twice, moved }) => {
      const later = moved.map((call) => ({ ...call, clearedAt: (call.clearedAt ?? start) + tick }));
      const all = [...twice, ...day.calls, ...later, ...twice].map((call, no) => ({ ...call, no }));
      const seen = matchOfficer(all, day.recordings, rules).calls.map(({ state }) => state);
      expect(seen).toEqual(bruteForce(all, day.recordings, rules, tick).map(({ state }) => state));
      const shuffled = matchOfficer(all.toReversed(), day.recordings, rules).calls.toReversed();
      expect(shuffled.map(({ state }) => state)).toEqual(seen);
    }),
    runs,
  );
});

test('judged again around a change, everything comes out as when all is judged', () => {
  fc.assert(
    fc.property(days, fc.nat(), (day, pick) => {
      const changed = day.recordings[pick % Math.max(1, day.recordings.length)];
      if (changed === undefined) return;
      const before = day.recordings.filter((recording) => recording !== changed);
      const old = matchOfficer(day.calls, before, rules);
      const now = matchOfficer(day.calls, day.recordings, rules);
      const some = around(day.calls, day.recordings, [reachOfRecording(changed)], rules);
      const again = matchOfficer(some.calls, some.recordings, rules);
      const calls = new Map([...old.calls, ...again.calls].map((result) => [result.call, result]));
      const clips = new Map(
        [...old.recordings, ...again.recordings].map((result) => [result.recording, result]),
      );
      expect(now.calls).toEqual(day.calls.map(({ no }) => calls.get(no)));
      expect(now.recordings).toEqual(day.recordings.map(({ no }) => clips.get(no)));
    }),
    runs,
  );
});
