import { expect, test } from 'vitest';
import { warningsOf } from '../../../electron/core/results/warnings.ts';

type Facts = Parameters<typeof warningsOf>[0];
type Stratum = Facts['strata'][number];

const stratum = (change: Partial<Stratum> = {}): Stratum => ({
  key: 'East',
  population: 1000,
  seen: 40,
  toDo: 0,
  unavailable: 0,
  unreplaced: 0,
  ...change,
});
const facts = (change: Partial<Facts> = {}): Facts => ({
  isCounts: false,
  attempt: 1,
  minimum: 1,
  strata: [stratum()],
  ...change,
});
const kinds = (change: Partial<Facts>) => warningsOf(facts(change)).map(({ kind }) => kind);

test('a sample that went as it was planned has no warning', () => {
  expect(kinds({})).toEqual([]);
});

test('a second attempt at the same plan is said to be one', () => {
  const [warning] = warningsOf(facts({ attempt: 2 }));
  expect(warning).toEqual({
    kind: 'later-attempt',
    says: 'This is attempt number 2 at drawing for this plan. The earlier one stays on record with the reason; whoever relies on this one should know why that one was given up.',
  });
  expect(warningsOf(facts({ attempt: 3 }))[0]?.says).toMatch(
    /The earlier ones stay .* those were given up\.$/,
  );
});

test('non-response is large from a tenth of the sample on', () => {
  expect(kinds({ strata: [stratum({ seen: 91, unavailable: 9 })] })).toEqual([]);
  const [warning] = warningsOf(facts({ strata: [stratum({ seen: 90, unavailable: 10 })] }));
  expect(warning).toEqual({
    kind: 'non-response',
    says: '10 of 100 items (10.0 %) could not be seen. The rates speak of those that were; if the others differ from them, the truth lies anywhere between the best and the worst case beside each rate.',
  });
});

test('spares that ran out are named with what that leaves', () => {
  const [warning] = warningsOf(facts({ strata: [stratum({ unreplaced: 1 }), stratum({ key: 'West' })] }));
  expect(warning).toEqual({
    kind: 'spares-exhausted',
    says: 'The spares of East ran out: 1 item out of frame has no other in its place, so less was seen than planned and intervals are wider.',
  });
});

test('a stratum below the plan’s minimum is named, unless it has no more, or more is still to come', () => {
  const few = { seen: 3, toDo: 0 };
  const strata = [stratum(), stratum({ key: 'West', ...few })];
  expect(kinds({ minimum: 5, strata })).toEqual(['thin-stratum']);
  expect(warningsOf(facts({ minimum: 5, strata }))[0]?.says).toBe(
    'Fewer than the planned minimum of 5 were seen of West (3). Its own rate says little, and it makes the rate over all strata less certain.',
  );
  expect(kinds({ minimum: 5, strata: [stratum(), stratum({ ...few, population: 3 })] })).toEqual([]);
  expect(kinds({ minimum: 5, strata: [stratum(), stratum({ ...few, toDo: 2 })] })).toEqual([]);
  expect(kinds({ minimum: 0, strata })).toEqual([]);
});

test('fewer than thirty items are a tiny sample, unless they are all there are', () => {
  const [warning] = warningsOf(facts({ strata: [stratum({ seen: 29 })] }));
  expect(warning).toEqual({
    kind: 'tiny-sample',
    says: 'The sample is tiny: 29 items. Its intervals hold, but they are wide, and one item more or less moves a rate by 3.4 percentage points.',
  });
  expect(kinds({ strata: [stratum({ seen: 30 })] })).toEqual([]);
  expect(kinds({ strata: [stratum({ seen: 12, population: 12 })] })).toEqual([]);
});

test('counts of a periodic review carry no rate, so nothing is warned of that only a rate would suffer from', () => {
  const strata = [stratum({ seen: 2, unavailable: 2, unreplaced: 1 })];
  expect(kinds({ isCounts: true, minimum: 5, strata })).toEqual(['non-response', 'spares-exhausted']);
  expect(warningsOf(facts({ isCounts: true, strata })).map(({ says }) => says)).toEqual([
    '2 of 4 items (50.0 %) could not be seen. The counts speak of those that were.',
    'The spares of East ran out: 1 item out of frame has no other in its place, so less was seen than planned.',
  ]);
});
