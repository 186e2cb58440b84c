import { expect, test } from 'vitest';
import { blankSeed, originMissing, originOf, seedSays } from '../../../renderer/samples/draw/seed.ts';
import { seedText } from '../../../renderer/samples/paper/paper-words.ts';

test.each<[text: string, stops: boolean, says: RegExp]>([
  ['', true, /007 is not 7/],
  ['7', false, /^1 character\. Taken as it stands/],
  ['007', false, /^3 characters\./],
  [' 7', false, /a space at the beginning counts/],
  ['7 ', false, /a space at the end counts/],
  ['3  1', false, /spaces beside each other count/],
  ['3\n1', true, /a line break, a tab, or half a character/],
  ['ひ🎲', false, /^2 characters/],
  ['x'.repeat(10_000), true, /^10,000 characters; 1,000 are the most\. Nothing is cut off/],
  ['\ud83c', true, /half a character/],
])('the seed %j is told as it is', (text, stops, says) => {
  const told = seedSays(text);
  expect(told.stops).toBe(stops);
  expect(told.says).toMatch(says);
});

test('a seed has an origin before it is used', () => {
  expect(originOf(blankSeed)).toBeNull();
  expect(originMissing(blankSeed)).toMatch(/who rolled/);
  expect(originOf({ ...blankSeed, says: 'Twenty rolls' })).toEqual({ kind: 'dice', says: 'Twenty rolls' });
  expect(originOf({ ...blankSeed, kind: 'person', name: 'D. Whitfield', says: 'old' })).toEqual({
    kind: 'person',
    name: 'D. Whitfield',
  });
  expect(originMissing({ ...blankSeed, kind: 'public', source: 'Lottery' })).toMatch(/which one/);
});

test('what can’t be seen of a seed is written as a sign on paper', () => {
  expect(seedText('  3 1\n')).toBe('␠␠3 1␊');
  expect(seedText('\t7 ')).toBe('␉7␠');
});
