import { expect, test } from 'vitest';
import { initialsOf, scopeText } from '../../../renderer/words/account.ts';
import { count, listed } from '../../../renderer/words/count.ts';

test('one is one, many are many', () => {
  expect([count(1, 'item'), count(0, 'item'), count(12_400, 'video'), count(2, 'try', 'tries')]).toEqual([
    '1 item',
    '0 items',
    '12,400 videos',
    '2 tries',
  ]);
});

test('absent parts leave no comma', () => {
  expect(listed(['19 to go', null, '3 not started'])).toBe('19 to go, 3 not started');
});

test('initials come from first and last name, in any script', () => {
  expect(['Dana Whitfield', 'Ōta', 'Mary Ann de la Cruz', '', '👮🏽 Boone'].map(initialsOf)).toEqual([
    'DW',
    'Ō',
    'MC',
    '',
    '👮🏽B',
  ]);
});

test('a scope is named by its unit and division, or by what it is while the units are not here', () => {
  const units = [
    { id: 'd', kind: 'division' as const, name: 'East Patrol', divisionId: null },
    { id: 's', kind: 'squad' as const, name: 'Squad 231', divisionId: 'd' },
  ];
  expect(scopeText({ scope: { kind: 'squad', squadId: 's' } }, { units })).toBe('Squad 231, East Patrol');
  expect(scopeText({ scope: { kind: 'squad', squadId: 's' } }, { units: [] })).toBe('squad');
  expect(scopeText({ scope: { kind: 'department' } }, { units })).toBe('whole department');
});
