import { expect, test } from 'vitest';
import {
  askedIn,
  cleared,
  isNarrowed,
  listFor,
  queryFor,
  scopeFor,
} from '../../../renderer/dispatch/census/census-filter.ts';
import { byText } from '../../../renderer/dispatch/census/census-words.ts';
import { weeksOf } from '../../../renderer/dispatch/census/weeks.ts';

test('what is asked of the census is in the address, and comes back out of it', () => {
  const query =
    'what=late-start&officer=o1&unit=s1&from=2026-10-05&to=2026-10-11&urgent=yes&self=only&confidence=low';
  expect(queryFor(askedIn(query))).toBe(query);
  expect(queryFor(askedIn('view=clocks'))).toBe('view=clocks');
  expect(queryFor(askedIn('what=nonsense&from=tomorrow&view=moon&confidence=none'))).toBe('');
});

test('the numbers are of whom and when; what is listed of them narrows the list alone', () => {
  const asked = askedIn('what=missing&unit=s1&confidence=low');
  expect(scopeFor(asked)).toEqual({ unitId: 's1' });
  expect(listFor(asked)).toEqual({ unitId: 's1', what: 'missing', confidence: 'low' });
  expect(isNarrowed(asked)).toBe(true);
  expect(isNarrowed(cleared(askedIn('view=recordings&unit=s1')))).toBe(false);
  expect(cleared(askedIn('view=recordings&unit=s1')).view).toBe('recordings');
});

test('a day is asked for from its midnight to the next', () => {
  const { from = 0, to = 0 } = scopeFor(askedIn('from=2026-10-05&to=2026-10-05'));
  expect(to - from).toBe(24 * 3_600_000);
});

test('weeks run from Monday to Sunday, the newest first, as far as dispatches are on file', () => {
  const weeks = weeksOf({
    firstAt: Date.parse('2026-10-01T12:00:00'),
    lastAt: Date.parse('2026-10-14T12:00:00'),
  });
  expect(weeks).toEqual([
    { from: '2026-10-12', to: '2026-10-18' },
    { from: '2026-10-05', to: '2026-10-11' },
    { from: '2026-09-28', to: '2026-10-04' },
  ]);
});

test('lengths in a column are minutes and seconds', () => {
  expect([0, 52_000, 82_400, 3_723_000].map(byText)).toEqual(['', '0:52', '1:22', '1:02:03']);
});
