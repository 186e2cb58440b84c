import { describe, expect, test } from 'vitest';
import { periodAt, periodIn, periodsUpTo } from '../../../census/measures/periods.ts';
import { day, hour } from '../../../contract/time.ts';

const chicago = 'America/Chicago';
const at = (text: string) => Date.parse(text);
const shown = (kind: 'week' | 'month' | 'quarter', text: string, zone = chicago) => {
  const { key, name, startsAt, endsAt } = periodAt(kind, at(text), zone);
  return [key, name, new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
};

describe('periods follow the department’s calendar', () => {
  test.each([
    ['week', '2026-11-27T18:00Z', '2026-W48', 'Week 48, 2026', '2026-11-23T06:00', '2026-11-30T06:00'],
    // Clocks go forward on Sunday 8 March and back on Sunday 1 November: 167 and 169 hours.
    ['week', '2026-03-08T12:00Z', '2026-W10', 'Week 10, 2026', '2026-03-02T06:00', '2026-03-09T05:00'],
    ['week', '2026-11-01T12:00Z', '2026-W44', 'Week 44, 2026', '2026-10-26T05:00', '2026-11-02T06:00'],
    ['month', '2026-03-08T12:00Z', '2026-03', 'March 2026', '2026-03-01T06:00', '2026-04-01T05:00'],
    ['month', '2026-11-01T05:30Z', '2026-11', 'November 2026', '2026-11-01T05:00', '2026-12-01T06:00'],
    ['month', '2026-11-01T04:59Z', '2026-10', 'October 2026', '2026-10-01T05:00', '2026-11-01T05:00'],
    ['quarter', '2026-12-31T23:00Z', '2026-Q4', '4th quarter 2026', '2026-10-01T05:00', '2027-01-01T06:00'],
    ['quarter', '2027-01-01T05:59Z', '2026-Q4', '4th quarter 2026', '2026-10-01T05:00', '2027-01-01T06:00'],
    // The week of a year is the one that its Thursday is in.
    ['week', '2027-01-01T18:00Z', '2026-W53', 'Week 53, 2026', '2026-12-28T06:00', '2027-01-04T06:00'],
    ['week', '2024-12-30T18:00Z', '2025-W01', 'Week 1, 2025', '2024-12-30T06:00', '2025-01-06T06:00'],
  ] as const)('%s of %s is %s', (kind, moment, key, name, from, to) => {
    expect(shown(kind, moment)).toEqual([key, name, `${from}:00.000Z`, `${to}:00.000Z`]);
  });

  test('a day whose midnight is left out begins with the first minute that there is', () => {
    // In Havana clocks go from 0:00 to 1:00 on Sunday 8 March 2026.
    const { startsAt, endsAt } = periodAt('week', at('2026-03-11T12:00Z'), 'America/Havana');
    expect(endsAt - startsAt).toBe(7 * day);
    const before = periodAt('week', startsAt - 1, 'America/Havana');
    expect(before.endsAt - before.startsAt).toBe(7 * day - hour);
  });

  test('half an hour is an offset too, and so is a clock east of Greenwich', () => {
    expect(shown('month', '2026-06-30T18:29Z', 'Asia/Kolkata')[0]).toBe('2026-06');
    expect(shown('month', '2026-06-30T18:30Z', 'Asia/Kolkata')[0]).toBe('2026-07');
  });
});

test('the periods before a moment follow one another without a gap, and each moment is in one of them', () => {
  for (const kind of ['week', 'month', 'quarter'] as const) {
    const periods = periodsUpTo(kind, at('2027-01-01T05:59Z'), chicago, 60);
    for (const [index, period] of periods.entries()) {
      if (index > 0) expect(period.startsAt).toBe(periods[index - 1]?.endsAt);
      expect(periodIn(periods, period.startsAt)).toBe(period);
      expect(periodIn(periods, period.endsAt - 1)).toBe(period);
      expect(periodAt(kind, period.endsAt - 1, chicago)).toEqual(period);
    }
    expect(periodIn(periods, (periods[0]?.startsAt ?? 0) - 1)).toBeNull();
    expect(periodIn(periods, periods.at(-1)?.endsAt ?? 0)).toBeNull();
    expect(new Set(periods.map(({ key }) => key)).size).toBe(60);
  }
});
