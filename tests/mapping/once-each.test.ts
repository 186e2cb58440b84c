import { expect, test } from 'vitest';
import { onceEach } from '../../mapping/once-each.ts';

test('a text is read once, however often it stands, also where it says nothing', () => {
  const asked: string[] = [];
  const outcome = onceEach((text) => {
    asked.push(text);
    return text === 'NAT' ? null : text;
  });
  expect(['NAT', 'Arrest', 'NAT', 'Arrest', ''].map(outcome)).toEqual([null, 'Arrest', null, 'Arrest', '']);
  expect(asked).toEqual(['NAT', 'Arrest', '']);
});

test('a column of free text is read right, and not remembered whole', () => {
  const lengthOf = onceEach((text) => text.length);
  const texts = Array.from({ length: 5000 }, (_, at) => `${'é\uD83D\uDE00'.repeat(at % 7)}${at}`);
  expect(texts.map(lengthOf)).toEqual(texts.map((text) => text.length));
});
