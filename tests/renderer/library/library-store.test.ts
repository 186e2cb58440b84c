import { expect, test } from 'vitest';
import type { VideoFilter, VideoRow } from '../../../contract/library-state.ts';
import type { CallProblem, Outcome } from '../../../renderer/api/call.ts';
import { noFilter } from '../../../renderer/library/filter.ts';
import { createLibraryStore } from '../../../renderer/library/library-store.ts';

type Counted = Outcome<{ readonly count: number }>;
const problem: CallProblem = { code: 'engine-away', title: 'The engine is restarting.' };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function given(pageLength = 100) {
  const timers: (() => void)[] = [];
  const counts: { readonly ask: VideoFilter; readonly answer: (outcome: Counted) => void }[] = [];
  const pages: { readonly ask: VideoFilter; readonly row: number }[] = [];
  const calls: Parameters<typeof createLibraryStore>[0] = {
    count: (ask) => new Promise((answer) => counts.push({ ask, answer })),
    page: (ask, row) => {
      pages.push({ ask, row });
      const rows = Array.from(
        { length: pageLength },
        (_, at) => ({ id: `${ask.text ?? 'all'} ${row + at}` }) as VideoRow,
      );
      return Promise.resolve({ ok: true, value: { rows } });
    },
  };
  const store = createLibraryStore(calls, (_, run) => timers.push(run));
  return { store, counts, pages, timers };
}

test('a filter asks for its count and its first page at once', async () => {
  const { store, counts, pages } = given();
  store.show({ ...noFilter, text: 'KC21' });
  expect([counts.map(({ ask }) => ask.text), pages.map(({ row }) => row)]).toEqual([['KC21'], [0]]);
  counts[0]?.answer({ ok: true, value: { count: 12 } });
  await settled();
  expect([store.getState().count, store.rowAt(0)?.id]).toEqual([12, 'KC21 0']);
});

test('the first rows are shown while the list is still being counted', async () => {
  const { store, counts } = given();
  store.show({ ...noFilter, text: 'KC21' });
  await settled();
  expect(store.getState()).toMatchObject({ count: null, rows: 100, isTurning: false });
  counts[0]?.answer({ ok: true, value: { count: 325_000 } });
  await settled();
  expect(store.getState()).toMatchObject({ count: 325_000, rows: 325_000 });
});

test('a list that ends on its first page shows how long it is without being counted', async () => {
  const { store } = given(12);
  store.show({ ...noFilter, text: 'KC21' });
  await settled();
  expect(store.getState()).toMatchObject({ count: 12, rows: 12 });
});

test('the rows of a list stay until those of the next are here', async () => {
  const { store, counts } = given(12);
  store.show({ ...noFilter, text: 'K' });
  await settled();
  store.show({ ...noFilter, text: 'KC' });
  counts[1]?.answer({ ok: true, value: { count: 5 } });
  expect(store.getState()).toMatchObject({ rows: 12, isTurning: true });
  expect(store.rowAt(0)?.id).toBe('K 0');
  await settled();
  expect(store.getState()).toMatchObject({ count: 5, rows: 5, isTurning: false });
  expect(store.rowAt(0)?.id).toBe('KC 0');
});

test('of several filters in a row the newest counts, whatever comes last', async () => {
  const { store, counts } = given();
  store.show({ ...noFilter, text: 'K' });
  store.show({ ...noFilter, text: 'KC' });
  counts[1]?.answer({ ok: true, value: { count: 7 } });
  counts[0]?.answer({ ok: true, value: { count: 900 } });
  await settled();
  expect([store.getState().count, store.rowAt(0)?.id]).toEqual([7, 'KC 0']);
});

test('the same filter again asks nothing, so that coming back finds the list as it was', () => {
  const { store, counts } = given();
  store.show(noFilter);
  store.stand(40);
  store.show({ ...noFilter });
  expect([counts.length, store.getState().current]).toEqual([1, 40]);
});

test('another filter begins at its first row', () => {
  const { store } = given();
  store.show(noFilter);
  store.stand(40);
  store.show({ ...noFilter, text: 'KC' });
  expect(store.getState().current).toBe(0);
});

test('a list that became shorter keeps the current row inside', async () => {
  const { store, counts } = given();
  store.show(noFilter);
  store.stand(40);
  counts[0]?.answer({ ok: true, value: { count: 10 } });
  await settled();
  expect(store.getState().current).toBe(9);
});

test('what went wrong is told, and what was known stays', async () => {
  const { store, counts } = given();
  store.show(noFilter);
  counts[0]?.answer({ ok: true, value: { count: 10 } });
  await settled();
  store.refresh();
  counts[1]?.answer({ ok: false, problem });
  await settled();
  expect(store.getState()).toMatchObject({ count: 10, problem });
});

test('a catalogue that changes all the time is followed at a steady pace', () => {
  const { store, counts, timers } = given();
  store.show(noFilter);
  for (const revision of ['1', '1', '2', '3', '4']) store.follow(revision);
  expect([counts.length, timers.length]).toEqual([1, 1]);
  timers[0]?.();
  expect(counts.length).toBe(2);
  store.follow('5');
  expect(timers.length).toBe(2);
});

test('coming back asks again, coming for the first time does not ask twice', () => {
  const { store, counts } = given();
  store.arrive();
  store.show(noFilter);
  expect(counts.length).toBe(1);
  store.arrive();
  store.show(noFilter);
  expect(counts.length).toBe(2);
});
