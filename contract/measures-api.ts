import { z } from 'zod';
import type { Line } from './line.ts';
import {
  MeasureCases,
  MeasuredUnit,
  MeasuresComparison,
  MeasuresPage,
  Outcome,
  PublicReport,
} from './measures-state.ts';
import { MeasureId, PeriodKind } from './nouns/measure.ts';

/** Every call that the window can make about measures. */

const PeriodKey = z.string().min(1).max(20);

export const measuresApi = {
  measures: {
    method: 'GET',
    path: '/api/measures',
    says: 'Each measure of a unit over the last 13 periods: locked values of closed ones, the running one so far. Without a unit: all that the account sees.',
    query: z.object({ unit: MeasuredUnit.optional(), kind: PeriodKind.default('month') }),
    reply: MeasuresPage,
    refusals: ['bad-request', 'not-signed-in', 'not-found'],
  },
  compareMeasures: {
    method: 'GET',
    path: '/api/measures/parts',
    says: 'The parts of a unit beside one another in one period: a department’s or division’s squads, a squad’s officers.',
    query: z.object({ unit: MeasuredUnit.optional(), period: PeriodKey }),
    reply: MeasuresComparison,
    refusals: ['bad-request', 'not-signed-in', 'not-found'],
  },
  measureCases: {
    method: 'GET',
    path: '/api/measures/cases',
    says: 'The dispatches, recordings or reviews behind a number, a hundred at a time.',
    query: z.object({
      measure: MeasureId,
      unit: MeasuredUnit.optional(),
      period: PeriodKey,
      outcome: Outcome,
      after: z.string().max(200).optional(),
    }),
    reply: MeasureCases,
    refusals: ['bad-request', 'not-signed-in', 'not-found'],
  },
  publicReport: {
    method: 'GET',
    path: '/api/measures/report',
    says: 'The numbers of a month or quarter fit to be published: by division, without names, small ones hidden.',
    query: z.object({ period: PeriodKey }),
    reply: PublicReport,
    refusals: ['bad-request', 'not-signed-in', 'not-found', 'not-allowed'],
  },
} as const satisfies Record<string, Line>;
