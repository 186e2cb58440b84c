import { expect, test } from 'vitest';
import { VideoFilter } from '../../../contract/library-state.ts';
import {
  askOf,
  filterOf,
  isFiltered,
  type LibraryFilter,
  noFilter,
  queryOf,
} from '../../../renderer/library/filter.ts';

const all: LibraryFilter = {
  text: 'KC21 – 045512',
  officer: 'o 1&2',
  unit: 's231',
  classification: 'non-evidence',
  review: 'none',
  from: '2021-07-01',
  to: '2021-07-31',
  deletedWithinDays: 30,
  sort: 'deletion',
};

test('filters go through the address unchanged', () => {
  expect(filterOf(queryOf(all))).toEqual(all);
  expect(filterOf(queryOf(noFilter))).toEqual(noFilter);
  expect(queryOf(noFilter)).toBe('');
});

test('what makes no sense in an address is left out', () => {
  expect(filterOf('review=maybe&from=2021-13-01&to=soon&days=-4&sort=size&foo=1')).toEqual(noFilter);
});

test('the core is asked in the contract’s words', () => {
  const ask = askOf(all);
  expect(VideoFilter.parse(ask)).toEqual(ask);
  expect(Object.keys(ask).toSorted()).toEqual(
    [
      'classification',
      'deletedWithinDays',
      'from',
      'officerId',
      'review',
      'sort',
      'text',
      'to',
      'unitId',
    ].toSorted(),
  );
});

test('both days are included, whole', () => {
  const { from = 0, to = 0 } = askOf({ ...noFilter, from: '2021-07-14', to: '2021-07-14' });
  expect([new Date(from).getHours(), to - from]).toEqual([0, 24 * 3600 * 1000]);
});

test('an order alone is no filter', () => {
  expect([isFiltered({ ...noFilter, sort: 'deletion' }), isFiltered(all)]).toEqual([false, true]);
});
