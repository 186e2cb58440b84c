import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImportedDispatch, type ImportedVideo, rowNames, toRows } from '../../contract/import-rows.ts';
import { PackedRows, unpackRows } from '../../contract/packed-rows.ts';
import { instant, ms } from '../../contract/time.ts';
import { createGathering } from '../../mapping/gathering.ts';
import { call } from '../core/import/rows.ts';

function packed<R>(kind: 'dispatch' | 'catalogue', rows: readonly R[]): PackedRows {
  const gathering = createGathering(kind);
  for (const row of rows)
    gathering.add(rowNames[kind].map((name) => (row as Readonly<Record<string, unknown>>)[name]));
  const taken = gathering.take();
  expect(gathering.take()).toBe(null);
  return PackedRows.parse(JSON.parse(JSON.stringify(taken)));
}

function again(rows: PackedRows): unknown[] {
  return toRows(unpackRows(rows).columns, rowNames[rows.kind]);
}

const text = fc.oneof(fc.constantFrom('A', 'B', '0', 'null'), fc.string({ minLength: 1, maxLength: 300 }));
const time = fc.option(fc.integer({ min: Date.UTC(1981, 0, 1), max: Date.UTC(2200, 0, 1) }));
const row = fc.record({
  eventNumber: text,
  unit: fc.option(text),
  callType: text,
  urgent: fc.boolean(),
  receivedAt: time,
  arrivedAt: time,
  nth: fc.integer({ min: 1, max: 3 }),
});

test('whatever rows are packed come out as they were', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (changes) => {
      const rows = changes.map((change, n) => call(n, change as Partial<ImportedDispatch>));
      expect(again(packed('dispatch', rows))).toEqual(rows);
    }),
    { numRuns: 100 },
  );
});

test('so do columns of more values than are kept as words, of texts and of times with gaps', () => {
  const rows = Array.from({ length: 5000 }, (_, n) =>
    call(n, {
      unit: n % 7 === 0 ? null : `U${n % 999}`,
      officerBadge: n % 5 === 0 ? null : `B${n}`,
      arrivedAt: n % 3 === 0 ? null : instant(Date.UTC(2026, 0, 1) + ((n * 7919) % 5000) * 1000),
    }),
  );
  const batch = packed('dispatch', rows);
  const ways = (['zone', 'unit', 'officerBadge', 'arrivedAt'] as const).map((name) =>
    Object.keys(batch.columns[name] ?? {}).join(),
  );
  expect(ways).toEqual(['words', 'words,at', 'cells', 'steps']);
  expect(again(batch)).toEqual(rows);
  expect(JSON.stringify(batch).length * 2).toBeLessThan(JSON.stringify(unpackRows(batch)).length);
});

test('rows with lists in them come out as they were', () => {
  const video = (n: number): Partial<ImportedVideo> => ({
    ...Object.fromEntries(rowNames.catalogue.map((name) => [name, null])),
    line: n + 1,
    vendorId: `V${n}`,
    zone: 'UTC',
    classes: n % 2 === 0 ? [] : ['Traffic stop', `Class ${n % 5}`],
    muted: n % 3 === 0 ? [{ startMs: ms(n), endMs: ms(n + 1) }] : [],
  });
  for (const length of [1, 20, 2000]) {
    const rows = Array.from({ length }, (_, n) => video(n));
    expect(again(packed('catalogue', rows))).toEqual(rows);
  }
});

test('a column of many values may have few, or none, in a later batch', () => {
  const gathering = createGathering('dispatch');
  const batch = (length: number, officer: (n: number) => string | null) => {
    const rows = Array.from({ length }, (_, n) => call(n, { officerBadge: officer(n), arrivedAt: null }));
    for (const one of rows) gathering.add(rowNames.dispatch.map((name) => one[name]));
    const taken = PackedRows.parse(gathering.take());
    expect(again(taken)).toEqual(rows);
    return Object.keys(taken.columns);
  };
  expect(batch(2000, (n) => `B${n}`)).toContain('officerBadge');
  expect(batch(3, () => 'B1')).toContain('officerBadge');
  expect(batch(2000, () => null)).not.toContain('officerBadge');
  expect(batch(2, (n) => `B${n}`)).toContain('officerBadge');
});
