import { expect, test } from 'vitest';
import { createRowCache, pagesFor } from '../../../renderer/library/row-cache.ts';

/** A list of a million rows named by their numbers; answers are given by hand. */
function given(limits: Parameters<typeof createRowCache>[2] = { pageRows: 10, mostPages: 4, mostAtOnce: 2 }) {
  const asked: number[] = [];
  const answers = new Map<number, (rows: readonly string[] | null) => void>();
  let changes = 0;
  const cache = createRowCache<string>(
    (row) => {
      asked.push(row);
      return new Promise((resolve) => answers.set(row, resolve));
    },
    () => {
      changes += 1;
    },
    limits,
  );
  const answer = async (row: number, name = 'row'): Promise<void> => {
    answers.get(row)?.(Array.from({ length: 10 }, (_, at) => `${name} ${row + at}`));
    await Promise.resolve();
    await Promise.resolve();
  };
  const fail = async (row: number): Promise<void> => {
    answers.get(row)?.(null);
    await Promise.resolve();
    await Promise.resolve();
  };
  const answersTo = (row: number) => answers.get(row) ?? (() => {});
  return { cache, asked, answer, answersTo, fail, changes: () => changes };
}

test('pages are fetched in the order in which they are needed: seen, after, before', () => {
  expect(pagesFor(95, 130, 10)).toEqual([9, 10, 11, 12, 13, 8]);
  expect(pagesFor(0, 5, 10)).toEqual([0, 1]);
});

test('rows are there once their page came, and the list is told', async () => {
  const { cache, answer, changes } = given();
  cache.want(500_000, 500_005);
  expect(cache.at(500_003)).toBeUndefined();
  await answer(500_000);
  expect([cache.at(500_003), changes()]).toEqual(['row 500003', 1]);
});

test('never more than two pages are on their way', async () => {
  const { cache, asked, answer } = given();
  cache.want(0, 35);
  expect(asked).toEqual([0, 10]);
  await answer(0);
  expect(asked).toEqual([0, 10, 20]);
});

test('after a long drag only the last place is fetched', async () => {
  const { cache, asked, answer } = given();
  for (const row of [0, 100_000, 200_000, 300_000, 400_000]) cache.want(row, row + 5);
  await answer(0);
  await answer(10);
  expect(asked).toEqual([0, 10, 400_000, 400_010]);
});

test('a page that is here is not fetched again', async () => {
  const { cache, asked, answer } = given();
  cache.want(0, 5);
  await answer(0);
  await answer(10);
  cache.want(0, 8);
  expect(asked).toEqual([0, 10]);
});

test('only so many pages are kept, the ones used lately', async () => {
  const { cache, answer } = given();
  for (const row of [0, 100, 200, 300]) {
    cache.want(row, row + 5);
    await answer(row);
    await answer(row + 10);
    await answer(row - 10);
  }
  expect([cache.at(0), cache.at(300)]).toEqual([undefined, 'row 300']);
});

test('a changed list is asked for again, and what was shown stays until the answer', async () => {
  const { cache, answer } = given();
  cache.want(0, 5);
  await answer(0, 'old');
  cache.refresh();
  expect(cache.at(0)).toBe('old 0');
  await answer(0, 'new');
  expect(cache.at(0)).toBe('new 0');
});

test('another list takes the place of the one before with its first rows, all at once', async () => {
  const { cache, answer } = given();
  cache.want(0, 15);
  await answer(0, 'old');
  await answer(10, 'old');
  cache.turn();
  expect([cache.at(0), cache.at(10)]).toEqual(['old 0', 'old 10']);
  await answer(0, 'new');
  expect([cache.at(0), cache.at(10)]).toEqual(['new 0', undefined]);
});

test('what comes late of the list before is not shown', async () => {
  const { cache, answer, answersTo } = given();
  cache.want(0, 5);
  const late = answersTo(10);
  cache.turn();
  await answer(0, 'new');
  late(['late']);
  await Promise.resolve();
  await Promise.resolve();
  expect([cache.at(0), cache.at(10)]).toEqual(['new 0', undefined]);
});

test('a list that can not be had leaves nothing of the one before under its filter', async () => {
  const { cache, answer, fail } = given();
  cache.want(0, 5);
  await answer(0, 'old');
  cache.turn();
  await fail(0);
  expect(cache.at(0)).toBeUndefined();
});

test('a failed page is tried again only when it is wanted again', async () => {
  const { cache, asked, fail, answer } = given();
  cache.want(0, 5);
  await fail(0);
  expect(asked).toEqual([0, 10]);
  cache.want(0, 5);
  expect(asked).toEqual([0, 10, 0]);
  await answer(0);
  expect(cache.at(4)).toBe('row 4');
});
