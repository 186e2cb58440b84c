import { z } from 'zod';
import { Instant, Ms, Zone } from '../time.ts';
import { Code, Id, Name, Note } from './text.ts';

/** What is measured. An id has one meaning for ever; see census/measures for the arithmetic. */
export const MeasureId = z.enum([
  'activation',
  'complete',
  'narrated-stop',
  'narrated-start',
  'classified',
  'number-right',
  'uploaded',
  'reviewed',
]);
export type MeasureId = z.infer<typeof MeasureId>;

export const PeriodKind = z.enum(['week', 'month', 'quarter']);
export type PeriodKind = z.infer<typeof PeriodKind>;

/**
 * How a department measures something. It never changes: a change is the next version, which holds for the periods that
 * begin at `since` or later, so that no value has two meanings.
 */
export const MeasureDefinition = z.object({
  id: MeasureId,
  version: z.int().positive(),
  since: Instant,
  title: Name,
  /** What is counted, and out of what, in words that a resident understands. */
  counts: Note.min(1),
  of: Note.min(1),
  /** The share that the department wants to reach; null: none is set. */
  goalPercent: z.number().min(0).max(100).nullable(),
  /** Days after a period's end until its value is locked: time for what comes late. */
  graceDays: z.int().min(0).max(90),
  /** How long after the recording's end is still in time; null: the measure has no such limit. */
  limitMs: Ms.nullable(),
  /** What is left out of the count, by code. */
  leavesOut: z.array(Code).max(20),
  /** Whose calendar the weeks, months and quarters are of. */
  zone: Zone,
});
export type MeasureDefinition = z.infer<typeof MeasureDefinition>;

export const MeasureCounts = z.object({
  yes: z.int().nonnegative(),
  no: z.int().nonnegative(),
  /** Could still become either when it was counted. */
  unknown: z.int().nonnegative(),
  /** Left out, by reason. */
  left: z.record(z.string().max(120), z.int().nonnegative()),
});
export type MeasureCounts = z.infer<typeof MeasureCounts>;

export const MeasurePeriod = z.object({
  kind: PeriodKind,
  /** `2026-W48`, `2026-11`, `2026-Q4` */
  key: z.string().max(20),
  name: Name,
  startsAt: Instant,
  endsAt: Instant,
});
export type MeasurePeriod = z.infer<typeof MeasurePeriod>;

/**
 * The values of one unit and one closed period that were counted and locked together; those whose time came later have a
 * line of their own. A value never changes.
 */
export const MeasureValue = z.object({
  /** `2026-W48 squad:s1 activation`: the period, the unit, and the first of the measures. */
  id: z.string().min(1).max(200),
  period: MeasurePeriod,
  /** Null: the whole department. */
  unitId: Id.nullable(),
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  /** The version of the matching rules that they were counted by. */
  rulesVersion: z.int().positive(),
  lockedAt: Instant,
  values: z.array(
    z.object({
      measure: MeasureId,
      definitionVersion: z.int().positive(),
      counts: MeasureCounts,
      /** Of a squad's months and quarters: its officers, where anything was counted. */
      officers: z.array(z.object({ officerId: Id, counts: MeasureCounts })),
    }),
  ),
});
export type MeasureValue = z.infer<typeof MeasureValue>;
