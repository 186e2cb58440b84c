import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../sampling/draw/canonical.ts';
import { commitmentSha256, strataOf } from '../../../sampling/draw/commitment.ts';
import { seedProblem } from '../../../sampling/draw/seed.ts';
import { drawnRecord, frameOf, madeItems, sha256 } from './made.ts';

const frame = frameOf(madeItems(9));
const size = (key: string, sample: number, spares = 0) => ({ key, sample, spares });

describe('sizes that do not fit the frame are refused, and the strata are named', () => {
  test('a stratum smaller than its sample and spares', () => {
    const sizes = [size('stratum-0', 4), size('stratum-1', 2, 2), size('stratum-2', 3)];
    expect(strataOf(frame, sizes)).toEqual({
      ok: false,
      problem: {
        kind: 'sizes-too-large',
        strata: [
          { key: 'stratum-0', population: 3, sample: 4, spares: 0 },
          { key: 'stratum-1', population: 3, sample: 2, spares: 2 },
        ],
      },
    });
  });

  test('a size for a stratum nobody is in; without a size it may be named', () => {
    const sizes = [size('stratum-0', 1), size('stratum-1', 1), size('stratum-2', 1)];
    expect(strataOf(frame, [...sizes, size('North', 1)])).toMatchObject({
      ok: false,
      problem: { kind: 'sizes-too-large', strata: [{ key: 'North', population: 0 }] },
    });
    expect(strataOf(frame, [...sizes, size('North', 0)])).toMatchObject({
      ok: true,
      value: [{ key: 'North', population: 0, sample: 0, spares: 0 }, {}, {}, {}],
    });
  });

  test('a stratum without a size, one with two, and nothing to draw at all', () => {
    const [a, b, c] = [size('stratum-0', 0), size('stratum-1', 0), size('stratum-2', 0, 1)];
    expect(strataOf(frame, [a, b])).toEqual({
      ok: false,
      problem: { kind: 'sizes-missing', keys: ['stratum-2'] },
    });
    expect(strataOf(frame, [a, b, c, a])).toEqual({
      ok: false,
      problem: { kind: 'sizes-twice', keys: ['stratum-0'] },
    });
    expect(strataOf(frame, [a, b, c])).toEqual({ ok: false, problem: { kind: 'nothing-to-draw' } });
    expect(() => strataOf(frame, [size('stratum-0', 1.5), b, c])).toThrow(RangeError);
  });
});

test('canonical JSON sorts keys at every depth, has no spaces, and refuses what JSON cannot say', () => {
  const value = { b: [1, { z: null, a: 'é"\u0007' }], a: { 10: 1.5e-9, 9: -0 }, A: true };
  expect(canonicalJson(value)).toBe(
    '{"A":true,"a":{"10":1.5e-9,"9":0},"b":[1,{"a":"é\\"\\u0007","z":null}]}',
  );
  for (const bad of [undefined, Number.NaN, Number.POSITIVE_INFINITY, () => 1, { a: undefined }])
    expect(() => canonicalJson(bad)).toThrow(TypeError);
});

test('a commitment has one hash, whatever the order of its keys, and another for any change', () => {
  const { commitment, commitmentSha256: hash } = drawnRecord(
    frame,
    [size('stratum-0', 1), size('stratum-1', 1), size('stratum-2', 1)],
    'a',
  );
  const turned = Object.fromEntries(Object.entries(commitment).toReversed()) as typeof commitment;
  expect(commitmentSha256(turned, sha256)).toBe(hash);
  expect(commitmentSha256({ ...commitment, attempt: 2 }, sha256)).not.toBe(hash);
  expect(hash).toMatchInlineSnapshot(`"a75043bdf5371cdc14e55f6ba66ad974c9f87dbbbf79ff12f568d84343474c21"`);
});

test('a seed is 1 to 1,000 characters without control characters, taken as it was typed', () => {
  expect(seedProblem('')).toEqual({ kind: 'seed-empty' });
  expect(seedProblem('7'.repeat(10_000))).toEqual({ kind: 'seed-too-long', length: 10_000 });
  expect(seedProblem('😀'.repeat(1001))).toEqual({ kind: 'seed-too-long', length: 1001 });
  for (const bad of ['1\n2', '\t', '\uD83D']) expect(seedProblem(bad)).toEqual({ kind: 'seed-unreadable' });
  for (const good of ['7', '007', ' ', '😀'.repeat(1000), '4 2 6 1 1 3', '☃'])
    expect(seedProblem(good)).toBeNull();
});
