import { describe, expect, test } from 'vitest';
import { Plan } from '../../../contract/nouns/plan.ts';
import { errorsIn, planOf } from '../../../renderer/samples/plan/check-draft.ts';
import {
  type Draft,
  draftOf,
  newDraft,
  percentOf,
  percentText,
} from '../../../renderer/samples/plan/draft.ts';
import { dayLater, dayOf, dayStart } from '../../../renderer/samples/plan/zone-day.ts';

const now = Date.UTC(2021, 8, 1, 12);
const draft: Draft = { ...newDraft(now, 'America/Chicago'), name: 'Recorded in full?' };

describe('a day begins at midnight of its own zone', () => {
  test.each([
    ['2021-07-14', 'America/Chicago', '2021-07-14T05:00:00.000Z'],
    ['2021-03-14', 'America/Chicago', '2021-03-14T06:00:00.000Z'],
    ['2021-03-15', 'America/Chicago', '2021-03-15T05:00:00.000Z'],
    ['2021-11-07', 'America/Chicago', '2021-11-07T05:00:00.000Z'],
    ['2021-11-08', 'America/Chicago', '2021-11-08T06:00:00.000Z'],
    ['2021-01-01', 'Pacific/Kiritimati', '2020-12-31T10:00:00.000Z'],
  ])('%s in %s', (date, zone, iso) => {
    const at = dayStart(date, zone);
    expect(new Date(at).toISOString()).toBe(iso);
    expect(dayOf(at, zone)).toBe(date);
    expect(dayOf(at - 1, zone)).toBe(dayLater(date, -1));
  });
});

test('a plan and its form say the same', () => {
  const body = planOf(draft);
  const plan = Plan.parse({ ...body, id: 'p1', createdBy: 'H. Ōkubo', createdById: 'a1', createdAt: now });
  expect(plan.query).toMatchObject({ kind: 'videos', minLengthMs: 60_000 });
  expect(new Date(plan.query.to).toISOString()).toBe('2021-09-01T05:00:00.000Z');
  expect(planOf(draftOf(plan))).toEqual(body);
});

test.each<[change: Partial<Draft>, field: keyof Draft]>([
  [{ from: '' }, 'from'],
  [{ from: '2021-09-02', to: '2021-09-01' }, 'to'],
  [{ minLength: 'long' }, 'minLength'],
  [{ confidence: '100' }, 'confidence'],
  [{ confidence: '50' }, 'confidence'],
  [{ method: 'estimate', margin: '0' }, 'margin'],
  [{ method: 'tolerable', tolerable: '3', expected: '5' }, 'tolerable'],
  [{ method: 'tolerable', tolerable: '5', expected: '5' }, 'tolerable'],
  [{ method: 'fixed', fixed: '1.5' }, 'fixed'],
  [{ minimum: '-1' }, 'minimum'],
  [{ spares: '10001' }, 'spares'],
  [{ secondShare: '101' }, 'secondShare'],
])('%j is said at the field, and is no plan', (change, field) => {
  const changed = { ...draft, ...change };
  expect(Object.keys(errorsIn(changed))).toEqual([field]);
  expect(planOf(changed)).toBeNull();
});

test('numbers of a method that was left do not stand in the way', () => {
  expect(errorsIn({ ...draft, method: 'discovery', expected: 'x', margin: '', fixed: '' })).toEqual({});
});

test('percentages are read as people type them, and written without dust', () => {
  expect(['5', '12.5', '12,5', '5 %', '0', '100'].map(percentOf)).toEqual([0.05, 0.125, 0.125, 0.05, 0, 1]);
  expect(['', 'x', '-1', '101', '1e2'].map(percentOf)).toEqual([null, null, null, null, null]);
  expect([0.07, 0.035, 0.29].map(percentText)).toEqual(['7', '3.5', '29']);
});

test('strata of another kind of frame are left out', () => {
  expect(planOf({ ...draft, kind: 'dispatches', strata: ['classification', 'division'] })?.strata).toEqual([
    'division',
  ]);
});
