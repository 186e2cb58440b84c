import { describe, expect, test } from 'vitest';
import { localDay, roundsOf, stretchAt } from '../../../central/programmes/calendar.ts';
import { hour } from '../../../contract/time.ts';

const chicago = 'America/Chicago';
const at = (text: string) => Date.parse(text);

describe('a stretch of the calendar', () => {
  test.each([
    ['month', '2026-11-15T12:00:00Z', 'November 2026', '2026-11-01T05:00:00Z', '2026-12-01T06:00:00Z'],
    ['quarter', '2026-11-15T12:00:00Z', '4th quarter 2026', '2026-10-01T05:00:00Z', '2027-01-01T06:00:00Z'],
    ['half-year', '2026-06-30T12:00:00Z', '1st half 2026', '2026-01-01T06:00:00Z', '2026-07-01T05:00:00Z'],
    ['year', '2026-11-15T12:00:00Z', '2026', '2026-01-01T06:00:00Z', '2027-01-01T06:00:00Z'],
    // By UTC it is the new year already.
    ['quarter', '2027-01-01T05:59:59Z', '4th quarter 2026', '2026-10-01T05:00:00Z', '2027-01-01T06:00:00Z'],
    ['quarter', '2027-01-01T06:00:00Z', '1st quarter 2027', '2027-01-01T06:00:00Z', '2027-04-01T05:00:00Z'],
  ] as const)('%s at %s is %s, by local midnights', (kind, now, name, startsAt, endsAt) => {
    expect(stretchAt(kind, at(now), chicago)).toEqual({ name, startsAt: at(startsAt), endsAt: at(endsAt) });
  });

  test('days are local', () => {
    expect(localDay(at('2026-10-01T04:59:00Z'), chicago)).toBe('2026-09-30');
  });
});

describe('the rounds of a period', () => {
  test('a quarter is drawn weekly at local midnight, over the end of summer time, and leaves a sixth for reviewing', () => {
    const quarter = stretchAt('quarter', at('2026-11-15T12:00:00Z'), chicago);
    const rounds = roundsOf(quarter, chicago);
    expect(rounds).toHaveLength(10);
    expect(rounds.slice(3, 5)).toEqual([at('2026-10-29T05:00:00Z'), at('2026-11-05T06:00:00Z')]);
    expect(quarter.endsAt - (rounds.at(-1) ?? 0)).toBeGreaterThan((quarter.endsAt - quarter.startsAt) / 6);
  });

  test.each([
    ['2026-02-10T12:00:00Z', 3],
    ['2026-11-10T12:00:00Z', 3],
  ])('the month of %s has %i', (now, count) => {
    expect(roundsOf(stretchAt('month', at(now), chicago), chicago)).toHaveLength(count);
  });

  test('a stretch of days, left over by a change of programme, has one', () => {
    const startsAt = stretchAt('month', at('2026-11-15T12:00:00Z'), chicago).startsAt;
    const short = { startsAt, endsAt: (startsAt + 48 * hour) as typeof startsAt };
    expect(roundsOf(short, chicago)).toEqual([startsAt + 24 * hour]);
  });
});
