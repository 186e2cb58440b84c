import { expect, test } from 'vitest';
import type { FrameCount } from '../../../contract/sample-state.ts';
import { type PlanBody, planOf } from '../../../renderer/samples/plan/check-draft.ts';
import { newDraft } from '../../../renderer/samples/plan/draft.ts';
import { share } from '../../../renderer/samples/plan/sharing.ts';

const draft = newDraft(Date.UTC(2021, 8, 1), 'America/Chicago');
const strata = [
  { key: 'central', label: 'Central', population: 700 },
  { key: 'east', label: 'East', population: 300 },
];
const frame: FrameCount = { items: 1000, strata, duplicates: [], duplicateCount: 0, withoutId: 0 };

function plan(change: Partial<typeof draft>): PlanBody {
  const body = planOf({ ...draft, ...change });
  if (body === null) throw new Error('the form has errors');
  return body;
}

test('a size is shared out with its spares', () => {
  expect(share(frame, 50, plan({ spares: '2' }))).toEqual({
    strata: [
      { ...strata[0], sample: 35, spares: 2 },
      { ...strata[1], sample: 15, spares: 2 },
    ],
    sample: 50,
    spares: 4,
    problems: [],
  });
});

test('without a size the counts still show', () => {
  const { strata: shown, sample } = share(frame, null, plan({}));
  expect(shown.map(({ population }) => population)).toEqual([700, 300]);
  expect(sample).toBe(0);
});

test.each<
  [frame: Partial<FrameCount>, size: number, change: Partial<typeof draft>, stops: boolean, says: RegExp]
>([
  [{ items: 0, strata: [] }, 0, {}, true, /^No videos match/],
  [
    { duplicates: ['AXON_7', 'AXON_9'], duplicateCount: 3 },
    50,
    {},
    true,
    /^3 ids are shared .* apart: AXON_7, AXON_9, and 1 more\./,
  ],
  [{ withoutId: 1 }, 50, {}, false, /^1 video has no id .* is left out/],
  [{}, 50, { minimum: '30' }, true, /^The minimums add up to 60, more than the sample of 50/],
  [{}, 2000, {}, true, /^There are only 1,000 videos to sample; 2,000/],
  [
    { strata: [...strata, { key: 'air', label: 'Air', population: 0 }] },
    50,
    {},
    false,
    /^Empty: Air\. Nothing can be said of it/,
  ],
  [
    { strata: [...strata, { key: 'air', label: 'Air', population: 3 }] },
    50,
    { minimum: '5' },
    false,
    /^Smaller than the minimum of 5: Air\. All of it is taken/,
  ],
  [
    { strata: [...strata, { key: 'air', label: 'Air', population: 3 }] },
    50,
    { minimum: '0' },
    false,
    /^Gets nothing: Air/,
  ],
  [{ strata: [{ key: 'all', label: 'All', population: 51 }] }, 50, {}, false, /^Fewer spares than asked for/],
])('%j, %i of it: said in words', (change, size, form, stops, says) => {
  const found = share({ ...frame, ...change }, size, plan(form)).problems.filter((one) =>
    says.test(one.says),
  );
  expect(found.map((one) => one.stops)).toEqual([stops]);
});
