import { expect, test } from 'vitest';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { meaningOf, settledText } from '../../../renderer/samples/items/item-words.ts';
import {
  isUnder,
  nextToDo,
  placeIn,
  settledOf,
  videoOf,
  workRows,
} from '../../../renderer/samples/items/work-rows.ts';
import { row } from './rows.ts';

const drawn = [
  row('w1', { stratum: 'West', state: 'reviewed' }),
  row('e2', { order: 2, state: 'out-of-frame', replacedBy: 'e4' }),
  row('e1', { order: 1, state: 'missing' }),
  row('e4', { order: 4, role: 'spare', inPlaceOf: 'e2' }),
  row('e3', { order: 3, state: 'unavailable', second: 'owed' }),
  row('e5', { order: 5, role: 'spare' }),
];
const work = workRows(drawn);
const ids = (rows: readonly { readonly item: { readonly id: string } }[]) => rows.map(({ item }) => item.id);

test('the work goes by stratum and order of the draw; spares that stand by are no part of it', () => {
  expect(ids(work)).toEqual(['e1', 'e2', 'e3', 'e4', 'w1']);
});

test('an item that a spare took the place of is settled with its spare', () => {
  expect(settledOf(work)).toEqual({ settled: 3, all: 4 });
});

test('each filter shows its part', () => {
  const under = (filter: Parameters<typeof isUnder>[1]) => ids(work.filter((one) => isUnder(one, filter)));
  expect(under('to-do')).toEqual(['e4']);
  expect(under('unavailable')).toEqual(['e3']);
  expect(under('missing')).toEqual(['e1']);
  expect(under('out-of-frame')).toEqual(['e2']);
  expect(under('second')).toEqual(['e3']);
  expect(under('all')).toHaveLength(5);
});

test('the next one to do comes after this one, going round', () => {
  expect(nextToDo(work, 'w1')?.item.id).toBe('e4');
  expect(nextToDo(work, 'e4')).toBeNull();
  expect(placeIn(work, 'e4')).toEqual({ number: 4, of: 5 });
  expect(placeIn(work, 'e5')).toBeNull();
});

test('the only recording that overlaps a call is opened; between two the reviewer chooses', () => {
  expect(videoOf(row('a', { videos: ['v1'] }))).toBe('v1');
  expect(videoOf(row('a', { videos: ['v1', 'v2'] }))).toBeNull();
  expect(videoOf(row('a'))).toBeNull();
});

test('out of frame says whether a spare is left, before and after', () => {
  const draw = (left: number) => ({ sparesLeft: [{ stratum: 'East', left }] }) as unknown as DrawDetail;
  const item = row('e1');
  expect(meaningOf('out-of-frame', item, draw(2))).toContain(
    'The next spare of East takes its place; 2 spares',
  );
  expect(meaningOf('out-of-frame', item, draw(1))).toContain('it is the last one');
  expect(meaningOf('out-of-frame', item, draw(0))).toContain('The spares of East are used up');
  expect(settledText('out-of-frame', item, { replacedBy: row('e9'), sparesLeft: 1 })).toBe(
    'P-e1 is out of frame. The next spare takes its place: P-e9. 1 left.',
  );
  expect(settledText('out-of-frame', item, { replacedBy: null, sparesLeft: 0 })).toContain('used up');
  expect(settledText('unavailable', item, { replacedBy: null, sparesLeft: 0 })).toBe(
    'P-e1 is unavailable, and stays in the sample.',
  );
});
