import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checking } from '../../../sampling/draw/frame.ts';
import { frameLine, frameText, hashingFrame } from '../../../sampling/draw/frameText.ts';
import type { FrameItem } from '../../../sampling/draw/record.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { frameOf, hashInParts, madeItems, sha256 } from './made.ts';

const check = (items: readonly FrameItem[]) => inOneGo(checking(items));
const inOne = (...ids: string[]): FrameItem[] => ids.map((id) => ({ id, stratum: 'all' }));

describe('a list that is no frame is refused, and what is wrong is named', () => {
  test.each<[name: string, items: readonly FrameItem[], problem: unknown]>([
    ['nothing in it', [], { kind: 'frame-empty' }],
    ['an empty id', inOne('a', ''), { kind: 'ids-empty', count: 1 }],
    ['the same id twice', inOne('b', 'a', 'b', 'b'), { kind: 'ids-twice', ids: ['b'], count: 1 }],
    [
      'the same id in two strata',
      [
        { id: 'a', stratum: 'East' },
        { id: 'a', stratum: 'West' },
      ],
      { kind: 'ids-twice', ids: ['a'], count: 1 },
    ],
    ['a line feed in an id', inOne('a\nb'), { kind: 'ids-unreadable', ids: ['a\nb'], count: 1 }],
    [
      'a control character above ASCII',
      inOne('a\u0085'),
      { kind: 'ids-unreadable', ids: ['a\u0085'], count: 1 },
    ],
    ['half an emoji', inOne('a\uD83D'), { kind: 'ids-unreadable', ids: ['a\uD83D'], count: 1 }],
    [
      'half an emoji in a stratum',
      [{ id: 'a', stratum: '\uDE00' }],
      { kind: 'strata-unreadable', keys: ['\uDE00'], count: 1 },
    ],
  ])('%s', (_, items, problem) => {
    expect(check(items)).toEqual({ ok: false, problem });
  });

  test('of many, the first twenty are named and all are counted', () => {
    const items = [...madeItems(50), ...madeItems(50)];
    const checked = check(items);
    expect(checked).toMatchObject({ ok: false, problem: { kind: 'ids-twice', count: 50 } });
    if (!checked.ok && checked.problem.kind === 'ids-twice') expect(checked.problem.ids).toHaveLength(20);
  });
});

test('any other Unicode is fine and stays as it is; "007" and "7", "é" in one and in two code points are different ids', () => {
  const ids = ['7', '007', 'é', 'e\u0301', '😀', '\uFFFD', '"\\"', 'Đặng, №5', '\u202Ertl', 'a b', ' a'];
  const frame = frameOf(inOne(...ids));
  expect(frame.items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(frame.items.slice(-2).map(({ id }) => id)).toEqual(['\uFFFD', '😀']);
});

test('the text is a line an item, in the order of the bytes, and its hash is what sha256sum shows', () => {
  const frame = frameOf([
    { id: 'b', stratum: 'West "2"' },
    { id: '😀', stratum: 'East' },
    { id: '\uFFFD', stratum: 'East' },
    { id: 'a\\', stratum: 'East' },
  ]);
  const text = [...frameText(frame)].join('');
  expect(text).toBe('["a\\\\","East"]\n["b","West \\"2\\""]\n["\uFFFD","East"]\n["😀","East"]\n');
  expect(inOneGo(hashingFrame(frame, hashInParts()))).toBe(
    'b97e132e738ccc543e8f0916452c0691204e5e6da410e35d6ace8f6d76a5f801',
  );
  expect([...frame.populations]).toEqual([
    ['East', 3],
    ['West "2"', 1],
  ]);
});

test('the order in which the items come changes neither text nor hash', () => {
  const items = madeItems(5000);
  const hashOf = (list: readonly FrameItem[]) => inOneGo(hashingFrame(frameOf(list), hashInParts()));
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const expected = sha256(sorted.map(frameLine).join(''));
  expect(hashOf(sorted)).toBe(expected);
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
      expect(hashOf(shuffled)).toBe(expected);
    }),
    { numRuns: 5 },
  );
});
