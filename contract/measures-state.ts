import { z } from 'zod';
import { MeasureCounts, MeasureDefinition, MeasureId, MeasurePeriod, PeriodKind } from './nouns/measure.ts';
import { Id, Name } from './nouns/text.ts';
import { Instant, Zone } from './time.ts';

/** What the pages of measures show. */

/** Fewer cases than this are told as counts: one more or less would move a share by ten points and more. */
export const fewestForShare = 10;

/** `department`, `division:ID`, `squad:ID`, `officer:ID`. */
export const MeasuredUnit = z.string().regex(/^(department|(division|squad|officer):.{1,128})$/u);
export type MeasuredUnit = z.infer<typeof MeasuredUnit>;

export const UnitName = z.object({
  unit: MeasuredUnit,
  kind: z.enum(['department', 'division', 'squad', 'officer']),
  name: Name,
  /** Small, beside the name: a squad's division, an officer's badge. */
  detail: Name.nullable(),
});
export type UnitName = z.infer<typeof UnitName>;

/** `locked`: as it was counted when it closed. `closed`: not locked yet, late data may still come. `open`: so far. */
export const ValueState = z.enum(['locked', 'closed', 'open']);
export type ValueState = z.infer<typeof ValueState>;

export const PeriodValue = z.object({
  periodKey: z.string(),
  state: ValueState,
  counts: MeasureCounts,
  definitionVersion: z.int().positive(),
  lockedAt: Instant.nullable(),
  /** What is known today, where it isn't what was locked. */
  today: MeasureCounts.nullable(),
});
export type PeriodValue = z.infer<typeof PeriodValue>;

/** How far this desk has counted: officers of officers. */
export const Counting = z.object({ done: z.int(), of: z.int() });

export const MeasureSeries = z.object({
  /** Every version that holds in one of the periods, the newest last. */
  definitions: z.array(MeasureDefinition),
  /** One for each period of the page. */
  values: z.array(PeriodValue),
});
export type MeasureSeries = z.infer<typeof MeasureSeries>;

export const MeasuresPage = z.object({
  /** Null: all is counted. */
  counting: Counting.nullable(),
  unit: UnitName,
  /** What this account may look at: departments and divisions first, then squads. */
  units: z.array(UnitName),
  kind: PeriodKind,
  zone: Zone,
  rulesVersion: z.int().positive(),
  /** The oldest first; the last one runs. */
  periods: z.array(MeasurePeriod),
  measures: z.array(MeasureSeries),
});
export type MeasuresPage = z.infer<typeof MeasuresPage>;

export const MeasuresComparison = z.object({
  counting: Counting.nullable(),
  period: MeasurePeriod,
  measures: z.array(MeasureId),
  /** The parts of the unit, each with a value for each of the measures. */
  rows: z.array(z.object({ unit: UnitName, values: z.array(PeriodValue) })),
});
export type MeasuresComparison = z.infer<typeof MeasuresComparison>;

export const Outcome = z.enum(['yes', 'no', 'unknown', 'left']);
export type Outcome = z.infer<typeof Outcome>;

/** One case behind a number. */
export const MeasureCase = z.object({
  id: z.string(),
  kind: z.enum(['call', 'recording', 'finding', 'due']),
  /** As the world names it: an event number, a vendor's video id. */
  label: Name,
  detail: Name.nullable(),
  at: Instant,
  officerId: Id.nullable(),
  officer: Name.nullable(),
  videoId: Id.nullable(),
  dispatchId: Id.nullable(),
  drawId: Id.nullable(),
  outcome: Outcome,
  why: z.string().nullable(),
});
export type MeasureCase = z.infer<typeof MeasureCase>;

export const MeasureCases = z.object({
  counting: Counting.nullable(),
  unit: UnitName,
  period: MeasurePeriod,
  definition: MeasureDefinition,
  value: PeriodValue,
  /** As known today; the list is of these. */
  today: MeasureCounts,
  rows: z.array(MeasureCase),
  /** Give it back for the next rows; null: these were the last. */
  next: z.string().nullable(),
});
export type MeasureCases = z.infer<typeof MeasureCases>;

/** A number fit to be published: `hidden` where it is of so few that somebody could be singled out. */
export const PublicValue = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal(true), count: z.int(), of: z.int(), percent: z.number() }),
  z.object({ shown: z.literal(false), says: z.enum(['hidden', 'nothing']) }),
]);
export type PublicValue = z.infer<typeof PublicValue>;

const PublicReason = z.object({ why: z.string(), count: z.int() });

export const PublicReport = z.object({
  counting: Counting.nullable(),
  department: Name,
  period: MeasurePeriod,
  /** The last moment that is counted for the locked ones; null: not all of them are locked, and it may still change. */
  lockedAt: Instant.nullable(),
  madeAt: Instant,
  zone: Zone,
  /** How dispatches and recordings are matched, in words. */
  rules: z.object({ version: z.int().positive(), says: z.array(z.string()) }),
  measures: z.array(
    z.object({
      definition: MeasureDefinition,
      department: PublicValue,
      /** The same of the period before; null: there is none. */
      before: PublicValue.nullable(),
      divisions: z.array(z.object({ name: Name, value: PublicValue })),
      /** Left out of the count, by reason; small ones together as `other`. */
      left: z.array(PublicReason),
    }),
  ),
  /** Dispatches without a recording that their supervisors explained, by the code of the explanation. */
  explained: z.array(PublicReason),
  dispatches: z.object({ expected: z.int(), recorded: z.int(), explained: z.int(), unexplained: z.int() }),
});
export type PublicReport = z.infer<typeof PublicReport>;
