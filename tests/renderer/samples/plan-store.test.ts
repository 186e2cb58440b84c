import { expect, test } from 'vitest';
import { problemOf } from '../../../contract/problem.ts';
import type { FrameCount, PlanDetail } from '../../../contract/sample-state.ts';
import type { Outcome } from '../../../renderer/api/call.ts';
import { createPlanStore } from '../../../renderer/samples/plan/plan-store.ts';

const now = Date.UTC(2021, 8, 1);

/** A plan's store whose calls are answered by hand, and whose pauses end when they are told to. */
function opened() {
  const asked: { items: (count: number) => void; signal: AbortSignal; from: number }[] = [];
  const kept: string[] = [];
  const pauses = new Map<symbol, () => void>();
  const store = createPlanStore(
    {
      plan: () => Promise.resolve({ ok: false, problem: problemOf({ refused: 'not-found' }) }),
      keep: (id, body) => {
        kept.push(body.name);
        const plan = { ...body, id, createdBy: 'H. Ōkubo', createdById: 'a1', createdAt: now };
        const value = { plan, state: 'draft', sent: 'kept', committed: null, draws: [] };
        return Promise.resolve({ ok: true, value: value as unknown as PlanDetail });
      },
      remove: () => Promise.resolve({ ok: true, value: {} }),
      count: ({ query }, signal) =>
        new Promise<Outcome<FrameCount>>((resolve) => {
          const items = (count: number) =>
            resolve({
              ok: true,
              value: { items: count, strata: [], duplicates: [], duplicateCount: 0, withoutId: 0 },
            });
          asked.push({ items, signal, from: query.from });
        }),
    },
    (_, run) => {
      const key = Symbol('pause');
      pauses.set(key, run);
      return () => pauses.delete(key);
    },
  );
  const wait = async () => {
    for (const [key, run] of pauses) {
      pauses.delete(key);
      run();
    }
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { store, asked, kept, pauses, wait };
}

test('a plan that is not there yet begins as usual, and is counted at once', async () => {
  const { store, asked } = opened();
  await store.open('p1', now, 'America/Chicago');
  expect(store.getState()).toMatchObject({ phase: 'ready', detail: null, isCounting: true });
  expect(asked).toHaveLength(1);
});

test('typing counts and keeps once, after a pause; a count that was overtaken is called off and not shown', async () => {
  const { store, asked, kept, wait } = opened();
  await store.open('p1', now, 'America/Chicago');
  store.change({ from: '2021-07-01' });
  store.change({ from: '2021-07-02', name: 'Recorded in full?' });
  await wait();
  expect(asked).toHaveLength(2);
  expect(kept).toEqual(['Recorded in full?']);
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.items(1);
  asked[1]?.items(7220);
  await wait();
  expect(store.getState()).toMatchObject({ frame: { items: 7220 }, isCounting: false, kept: 'kept' });
});

test('what does not change the frame is not counted again', async () => {
  const { store, asked, wait } = opened();
  await store.open('p1', now, 'America/Chicago');
  asked[0]?.items(7220);
  store.change({ tolerable: '3', name: 'x' });
  await wait();
  expect(asked).toHaveLength(1);
});

test('a form with an error is not kept, and says that it is not', async () => {
  const { store, kept, wait } = opened();
  await store.open('p1', now, 'America/Chicago');
  store.change({ tolerable: '' });
  await wait();
  expect(kept).toEqual([]);
  expect(store.getState().kept).toBe('typed');
});

test('leaving keeps what was typed a moment ago', async () => {
  const { store, kept, wait } = opened();
  await store.open('p1', now, 'America/Chicago');
  store.change({ name: 'Typed last' });
  store.leave();
  await wait();
  expect(kept).toEqual(['Typed last']);
});
