import { expect, test } from 'vitest';
import { type ClockEstimate, correctionOf, estimateClocks } from '../../census/clocks.ts';
import { matchOfficer } from '../../census/match.ts';
import { standardRules } from '../../census/rules.ts';
import { sightingsOf } from '../../census/sightings.ts';
import { smallPlan } from '../../central/seed/plan.ts';
import { departmentOf, type Officer } from './planted.ts';

const second = 1000;
const day = 86_400_000;

function clocksOf(officers: readonly Officer[]): Map<string, ClockEstimate> {
  const sightings = officers.flatMap(({ calls, recordings }) => {
    const judged = matchOfficer(calls, recordings, standardRules).calls;
    return sightingsOf(
      calls.map((call, no) => ({ call, result: judged[no] as (typeof judged)[number] })),
      recordings,
    );
  });
  return new Map([...estimateClocks(sightings)].map((clock) => [clock.device, clock]));
}

/** The same officers, with one camera's times moved. */
function skewed(officers: readonly Officer[], device: string, by: (time: number) => number): Officer[] {
  const move = (time: number): number => Math.round(time + by(time));
  return officers.map((officer) => ({
    ...officer,
    recordings: officer.recordings.map((recording) =>
      recording.device !== device
        ? recording
        : {
            ...recording,
            recordedAt: move(recording.recordedAt),
            activatedAt: recording.activatedAt === null ? null : move(recording.activatedAt),
            endedAt: move(recording.endedAt),
          },
    ),
  }));
}

const { officers, end } = departmentOf('clocks', smallPlan);
const busiest = [...clocksOf(officers).values()].toSorted((a, b) => b.pairs - a.pairs)[0]?.device ?? '';

test('cameras whose clocks are right are not called off', () => {
  const states = new Set([...clocksOf(officers).values()].map(({ state }) => state));
  expect([...states].sort()).toEqual(['right', 'too-few']);
});

test.each([90 * second, -40 * second, 3600 * second])(
  'a camera that is off by %d ms is found, and by how much',
  (by) => {
    const clock = clocksOf(skewed(officers, busiest, () => by)).get(busiest);
    expect(clock?.state).toBe('off');
    expect(Math.abs((clock?.offsetMs ?? 0) - by)).toBeLessThan(20 * second);
  },
);

test('a camera that gains time day by day is found, and put right within its own uncertainty', () => {
  const gain = 4 * second;
  const clock = clocksOf(skewed(officers, busiest, (time) => ((time - end) / day) * gain)).get(busiest);
  expect(clock?.state).toBe('off');
  expect(Math.abs((clock?.driftMsPerDay ?? 0) - gain)).toBeLessThan(1 * second);
  const early = end - 40 * day;
  expect(Math.abs(correctionOf(clock, early) - 160 * second)).toBeLessThan(30 * second);
});

test('an officer who always starts late is no clock', () => {
  const late = officers.map((officer) => ({
    ...officer,
    recordings: officer.recordings.map((recording) =>
      recording.device === busiest && recording.activatedAt !== null
        ? { ...recording, activatedAt: recording.activatedAt + 60 * second }
        : recording,
    ),
  }));
  expect(clocksOf(late).get(busiest)?.state).toBe('habit');
  expect(correctionOf(clocksOf(late).get(busiest), end)).toBe(0);
});

test('with few recordings nothing is said', () => {
  const few = officers.map((officer) => ({ ...officer, calls: officer.calls.slice(0, 3) }));
  const clock = clocksOf(few).get(busiest);
  expect(clock).toMatchObject({ state: 'too-few', offsetMs: null });
  expect(correctionOf(clock, 0)).toBe(0);
});
