import { expect, test } from 'vitest';
import {
  type ClassFilter,
  classFilterOf,
  classQueryOf,
  isNarrowed,
  noClassFilter,
  riskAskOf,
} from '../../../../renderer/dispatch/classification/filter.ts';

const full: ClassFilter = {
  list: 'misfits',
  issue: 'citation',
  officer: 'officer 1&2',
  unit: 'squad-231',
  days: 30,
  from: '2026-03-08',
  to: '2026-03-08',
};

test('a filter and its address are the same', () => {
  for (const filter of [full, noClassFilter, { ...noClassFilter, list: 'waiting' as const }])
    expect(classFilterOf(classQueryOf(filter))).toEqual(filter);
  expect(classQueryOf(noClassFilter)).toBe('');
});

test('what makes no sense in an address is left out', () => {
  expect(classFilterOf('issue=ticket&days=-3&from=2026-13-45&to=soon&list=all')).toEqual(noClassFilter);
});

test('a day is asked for from its midnight to the next one, also when it has 23 hours', () => {
  const { from = 0, to = 0, ...rest } = riskAskOf(full);
  expect(rest).toEqual({
    issue: 'citation',
    officerId: 'officer 1&2',
    unitId: 'squad-231',
    deletedWithinDays: 30,
  });
  expect(new Date(from).getHours()).toBe(0);
  expect(new Date(to).getHours()).toBe(0);
  expect(new Date(to).getDate()).toBe(9);
});

test('the issue alone narrows nothing else', () => {
  expect(isNarrowed({ ...noClassFilter, issue: 'report' })).toBe(false);
  expect(isNarrowed({ ...noClassFilter, days: 0 })).toBe(true);
});
