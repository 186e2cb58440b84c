import { expect, test } from 'vitest';
import { fullPlan, smallPlan } from '../../central/seed/plan.ts';
import { planted } from './planted.ts';

const departments = [
  ['one', 'small', smallPlan],
  ['two', 'small', smallPlan],
  ['three', 'small', smallPlan],
  ['one', 'full', fullPlan],
] as const;

test.each(departments)('the census finds exactly the gaps that were planted (%s, %s)', (seed, _, plan) => {
  const { truth, found } = planted(seed, plan);
  const { cancelled, excused, unexplained } = truth.dispatches;
  expect(found.without(null)).toEqual([...excused, ...unexplained].sort());
  expect(found.without('cancelled')).toEqual([...cancelled].sort());
  expect(found.without('not-equipped')).toEqual([...truth.dispatches['not-equipped']].sort());
  // Late starts and early stops, too.
  expect(found.late).toEqual(truth.videos.lateStart.filter(found.hasDispatch).sort());
  expect(found.early).toEqual(truth.videos.earlyStop.filter(found.hasDispatch).sort());
  expect(found.gaps).toEqual([]);
});

test('a recording without a dispatch is an errand, or from before dispatches were kept', () => {
  const { truth, found } = planted('one', smallPlan);
  expect(found.alone.filter((id) => found.isInPeriod(id))).toEqual(
    truth.videos.noDispatch.filter((id) => found.isInPeriod(id)).sort(),
  );
});
