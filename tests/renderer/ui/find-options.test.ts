import { expect, test } from 'vitest';
import { findOptions } from '../../../renderer/ui/find-options.ts';

const people = [
  { id: '1', label: 'Rosa Alvarez', detail: '4417' },
  { id: '2', label: 'Emre Öztürk', detail: '4102' },
  { id: '3', label: 'Al Boone', detail: '4417-2' },
  { id: '4', label: 'Siobhán O’Neill' },
];
const found = (typed: string) => findOptions(people, typed).map(({ id }) => id);

test('nothing typed finds all', () => expect(found('  ')).toEqual(['1', '2', '3', '4']));
test('who begins with it comes first', () => expect(found('al')).toEqual(['3', '1']));
test('words may come in any order, from name and detail', () => expect(found('4417 rosa')).toEqual(['1']));
test('accents and case do not matter', () =>
  expect([found('OZTURK'), found('siobhan')]).toEqual([['2'], ['4']]));
test('nobody is nobody', () => expect(found('zz')).toEqual([]));
