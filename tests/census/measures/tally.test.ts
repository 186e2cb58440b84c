import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MeasuredRecording } from '../../../census/measures/item.ts';
import { type Definition, periodKinds } from '../../../census/measures/measure.ts';
import { periodsUpTo } from '../../../census/measures/periods.ts';
import {
  addCounted,
  casesOf,
  cellKey,
  count,
  noCounts,
  officerUnit,
  type Plan,
  type Tally,
} from '../../../census/measures/tally.ts';
import { day, hour } from '../../../contract/time.ts';

const zone = 'America/Chicago';
const now = Date.parse('2026-11-27T18:00Z');
const uploaded: Definition = { id: 'uploaded', version: 1, since: 0, limitMs: day, leavesOut: [] };
const planOf = (definitions: readonly Definition[]): Plan => ({
  periods: {
    week: periodsUpTo('week', now, zone, 13),
    month: periodsUpTo('month', now, zone, 13),
    quarter: periodsUpTo('quarter', now, zone, 13),
  },
  definitions: Map.groupBy(definitions, ({ id }) => id),
  now,
});
const recorded = (at: number, change: Partial<MeasuredRecording> = {}): MeasuredRecording => ({
  kind: 'recording',
  id: `v${at}`,
  officerId: 'o1',
  squadId: 's1',
  divisionId: 'd1',
  recordedAt: at,
  endedAt: at + hour,
  uploadedAt: at + 2 * hour,
  classes: [],
  number: null,
  callNumbers: null,
  ...change,
});
const at = (text: string) => Date.parse(text);

test('an item counts in its week, month and quarter, for its officer, squad, division and the department', () => {
  const plan = planOf([uploaded]);
  const tally: Tally = new Map();
  const counted = count(plan, [
    recorded(at('2026-11-24T12:00Z')),
    recorded(at('2026-11-25T12:00Z'), { uploadedAt: at('2026-11-27T12:00Z') }),
    recorded(at('2026-10-02T12:00Z'), { squadId: 's2', officerId: 'o2' }),
    // Too young to be late.
    recorded(at('2026-11-27T12:00Z'), { uploadedAt: null }),
    recorded(at('2026-11-26T12:00Z'), { endedAt: 0 }),
  ]);
  addCounted(tally, counted);
  const value = (unit: string, period: string) => tally.get(unit)?.get(cellKey('uploaded', period)) ?? null;
  expect(value('department', '2026-Q4')).toEqual({ yes: 2, no: 1, unknown: 1, left: { empty: 1 } });
  expect(value('division:d1', '2026-11')).toEqual({ yes: 1, no: 1, unknown: 1, left: { empty: 1 } });
  expect(value('squad:s1', '2026-W48')).toEqual({ yes: 1, no: 1, unknown: 1, left: { empty: 1 } });
  expect(value('squad:s2', '2026-Q4')).toEqual({ yes: 1, no: 0, unknown: 0, left: {} });
  expect(value(officerUnit('s2', 'o2'), '2026-10')).toEqual({ yes: 1, no: 0, unknown: 0, left: {} });
  expect(value('squad:s2', '2026-11')).toBeNull();
  expect(counted.until).toBe(at('2026-11-28T13:00Z'));
});

test('on the day that clocks change, each moment falls on its own side of local midnight', () => {
  const plan = planOf([uploaded]);
  const monthOf = (text: string) =>
    casesOf(plan, recorded(at(text)))
      .filter(({ period }) => period.kind === 'month')
      .map(({ period }) => period.key);
  // 1 November begins at 05:00 UTC, in summer time; that day has 25 hours and ends at 06:00.
  expect(monthOf('2026-11-01T04:59:59.999Z')).toEqual(['2026-10']);
  expect(monthOf('2026-11-01T05:00Z')).toEqual(['2026-11']);
  const weekOf = (text: string) => casesOf(plan, recorded(at(text)))[0]?.period.key;
  expect(weekOf('2026-11-02T05:59:59.999Z')).toBe('2026-W44');
  expect(weekOf('2026-11-02T06:00Z')).toBe('2026-W45');
});

test('a changed definition judges the periods that begin in its time, and leaves those before as they were', () => {
  const stricter: Definition = { ...uploaded, version: 2, since: at('2026-11-01T05:00Z'), limitMs: hour };
  const plan = planOf([uploaded, stricter]);
  const versions = casesOf(plan, recorded(at('2026-11-24T12:00Z'), { uploadedAt: at('2026-11-24T16:00Z') }));
  expect(
    versions.map(({ period, definition, verdict }) => [period.key, definition.version, verdict.outcome]),
  ).toEqual([
    ['2026-W48', 2, 'no'],
    ['2026-11', 2, 'no'],
    // The quarter began under the first version.
    ['2026-Q4', 1, 'yes'],
  ]);
});

test('units add up to the one above, and taking everything away leaves nothing', () => {
  const plan = planOf([uploaded, { ...uploaded, id: 'classified', limitMs: 7 * day }]);
  const items = fc.array(
    fc.record({
      at: fc.integer({ min: at('2026-01-01T00:00Z'), max: now }),
      lag: fc.option(fc.integer({ min: 0, max: 3 * day }), { nil: null }),
      squad: fc.constantFrom('s1', 's2', 's3'),
      officer: fc.constantFrom('o1', 'o2', null),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(items, (list) => {
      const counted = count(
        plan,
        list.map(({ at: from, lag, squad, officer }) =>
          recorded(from, {
            squadId: squad,
            divisionId: squad === 's3' ? 'd2' : 'd1',
            officerId: officer,
            uploadedAt: lag === null ? null : from + hour + lag,
          }),
        ),
      );
      const tally: Tally = new Map();
      addCounted(tally, counted);
      for (const kind of periodKinds)
        for (const { key } of plan.periods[kind]) {
          const yes = (unit: string) => (tally.get(unit)?.get(cellKey('uploaded', key)) ?? noCounts).yes;
          expect(yes('division:d1') + yes('division:d2')).toBe(yes('department'));
          expect(yes('squad:s1') + yes('squad:s2')).toBe(yes('division:d1'));
        }
      const quarters = plan.periods.quarter.map(({ key }) => cellKey('uploaded', key));
      const cells = [...(tally.get('department') ?? [])].filter(([key]) => quarters.includes(key));
      expect(cells.reduce((sum, [, { yes, no, unknown }]) => sum + yes + no + unknown, 0)).toBe(list.length);
      addCounted(tally, counted, -1);
      expect([...tally.values()].every((unit) => unit.size === 0)).toBe(true);
    }),
  );
});
