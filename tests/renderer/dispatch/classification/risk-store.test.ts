import { expect, test } from 'vitest';
import type { RiskFilter, RiskPage, RiskRow } from '../../../../contract/risk-state.ts';
import { noClassFilter } from '../../../../renderer/dispatch/classification/filter.ts';
import { createRiskStore, mostSelected } from '../../../../renderer/dispatch/classification/risk-store.ts';

const rule = { version: 1, graceDays: 7, says: '', fits: [] };
const counts = { citation: 0, arrest: 0, force: 0, report: 0, unclassified: 0 };

function listOf(size: number) {
  const rows = Array.from({ length: size }, (_, n) => ({ video: { id: `v${n}` } }) as RiskRow);
  const asked: RiskFilter[] = [];
  const store = createRiskStore(async (filter, row, limit) => {
    asked.push(filter);
    const value: RiskPage = {
      rows: rows.slice(row, row + limit),
      count: size,
      all: size,
      counts,
      rule,
      behind: 0,
    };
    return { ok: true, value };
  });
  return { store, asked };
}
const ids = (store: ReturnType<typeof listOf>['store']) => [...store.getState().selected];

async function shown(size: number) {
  const { store, asked } = listOf(size);
  store.show(noClassFilter);
  await expect.poll(() => store.rowAt(0)).toBeDefined();
  return { store, asked };
}

test('rows are selected one by one, and on from the current one', async () => {
  const { store } = await shown(20);
  store.toggle(3);
  store.toggle(3);
  expect(ids(store)).toEqual([]);
  store.stand(1);
  store.extend(1);
  store.extend(1);
  expect([ids(store), store.getState().current]).toEqual([['v1', 'v2', 'v3'], 3]);
  store.none();
  expect(ids(store)).toEqual([]);
});

test('the pointer selects where it is pressed, and with Shift all from where one stood', async () => {
  const { store } = await shown(20);
  store.pick(4, false);
  expect([ids(store), store.getState().current]).toEqual([['v4'], 4]);
  store.pick(7, true);
  expect(ids(store)).toEqual(['v4', 'v5', 'v6', 'v7']);
  store.pick(5, false);
  expect(ids(store)).toEqual(['v4', 'v6', 'v7']);
  store.pick(3, true);
  expect(ids(store).toSorted()).toEqual(['v3', 'v4', 'v5', 'v6', 'v7']);
});

test('all that are found are selected, up to what one call asks for', async () => {
  const { store } = await shown(1200);
  store.all();
  // Asked in the same breath: it waits for what was asked before.
  expect(await store.count()).toBe(mostSelected);
  store.stand(0);
  store.toggle(60);
  store.toggle(61);
  expect(ids(store)).toHaveLength(mostSelected - 2);
  expect((await store.everyRow()).length).toBe(1200);
});

test('another filter leaves nothing selected that can’t be seen', async () => {
  const { store, asked } = await shown(20);
  store.all();
  expect(await store.count()).toBe(20);
  store.show({ ...noClassFilter, issue: 'citation' });
  expect(ids(store)).toEqual([]);
  await expect.poll(() => asked.at(-1)).toEqual({ issue: 'citation' });
});
