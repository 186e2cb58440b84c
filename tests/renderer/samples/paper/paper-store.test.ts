import { expect, test } from 'vitest';
import { problemOf } from '../../../../contract/problem.ts';
import type { KeptEntry } from '../../../../contract/sample-state.ts';
import { createPaperStore } from '../../../../renderer/samples/paper/paper-store.ts';

type Calls = NonNullable<Parameters<typeof createPaperStore>[0]>;

const missing = { ok: false, problem: problemOf({ refused: 'not-found' }) } as const;
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A store over calls that are answered from a list of entries. */
function opened(change: Partial<Calls> = {}) {
  const entries: KeptEntry[] = [];
  const calls: Calls = {
    paper: async () => missing,
    soFar: async () => missing,
    sign: async () => missing,
    entries: async () => ({ ok: true, value: { entries: [...entries] } }),
    add: async (_, id, { kind, note }) => {
      const entry = { id, kind, note } as KeptEntry;
      if (!entries.some((one) => one.id === id)) entries.push(entry);
      return { ok: true, value: entry };
    },
    ...change,
  };
  const store = createPaperStore(calls);
  store.open('draw-1');
  return store;
}

test('what is added is shown as the core keeps it, once however often it is said', async () => {
  const store = opened();
  await settled();
  expect(await store.add('e1', { kind: 'remark', note: 'Page 3.' })).toBeNull();
  expect(await store.add('e1', { kind: 'remark', note: 'Page 3.' })).toBeNull();
  expect(store.getState().entries).toMatchObject([{ id: 'e1', kind: 'remark', note: 'Page 3.' }]);
});

test('what is refused is said to whoever added it, and nothing is shown', async () => {
  const store = opened({ add: async () => ({ ok: false, problem: problemOf({ refused: 'own-paper' }) }) });
  await settled();
  expect((await store.add('e1', { kind: 'sign-off', note: '' }))?.code).toBe('own-paper');
  expect(store.getState().entries).toEqual([]);
});

test('entries of another draw are not shown', async () => {
  const store = opened();
  await settled();
  await store.add('e1', { kind: 'remark', note: 'x' });
  store.open('draw-2');
  expect(store.getState().entries).toEqual([]);
});
