import { describe, expect, test } from 'vitest';
import { day, hour } from '../../../contract/time.ts';
import { agoText, dateText, dateTimeText, daysAwayText, exactText } from '../../../renderer/words/when.ts';

const stop = Date.UTC(2021, 6, 15, 3, 41, 6);
const zone = 'America/Chicago';

describe('a moment is shown in its own zone', () => {
  test('in a list without the year when it is this one', () => {
    expect(dateTimeText(stop, zone, Date.UTC(2021, 10, 1))).toBe('14 Jul 22:41');
    expect(dateTimeText(stop, zone, Date.UTC(2026, 10, 1))).toBe('14 Jul 2021 22:41');
  });

  test('exactly, with the name of the zone', () => {
    expect(exactText(stop, zone)).toBe('14 July 2021, 22:41:06 CDT');
    expect(exactText(Date.UTC(2021, 11, 1, 6, 0, 0), zone)).toBe('1 December 2021, 00:00:00 CST');
  });

  test('the hour that happens twice is told apart', () => {
    const first = Date.UTC(2021, 10, 7, 6, 30);
    expect([exactText(first, zone), exactText(first + hour, zone)]).toEqual([
      '7 November 2021, 01:30:00 CDT',
      '7 November 2021, 01:30:00 CST',
    ]);
  });

  test('as a date', () => expect(dateText(stop, zone)).toBe('14 Jul 2021'));
});

test('how far off a date is goes by the calendar, not by hours', () => {
  const noon = new Date(2026, 10, 22, 12).getTime();
  const lateTonight = new Date(2026, 10, 22, 23, 59).getTime();
  const earlyTomorrow = new Date(2026, 10, 23, 0, 30).getTime();
  expect(
    [lateTonight, earlyTomorrow, noon + 11 * day, noon - day, noon - 3 * day].map((at) =>
      daysAwayText(at, noon),
    ),
  ).toEqual(['today', 'tomorrow', 'in 11 d', 'yesterday', '3 d ago']);
});

test('how long ago is said in one unit, rounded down', () => {
  expect([59_000, 4.9 * 60_000, 3.5 * hour, 47 * hour, 9.9 * day].map(agoText)).toEqual([
    'less than a minute',
    '4 min',
    '3 h',
    '47 h',
    '9 d',
  ]);
});
