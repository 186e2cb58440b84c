import fc from 'fast-check';
import { expect, test } from 'vitest';
import { strataOf } from '../../../sampling/draw/commitment.ts';
import { drawing } from '../../../sampling/draw/draw.ts';
import type { DrawnItem, FrameItem } from '../../../sampling/draw/record.ts';
import { inOneGo, inTurns } from '../../../sampling/draw/steps.ts';
import { fine, frameOf, madeItems, sha256 } from './made.ts';

type Sizes = Readonly<Record<string, readonly [sample: number, spares: number]>>;

function drawn(items: readonly FrameItem[], sizes: Sizes, seed: string): readonly DrawnItem[] {
  const frame = frameOf(items);
  const strata = Object.entries(sizes).map(([key, [sample, spares]]) => ({ key, sample, spares }));
  return inOneGo(drawing(frame, fine(strataOf(frame, strata)), seed, sha256));
}

const idsOf = (items: readonly DrawnItem[], stratum?: string) =>
  items.filter((item) => stratum === undefined || item.stratum === stratum).map(({ id }) => id);

test('a small draw, written down once and for all', () => {
  const items = Array.from('ABCDEFGH').map((letter, at) => ({
    id: `${letter}-😀`,
    stratum: at < 5 ? 'East' : 'West',
  }));
  expect(drawn(items, { West: [1, 1], East: [2, 1] }, '4 2 6 1 1 3')).toMatchInlineSnapshot(`
    [
      {
        "id": "D-😀",
        "order": 1,
        "role": "sample",
        "stratum": "East",
        "ticket": "1356893b16f5b115aeef41991c22f7b3a74adb238ecc28aa3af98440c9755048",
      },
      {
        "id": "B-😀",
        "order": 2,
        "role": "sample",
        "stratum": "East",
        "ticket": "44a60ccd0618b57a5481818fde6a702f46f1cd8307c9ddd1fa2036a36cc0217d",
      },
      {
        "id": "C-😀",
        "order": 3,
        "role": "spare",
        "stratum": "East",
        "ticket": "5252e7c363756825bd3d2b139e483792bcc449723ef769bd33e513f5a4f1ed37",
      },
      {
        "id": "H-😀",
        "order": 1,
        "role": "sample",
        "stratum": "West",
        "ticket": "adb63dd0edeb2ad3a908cae7253446597042ea4a0d833007db3953cb95c60494",
      },
      {
        "id": "F-😀",
        "order": 2,
        "role": "spare",
        "stratum": "West",
        "ticket": "ae336113445b0f6ec110e058bc6d1be07f6ce1602143373e316514817ed30da2",
      },
    ]
  `);
});

test('a draw is what sorting everything by ticket would give', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.string({ unit: 'binary', minLength: 1 }).filter((id) => !/[\p{Cc}\p{Cs}]/u.test(id)),
        {
          minLength: 1,
          maxLength: 200,
        },
      ),
      fc.string({ minLength: 1 }),
      fc.nat(),
      (ids, seed, size) => {
        const sample = 1 + (size % ids.length);
        const items = ids.map((id) => ({ id, stratum: 'all' }));
        const byTicket = ids.toSorted((a, b) => (sha256(`${seed},${a}`) < sha256(`${seed},${b}`) ? -1 : 1));
        expect(idsOf(drawn(items, { all: [sample, 0] }, seed))).toEqual(byTicket.slice(0, sample));
      },
    ),
    { numRuns: 200 },
  );
});

test('the order in which the items come changes nothing', () => {
  const items = madeItems(3000);
  const sizes: Sizes = { 'stratum-0': [10, 5], 'stratum-1': [20, 0], 'stratum-2': [0, 3] };
  expect(drawn(items.toReversed(), sizes, 'a')).toEqual(drawn(items, sizes, 'a'));
});

test('a larger sample begins with the smaller one, and takes its spares first', () => {
  const items = madeItems(900, 1);
  const small = drawn(items, { 'stratum-0': [20, 10] }, 'a');
  const large = drawn(items, { 'stratum-0': [60, 10] }, 'a');
  expect(idsOf(large).slice(0, 30)).toEqual(idsOf(small));
});

test('more items in one stratum change no other, and in their own only push others back', () => {
  const items = madeItems(3000);
  const sizes: Sizes = { 'stratum-0': [30, 5], 'stratum-1': [30, 5], 'stratum-2': [30, 5] };
  const more = Array.from({ length: 500 }, (_, at) => ({ id: `new-${at}`, stratum: 'stratum-1' }));
  const [before, after] = [drawn(items, sizes, 'a'), drawn([...items, ...more], sizes, 'a')];
  for (const stratum of ['stratum-0', 'stratum-2'])
    expect(idsOf(after, stratum)).toEqual(idsOf(before, stratum));
  const still = idsOf(after, 'stratum-1').filter((id) => !id.startsWith('new-'));
  expect(idsOf(before, 'stratum-1').slice(0, still.length)).toEqual(still);
});

test('a whole stratum is drawn when it is as small as its size; an empty one gives nothing', () => {
  const items = madeItems(9);
  const sizes: Sizes = { 'stratum-0': [3, 0], 'stratum-1': [1, 2], 'stratum-2': [0, 0], nobody: [0, 0] };
  const all = drawn(items, sizes, 'a');
  expect(idsOf(all, 'stratum-0').toSorted()).toEqual(
    items.filter(({ stratum }) => stratum === 'stratum-0').map(({ id }) => id),
  );
  expect(all.map(({ stratum, order, role }) => [stratum, order, role])).toEqual([
    ...[1, 2, 3].map((order) => ['stratum-0', order, 'sample']),
    ['stratum-1', 1, 'sample'],
    ...[2, 3].map((order) => ['stratum-1', order, 'spare']),
  ]);
});

test('every item is drawn equally often: chi-square over 4,000 seeds', () => {
  const items = madeItems(40, 1);
  const frame = frameOf(items);
  const strata = fine(strataOf(frame, [{ key: 'stratum-0', sample: 10, spares: 0 }]));
  const times = new Map(items.map(({ id }) => [id, 0]));
  const seeds = 4000;
  for (let seed = 0; seed < seeds; seed += 1)
    for (const { id } of inOneGo(drawing(frame, strata, String(seed), sha256)))
      times.set(id, (times.get(id) ?? 0) + 1);
  const expected = (seeds * 10) / 40;
  // Without replacement the counts vary less: (N − 1) / (N − n) brings the sum back to 39 degrees of freedom.
  const variance = expected * (1 - 10 / 40);
  const sum = [...times.values()].reduce((all, count) => all + (count - expected) ** 2 / variance, 0);
  const chiSquare = sum * (39 / 40);
  // 0.01 % and 99.99 % of chi-square with 39 degrees of freedom.
  expect(chiSquare).toBeGreaterThan(14.1);
  expect(chiSquare).toBeLessThan(82);
});

test('in turns it is the same draw, and others run in between', async () => {
  const frame = frameOf(madeItems(20_000));
  const strata = fine(
    strataOf(
      frame,
      [0, 1, 2].map((at) => ({ key: `stratum-${at}`, sample: 50, spares: 5 })),
    ),
  );
  let [clock, rests] = [0, 0];
  const turns = {
    now: () => (clock += 1),
    rest: async () => {
      rests += 1;
    },
    turnMs: 5,
  };
  const inTurn = await inTurns(drawing(frame, strata, 'a', sha256), turns);
  expect(inTurn).toEqual(inOneGo(drawing(frame, strata, 'a', sha256)));
  expect(rests).toBeGreaterThanOrEqual(2);
});
