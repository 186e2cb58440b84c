import { describe, expect, test } from 'vitest';
import { extending } from '../../../sampling/draw/draw.ts';
import type { DrawRecord } from '../../../sampling/draw/record.ts';
import { replacing, sampleOf, sparesOf } from '../../../sampling/draw/spares.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { drawnRecord, fine, frameOf, madeItems, sha256 } from './made.ts';

const frame = frameOf(madeItems(300));
const sizes = [0, 1, 2].map((at) => ({ key: `stratum-${at}`, sample: 4, spares: 2 }));
const record = drawnRecord(frame, sizes, 'Kansas City');
const who = { reason: 'wrong-unit', by: 'R. Okafor', at: 0 };

/** The id at a place of a stratum's line, as an unlimited draw would have it. */
const line = drawnRecord(
  frame,
  sizes.map((size) => ({ ...size, sample: 100, spares: 0 })),
  'Kansas City',
).items.filter(({ stratum }) => stratum === 'stratum-1');
const idAt = (order: number): string => line[order - 1]?.id ?? '';

const replace = (from: DrawRecord, order: number) => replacing(from, { ...who, out: idAt(order) });
const extend = (from: DrawRecord, sample: number, spares: number) =>
  inOneGo(extending(frame, from, { ...who, stratum: 'stratum-1', sample, spares }, sha256));
const working = (from: DrawRecord) =>
  sampleOf(from)
    .filter(({ stratum }) => stratum === 'stratum-1')
    .map(({ order }) => order);
const standingBy = (from: DrawRecord) => sparesOf(from, 'stratum-1').map(({ order }) => order);

describe('a replacement takes the next spare of the stratum', () => {
  test('one after the other, a spare too, until they are exhausted', () => {
    const first = fine(replace(record, 2));
    expect(first.replacements).toEqual([{ ...who, out: idAt(2), in: idAt(5) }]);
    expect([working(first), standingBy(first)]).toEqual([[1, 3, 4, 5], [6]]);
    const second = fine(replace(first, 5));
    expect([working(second), standingBy(second)]).toEqual([[1, 3, 4, 6], []]);
    expect(replace(second, 1)).toEqual({
      ok: false,
      problem: { kind: 'spares-exhausted', stratum: 'stratum-1', spares: 2 },
    });
    expect(sampleOf(second).filter(({ stratum }) => stratum !== 'stratum-1')).toEqual(
      record.items.filter(({ stratum, role }) => stratum !== 'stratum-1' && role === 'sample'),
    );
  });

  test('no item twice, no spare that only stands by, nothing that was not drawn', () => {
    const first = fine(replace(record, 2));
    expect(replace(first, 2)).toEqual({
      ok: false,
      problem: { kind: 'replaced-already', id: idAt(2), by: idAt(5) },
    });
    for (const order of [6, 50])
      expect(replace(first, order)).toEqual({
        ok: false,
        problem: { kind: 'not-in-sample', id: idAt(order) },
      });
  });
});

describe('an extension goes on where the line was', () => {
  test('the earlier sample stays, the spares become sample, the next stand by', () => {
    const larger = fine(extend(record, 7, 2));
    expect([working(larger), standingBy(larger)]).toEqual([
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9],
    ]);
    expect(larger.extensions).toEqual([
      { ...who, stratum: 'stratum-1', sample: 7, spares: 2, replacedBefore: 0 },
    ]);
    expect(larger.items.filter(({ stratum }) => stratum !== 'stratum-1')).toEqual(
      record.items.filter(({ stratum }) => stratum !== 'stratum-1'),
    );
  });

  test('a spare that is in use stays a spare, and the sample still grows by what was asked', () => {
    const replaced = fine(replace(record, 1));
    const larger = fine(extend(replaced, 6, 3));
    expect([working(larger), standingBy(larger)]).toEqual([
      [2, 3, 4, 5, 6, 7],
      [8, 9],
    ]);
    expect(larger.items.filter(({ stratum }) => stratum === 'stratum-1').map(({ role }) => role)).toEqual([
      ...['sample', 'sample', 'sample', 'sample', 'spare', 'sample', 'sample', 'spare', 'spare'],
    ]);
    const again = fine(extend(fine(replace(larger, 7)), 8, 4));
    expect([working(again), standingBy(again)]).toEqual([
      [2, 3, 4, 5, 6, 8, 9, 10],
      [11, 12],
    ]);
  });

  test('only the spares may grow, for example when they are exhausted', () => {
    const exhausted = fine(replace(fine(replace(record, 1)), 2));
    const more = fine(extend(exhausted, 4, 5));
    expect([working(more), standingBy(more)]).toEqual([
      [3, 4, 5, 6],
      [7, 8, 9],
    ]);
  });

  test('nothing is taken back, nothing more than there is, and no other frame will do', () => {
    const replaced = fine(replace(record, 1));
    expect(extend(record, 4, 2)).toMatchObject({ problem: { kind: 'extension-adds-nothing' } });
    expect(extend(record, 3, 9)).toEqual({
      ok: false,
      problem: { kind: 'extension-takes-back', stratum: 'stratum-1', sample: 4, spares: 2 },
    });
    expect(extend(replaced, 9, 0)).toMatchObject({ problem: { kind: 'extension-takes-back' } });
    expect(extend(record, 99, 2)).toMatchObject({
      problem: {
        kind: 'sizes-too-large',
        strata: [{ key: 'stratum-1', population: 100, sample: 99, spares: 2 }],
      },
    });
    const other = frameOf(frame.items.filter(({ id }) => id !== idAt(3)));
    const wanted = { ...who, stratum: 'stratum-1', sample: 6, spares: 2 };
    expect(inOneGo(extending(other, record, wanted, sha256))).toEqual({
      ok: false,
      problem: { kind: 'frame-differs', stratum: 'stratum-1' },
    });
    expect(inOneGo(extending(frame, record, { ...wanted, stratum: 'North' }, sha256))).toEqual({
      ok: false,
      problem: { kind: 'stratum-unknown', stratum: 'North' },
    });
  });
});
