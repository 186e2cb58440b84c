import { describe, expect, test } from 'vitest';
import { conclude, upperLimit } from '../../../sampling/statistics/conclusion.ts';
import { rateResult } from '../../../sampling/statistics/non-response.ts';
import { foresee, sizeFor } from '../../../sampling/statistics/plan.ts';

const stratum = (key: string, population: number, reviewed: number, bad: number, unavailable = 0) => {
  return { key, population, reviewed, bad, unavailable };
};
const upper = (result: ReturnType<typeof rateResult>['worst']) =>
  result.kind === 'estimate' ? [result.rate, result.finite.upper] : result.why;

describe('unavailable items', () => {
  test('move the rate between all of them good and all of them bad', () => {
    const result = rateResult([stratum('east', 600, 40, 4, 10), stratum('west', 400, 20, 5, 0)], 0.95);
    expect(result).toMatchObject({ sample: 70, reviewed: 60, bad: 9, unavailable: 10, responseRate: 6 / 7 });
    // 0.4 × 5/20 from the west, and from the east 0.6 × 4/50, 4/40 and 14/50.
    const rates = [result.best, result.respondents, result.worst].map((one) => upper(one)[0]);
    expect(rates).toEqual([0.148, 0.16, 0.268]);
    expect(result.strata.map((one) => upper(one.estimate)[0])).toEqual([0.1, 0.25]);
  });

  test('change nothing where there are none', () => {
    const result = rateResult([stratum('east', 600, 40, 4), stratum('west', 400, 20, 5)], 0.95);
    expect(result.worst).toEqual(result.respondents);
    expect(result.best).toEqual(result.respondents);
  });

  test('all of them: no estimate, but the two ends are there', () => {
    const result = rateResult([stratum('east', 600, 0, 0, 50)], 0.95);
    expect(result.respondents).toEqual({ kind: 'no-estimate', why: 'stratum-not-seen', strata: ['east'] });
    expect([upper(result.best)[0], upper(result.worst)[0], result.responseRate]).toEqual([0, 1, 0]);
  });

  test('more than the stratum has are a bug', () => {
    expect(() => rateResult([stratum('east', 50, 40, 4, 11)], 0.95)).toThrow('unavailable is a whole number');
  });
});

describe('what a sample says of a tolerable rate', () => {
  const goal = { tolerableRate: 0.05, confidence: 0.95 };

  test('59 good ones: at most 5 % are bad, if none of them was unavailable', () => {
    expect(conclude([stratum('all', 100_000, 59, 0)], goal)).toMatchObject({
      kind: 'shown',
      evenAtWorst: true,
    });
    expect(conclude([stratum('all', 100_000, 59, 0, 1)], goal)).toMatchObject({
      kind: 'shown',
      evenAtWorst: false,
    });
    expect(conclude([stratum('all', 100_000, 58, 0)], goal)).toMatchObject({ kind: 'open', atLeast: 0 });
  });

  test('far more bad ones than tolerable: exceeded, even if the unavailable ones are good', () => {
    const answer = conclude([stratum('all', 325_000, 98, 17, 3)], goal);
    expect(answer).toMatchObject({ kind: 'exceeded', evenAtBest: true });
    expect(answer.kind === 'exceeded' && answer.atLeast).toBeCloseTo(0.1137, 4);
    expect(conclude([stratum('all', 325_000, 98, 10, 80)], goal)).toMatchObject({
      kind: 'exceeded',
      evenAtBest: false,
    });
  });

  test('an unseen stratum leaves no conclusion, and is named', () => {
    expect(conclude([stratum('a', 9, 5, 0), stratum('b', 9, 0, 0, 4)], goal)).toEqual({
      kind: 'no-conclusion',
      strata: ['b'],
    });
  });

  test('looked at in full, 5 of 100 are exactly tolerable', () => {
    expect(conclude([stratum('all', 100, 100, 5)], goal)).toEqual({
      kind: 'shown',
      atMost: 0.05,
      evenAtWorst: true,
    });
    expect(conclude([stratum('all', 100, 100, 6)], goal)).toEqual({
      kind: 'exceeded',
      atLeast: 0.06,
      evenAtBest: true,
    });
  });
});

describe('what a plan can conclude', () => {
  test('59 clips; if none is bad, at most 5 % are, 95 % sure', () => {
    const goal = { kind: 'discovery', confidence: 0.95, tolerableRate: 0.05, population: null } as const;
    expect(sizeFor(goal)).toMatchObject({ size: 59, allowed: 0 });
    const foresight = foresee(goal, 59);
    expect(foresight).toMatchObject({ kind: 'at-most', allowed: 0, reachesGoal: true });
    expect(foresight.kind === 'at-most' && [foresight.atMost, foresight.withOneMore]).toEqual([
      upperLimit({ bad: 0, sample: 59, population: null }, 0.95),
      upperLimit({ bad: 1, sample: 59, population: null }, 0.95),
    ]);
    expect(foresight.kind === 'at-most' && foresight.atMost).toBeCloseTo(0.0495, 4);
    expect(foresee(goal, 58)).toMatchObject({ reachesGoal: false });
  });

  test('the planned size of a counted population reaches its goal', () => {
    for (const population of [40, 500, 12_000]) {
      const goal = {
        kind: 'tolerable',
        confidence: 0.9,
        tolerableRate: 0.1,
        expectedRate: 0.02,
        population,
      } as const;
      const plan = sizeFor(goal);
      expect(plan.kind === 'size' && foresee(goal, plan.size)).toMatchObject({ reachesGoal: true });
    }
  });

  test('97 of 325,000 estimate to within ten points', () => {
    const goal = {
      kind: 'estimation',
      confidence: 0.95,
      margin: 0.1,
      expectedRate: 0.5,
      population: 325_000,
    } as const;
    expect(sizeFor(goal)).toEqual({ kind: 'size', size: 97, population: 325_000 });
    const foresight = foresee(goal, 97);
    expect(foresight.kind === 'estimates' && foresight.margin).toBeCloseTo(0.0995, 4);
  });

  test('a sample of everything, or of one, is foreseen too', () => {
    const goal = { kind: 'discovery', confidence: 0.95, tolerableRate: 0.05, population: 12 } as const;
    expect(foresee(goal, 12)).toMatchObject({ atMost: 0, withOneMore: 1 / 12, reachesGoal: true });
    expect(foresee({ ...goal, population: 1 }, 1)).toMatchObject({ atMost: 0, withOneMore: 1 });
  });
});
