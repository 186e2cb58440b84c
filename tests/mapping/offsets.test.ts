import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { day, minute } from '../../contract/time.ts';
import { placingIn } from '../../mapping/offsets.ts';

test.each([
  ['America/Chicago', '2026-03-08'],
  ['America/Chicago', '2026-11-01'],
  // Half an hour forward, and half an hour back.
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  // A minute after midnight.
  ['America/St_Johns', '2006-10-29'],
  // A day that wasn't.
  ['Pacific/Apia', '2011-12-30'],
  ['UTC', '2026-03-08'],
])('every minute of %s around %s lies where the zone’s table says', (zone, date) => {
  const place = placingIn(zone);
  const from = Date.parse(`${date}T00:00:00Z`);
  const wrong: string[] = [];
  for (let local = from - day / 4; local < from + (5 * day) / 4; local += minute) {
    const wall = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, -1));
    const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const second = wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
    const exists = first.toPlainDateTime().equals(wall);
    const isTwice = exists && second !== first.epochMilliseconds;
    const { at, later, skipped } = place(local);
    const right = exists ? first.epochMilliseconds : second;
    if (at !== right || skipped === exists || (later !== null) !== isTwice) wrong.push(wall.toString());
  }
  expect(wrong).toEqual([]);
});
