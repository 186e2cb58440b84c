import { expect, test } from 'vitest';
import { PackedRows } from '../../contract/packed-rows.ts';
import { call, rowsOf } from '../core/import/rows.ts';

const rows = rowsOf([call(1), call(2), call(3)]);
const changed = (columns: Record<string, unknown>, count = 3) =>
  PackedRows.safeParse({ ...rows, count, columns: { ...rows.columns, ...columns } }).success;

test('rows that were packed are taken', () => {
  expect(changed({})).toBe(true);
});

test.each([
  ['a place beyond the words', { unit: { words: ['1', '2'], at: [0, 1, 2] } }],
  ['a place before the words', { unit: { words: ['1'], at: [0, -1, 0] } }],
  ['a column that is shorter', { unit: { cells: ['1', '2'] } }],
  ['a column that is longer', { unit: { words: ['1', '2'], at: [0, 1, 1, 1] } }],
  ['a text where a time stands', { receivedAt: { words: ['soon'] } }],
  ['a time that steps out of the world', { receivedAt: { steps: [1_790_000_000_000, 1, 9e15] } }],
  ['half a step', { receivedAt: { steps: [1_790_000_000_000, 0.5, 1] } }],
  ['a text that is too long', { unit: { words: ['x'.repeat(301)] } }],
  ['a null where a row must have one', { callType: { words: ['Stop', null], at: [0, 1, 0] } }],
  ['two ways at once', { unit: { words: ['1'], cells: ['1', '2', '3'] } }],
  ['none', { unit: {} }],
  ['a column that no row has', { colour: { words: ['blue'] } }],
])('%s is refused', (_name, columns) => {
  expect(changed(columns)).toBe(false);
});

test('another number of rows is refused, and none', () => {
  expect(changed({}, 4)).toBe(false);
  expect(changed({}, 0)).toBe(false);
  const { eventNumber: _, ...without } = rows.columns;
  expect(PackedRows.safeParse({ ...rows, columns: without }).success).toBe(false);
});
