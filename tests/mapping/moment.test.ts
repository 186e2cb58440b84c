import { describe, expect, test } from 'vitest';
import { instant } from '../../contract/time.ts';
import { notBefore, readMoment } from '../../mapping/moment.ts';

const style = { zone: 'America/Chicago', dateOrder: 'month-first' } as const;
const utc = (text: string) => instant(Date.parse(text));

test.each([
  ['2026-07-14T22:41:06-05:00', '2026-07-15T03:41:06Z'],
  ['2026-07-14 22:41:06', '2026-07-15T03:41:06Z'],
  ['2026-07-14T22:41:06.25Z', '2026-07-14T22:41:06.250Z'],
  ['2026-01-14 22:41', '2026-01-15T04:41:00Z'],
  ['20260714224106', '2026-07-15T03:41:06Z'],
  ['7/14/2026 10:41:06 PM', '2026-07-15T03:41:06Z'],
  ['7/4/2026 12:05 AM', '2026-07-04T05:05:00Z'],
  ['07/14/2026', '2026-07-14T05:00:00Z'],
  ['1784086866', '2026-07-15T03:41:06Z'],
  ['1784086866000', '2026-07-15T03:41:06Z'],
])('%s is read in the zone of the row', (text, expected) => {
  expect(readMoment(text, style)).toEqual({ at: utc(expected), later: null, odd: null, note: null });
});

test('the day comes first where the mapping says so', () => {
  expect(readMoment('4/7/2026 22:41', { ...style, dateOrder: 'day-first' }).at).toBe(
    utc('2026-07-05T03:41:00Z'),
  );
});

test('times of several days and years in turns are each read as themselves', () => {
  const days = ['2026-07-14', '2026-08-14', '2025-07-14', '2026-07-15', '2026-07-14', '2026-07-14'];
  for (const day of days) expect(readMoment(`${day} 12:00:00`, style).at).toBe(utc(`${day}T17:00:00Z`));
});

test.each(['20x6-07-14 22:41:06', '2026-0x-14 22:41:06', '2026-07-14 22:4x:06'])(
  '"%s" has a digit that is none, and is no time',
  (text) => {
    expect(readMoment(text, style)).toMatchObject({ at: null, odd: 'no-time' });
  },
);

test.each(['', 'NULL', 'n/a', '-'])('"%s" is no time, and nothing is said about it', (text) => {
  expect(readMoment(text, style)).toEqual({ at: null, later: null, odd: null, note: null });
});

test.each(['1900-01-01 00:00:00', '1/1/1900', '1970-01-01T00:00:00Z', '1980-01-01 00:00', '0000000000'])(
  '%s stands for an unknown time',
  (text) => {
    expect(readMoment(text, style)).toEqual({
      at: null,
      later: null,
      odd: 'unknown-time',
      note: `"${text}" stands for an unknown time; left open`,
    });
  },
);

test.each(['yesterday', '2026-02-30', '13/13/2026', '2026-07-14 25:00', '=1+1'])(
  '%s is not a time',
  (text) => {
    expect(readMoment(text, style)).toEqual({
      at: null,
      later: null,
      odd: 'no-time',
      note: `"${text}" is not a time; left open`,
    });
  },
);

describe('the hour that happens twice', () => {
  const twice = readMoment('2026-11-01 01:30:00', style);

  test('is the first of the two, and the second is known', () => {
    expect(twice.at).toBe(utc('2026-11-01T06:30:00Z'));
    expect(twice.later).toBe(utc('2026-11-01T07:30:00Z'));
    expect(twice.note).toContain('happens twice in America/Chicago');
  });

  test('is the second when the row goes on after it', () => {
    expect(notBefore(twice, utc('2026-11-01T06:50:00Z'))).toBe(utc('2026-11-01T07:30:00Z'));
    expect(notBefore(twice, utc('2026-11-01T06:10:00Z'))).toBe(utc('2026-11-01T06:30:00Z'));
    expect(notBefore(twice, utc('2026-11-01T09:00:00Z'))).toBe(utc('2026-11-01T06:30:00Z'));
  });
});

test('the hour that is skipped in spring is read as an hour later, and said so', () => {
  const moment = readMoment('2026-03-08 02:30:00', style);
  expect(moment.at).toBe(utc('2026-03-08T08:30:00Z'));
  expect(moment.note).toContain("doesn't exist in America/Chicago");
});
