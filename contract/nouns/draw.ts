import { z } from 'zod';
import { Instant } from '../time.ts';
import { FrameQuery, Plan } from './plan.ts';
import { Code, Id, Name, Note, Sha256 } from './text.ts';

/**
 * A draw on record, in the shape that a stranger is given to repeat it. What each word means is written beside the
 * arithmetic, in sampling/draw/record.ts; a test holds the two shapes together.
 */

/** The real world's name of an item, or of a stratum: any Unicode. */
const RealName = z.string().min(1).max(500);
const size = z.int().nonnegative();

export const Stratum = z.object({ key: RealName, population: size, sample: size, spares: size });
export type Stratum = z.infer<typeof Stratum>;

export const Commitment = z.object({
  planId: Id,
  planName: Name,
  attempt: z.int().positive(),
  redrawReason: Code.nullable(),
  frame: z.object({ query: FrameQuery, askedAt: Instant, items: size, sha256: Sha256 }),
  strata: z.array(Stratum).max(5000),
  algorithm: z.object({ name: Name, version: z.int().positive() }),
  committedBy: Name,
  committedAt: Instant,
});
export type Commitment = z.infer<typeof Commitment>;

export const SeedOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dice'), says: Name }),
  z.object({ kind: z.literal('person'), name: Name.min(1) }),
  z.object({ kind: z.literal('public'), source: Name.min(1), says: Name }),
  z.object({ kind: z.literal('period'), periodId: Id }),
]);
export type SeedOrigin = z.infer<typeof SeedOrigin>;

export const DrawnItem = z.object({
  id: RealName,
  stratum: RealName,
  order: z.int().positive(),
  ticket: Sha256,
  role: z.enum(['sample', 'spare']),
});
export type DrawnItem = z.infer<typeof DrawnItem>;

export const Extension = z.object({
  stratum: RealName,
  sample: size,
  spares: size,
  reason: Note.min(1),
  by: Name,
  at: Instant,
  /** How many replacements the record held then: which spare is next depends on it. */
  replacedBefore: size,
});

export const Replacement = z.object({ out: RealName, in: RealName, reason: Code, by: Name, at: Instant });

export const DrawRecord = z.object({
  format: z.literal('second-watch-draw'),
  formatVersion: z.literal(1),
  id: Id,
  commitment: Commitment,
  commitmentSha256: Sha256,
  seed: z.string().min(1).max(1000),
  seedOrigin: SeedOrigin,
  seedEnteredAt: Instant,
  drawnBy: Name,
  items: z.array(DrawnItem).max(100_000),
  extensions: z.array(Extension),
  replacements: z.array(Replacement),
  otherDraws: z.array(z.object({ id: Id, commitmentSha256: Sha256 })),
  /**
   * From an item's real-world id to the record that it is here: a video, a dispatch, or the video of a review. For desks
   * only; the record that a stranger is given leaves it out.
   */
  targets: z.record(z.string(), Id).optional(),
});
export type DrawRecord = z.infer<typeof DrawRecord>;

/** A plan that is committed to: what it was, and the text whose hash was shown before there was a seed. */
export const CommittedPlan = z.object({
  /** Of the draw that this is the beginning of. */
  drawId: Id,
  plan: Plan,
  commitment: Commitment,
  sha256: Sha256,
});
export type CommittedPlan = z.infer<typeof CommittedPlan>;
