import { expect, test } from 'vitest';
import { smallPlan } from '../../central/seed/plan.ts';
import { planted } from './planted.ts';

test.each(['one', 'two', 'three'])('the census finds exactly the gaps that were planted (%s)', (seed) => {
  const { truth, found } = planted(seed, smallPlan);
  const { cancelled, excused, unexplained } = truth.dispatches;
  expect(found.without(null)).toEqual([...excused, ...unexplained].sort());
  expect(found.without('cancelled')).toEqual([...cancelled].sort());
  expect(found.without('not-equipped')).toEqual([...truth.dispatches['not-equipped']].sort());
});

test.each(['one', 'two', 'three'])('late starts and early stops are the planted ones (%s)', (seed) => {
  const { truth, found } = planted(seed, smallPlan);
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
