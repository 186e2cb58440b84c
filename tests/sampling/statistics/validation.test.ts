import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aicpa } from './validation/aicpa.ts';
import { isEqual } from './validation/comparison.ts';
import { report, sections } from './validation/report.ts';

test.each(sections)('%s: equal to what was published, or it says why', (_, rows) => {
  const unexplained = rows.filter((row) => !isEqual(row) && row.note === '');
  expect(unexplained).toEqual([]);
  expect(rows.filter(isEqual).length).toBeGreaterThan(10);
});

describe('the tables of the AICPA', () => {
  test('are equal but for two cells, where the guide is short by one item', () => {
    expect(aicpa.map(({ cells }) => cells)).toEqual([194, 197, 231, 231]);
    expect(aicpa.flatMap(({ differences }) => differences)).toEqual([
      '7, 3.25: 112, ours 113',
      '7, 3.5: 112, ours 113',
    ]);
  });
});

test('the report in the documents is the one of today: npm run validate', () => {
  const kept = readFileSync(new URL('../../../docs/validation.md', import.meta.url), 'utf8');
  expect(kept).toBe(report());
});
