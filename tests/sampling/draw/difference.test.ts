import { expect, test } from 'vitest';
import { differing } from '../../../sampling/draw/difference.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { frameOf, madeItems } from './made.ts';

test('two frames alike have no difference, in whatever order they came', () => {
  const items = madeItems(3000);
  const none = { items: [], count: 0 };
  expect(inOneGo(differing(frameOf(items), frameOf(items.toReversed())))).toEqual({
    added: none,
    removed: none,
    moved: none,
  });
});

test('what was added, removed and moved between strata is counted, and the first twenty of each are named', () => {
  const items = madeItems(3000);
  const now = [
    ...items.slice(50).map((item, at) => (at < 30 ? { ...item, stratum: 'elsewhere' } : item)),
    { id: 'zz 😀', stratum: 'stratum-0' },
    { id: 'zz \uFFFD', stratum: 'stratum-0' },
  ];
  const { added, removed, moved } = inOneGo(differing(frameOf(items), frameOf(now)));
  expect(added).toEqual({
    items: [
      { id: 'zz \uFFFD', stratum: 'stratum-0' },
      { id: 'zz 😀', stratum: 'stratum-0' },
    ],
    count: 2,
  });
  expect([removed.count, moved.count]).toEqual([50, 30]);
  expect([removed.items, moved.items].map((list) => list.length)).toEqual([20, 20]);
  expect(removed.items[0]).toEqual(items[0]);
  expect(moved.items[0]).toEqual({ id: items[50]?.id, from: items[50]?.stratum, to: 'elsewhere' });
});
