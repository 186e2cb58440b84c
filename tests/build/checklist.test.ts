import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageWithChecklist } from '../../build/checklist.mjs';

const page = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');

test('the checklist in SECURITY.md is what the tests are called; "node build/checklist.mjs" writes it anew', () => {
  expect(page).toBe(pageWithChecklist());
});

test('every point of Electron’s list is named', () => {
  const table = page.slice(page.indexOf('<!-- checklist'), page.indexOf('<!-- end of checklist'));
  const points = [...table.matchAll(/^\| ((?:\d+, )*\d+)\. /gm)].flatMap(([, numbers = '']) =>
    numbers.split(', ').map(Number),
  );
  expect(points.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});
