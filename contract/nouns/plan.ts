import { z } from 'zod';
import { Instant, Ms, Zone } from '../time.ts';
import { Watch } from './programme.ts';
import { Code, Id, Name, Note } from './text.ts';

/** Recorded (dispatched, submitted) at `from` or later, up to, not including, `to`; in these units, or anywhere. */
const span = { from: Instant, to: Instant, unitIds: z.array(Id).max(500) };

/**
 * What is sampled, asked of the data. Videos alone never show what wasn't recorded; dispatches do: one item is one officer
 * sent to one event. `reviews` are submitted reviews, for a re-check by a second reviewer.
 */
export const FrameQuery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('videos'), ...span, classes: z.array(Code).max(100), minLengthMs: Ms }),
  z.object({
    kind: z.literal('dispatches'),
    ...span,
    urgentOnly: z.boolean(),
    selfInitiated: z.enum(['with', 'without', 'only']),
    /** Cancelled before arrival, and officers without a camera, too. */
    unexpected: z.boolean(),
  }),
  z.object({ kind: z.literal('reviews'), ...span, purpose: z.enum(['periodic', 'audit']) }),
]);
export type FrameQuery = z.infer<typeof FrameQuery>;

/** What divides the frame. Classification and length hold for videos only, urgency for dispatches only. */
export const StratumBy = z.enum(['division', 'squad', 'watch', 'classification', 'officer', 'urgency']);
export type StratumBy = z.infer<typeof StratumBy>;

const share = z.number().min(0).max(1);
const confidence = z.number().gt(0.5).lt(1);

/** How the size is found. Shares are 0 to 1: 0.05 is 5 %. */
export const SizeMethod = z.discriminatedUnion('method', [
  z.object({ method: z.literal('estimate'), confidence, margin: z.number().gt(0).lt(1), expected: share }),
  z.object({
    method: z.literal('tolerable'),
    confidence,
    tolerable: z.number().gt(0).lt(1),
    expected: share,
  }),
  z.object({ method: z.literal('discovery'), confidence, tolerable: z.number().gt(0).lt(1) }),
  z.object({ method: z.literal('fixed'), confidence, size: z.int().positive() }),
]);
export type SizeMethod = z.infer<typeof SizeMethod>;

export const Allocation = z.object({
  rule: z.enum(['proportional', 'equal', 'neyman']),
  /** At least so many of each stratum, as far as it has them. */
  minimum: z.int().min(0).max(10_000),
  /** For `neyman`: the rate expected in each stratum, by its key; strata not named take the plan's. */
  expectedByStratum: z.record(Name, share),
  /** Spares that stand by in each stratum, for items that turn out not to belong. */
  spares: z.int().min(0).max(10_000),
});
export type Allocation = z.infer<typeof Allocation>;

/** An audit as it is planned, before anything is committed to. May be made without the network. */
export const Plan = z.object({
  id: Id,
  name: Name,
  /** What the audit is to find out, and for whom. */
  aim: Note,
  query: FrameQuery,
  /** In this order; empty: one stratum. */
  strata: z.array(StratumBy).max(3),
  watches: z.array(Watch).max(12),
  zone: Zone,
  size: SizeMethod,
  allocation: Allocation,
  /** Share of the sample that a second reviewer sees without knowing what the first one said. */
  secondReview: z.object({ share, reviewerId: Id.nullable() }),
  createdBy: Name,
  createdById: Id,
  createdAt: Instant,
});
export type Plan = z.infer<typeof Plan>;
