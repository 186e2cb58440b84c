import { expect, test } from 'vitest';
import { fileNameFrom } from '../../../renderer/samples/paper/save-file.ts';
import { bySquad, leftOf, pressingFirst, type Row } from '../../../renderer/samples/progress.ts';

function officer(name: string, done: number, overdue: number, squad = '231'): Row {
  return {
    officerId: name,
    officerName: name,
    badge: null,
    squadId: squad,
    squadName: `Squad ${squad}`,
    goal: 5,
    drawn: 5,
    done,
    overdue,
  };
}

const rows = [
  officer('Alvarez', 5, 0),
  officer('Brandt', 1, 0),
  officer('Okafor', 3, 2),
  officer('Desmond', 1, 0),
  officer('Moreno', 4, 1, '232'),
];

test('overdue comes first, then who is furthest from the goal, then the name', () => {
  expect(pressingFirst(rows).map(({ officerName }) => officerName)).toEqual([
    'Okafor',
    'Moreno',
    'Brandt',
    'Desmond',
    'Alvarez',
  ]);
});

test('squads add up their officers, the most overdue first', () => {
  expect(
    bySquad(rows).map(({ name, done, goal, overdue, behind }) => [name, done, goal, overdue, behind]),
  ).toEqual([
    ['Squad 231', 10, 20, 2, 3],
    ['Squad 232', 4, 5, 1, 1],
  ]);
});

test('more than the goal is no debt', () => {
  expect(leftOf({ goal: 5, done: 7 })).toBe(0);
});

test.each([
  ['Recorded in full?', 'recorded-in-full'],
  ['Prüfung: „Ōkubo“ 3/4', 'prufung-okubo-3-4'],
  ['???', 'audit'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%s is saved as %s', (title, name) => expect(fileNameFrom(title)).toBe(name));
