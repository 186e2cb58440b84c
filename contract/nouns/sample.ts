import { z } from 'zod';
import { Instant } from '../time.ts';
import { Code, Id, Name, Note, Sha256 } from './text.ts';

/**
 * Where an item of a sample stands. *Unavailable* stays in the sample as non-response; *out of frame* alone is replaced
 * by a spare; *missing* should exist and doesn't, and is a finding.
 */
export const ItemState = z.enum(['to-do', 'reviewed', 'unavailable', 'out-of-frame', 'missing']);
export type ItemState = z.infer<typeof ItemState>;

export const SampleItem = z.object({
  /** `<drawId>/<order in the stratum's list>/<item>`, hashed where too long; the same item of a draw has one id for ever. */
  id: Id,
  drawId: Id,
  /** The item's real-world id, as in the frame. */
  itemId: z.string().min(1).max(500),
  state: ItemState,
  /** Coded: why unavailable, out of frame, or what became of what is missing. */
  reason: Code.nullable(),
  note: Note,
  /** The review that it rests on. */
  reviewId: Id.nullable(),
  /** Dispatches: the recording that was found for it. */
  videoId: Id.nullable(),
  by: Name,
  at: Instant,
});
export type SampleItem = z.infer<typeof SampleItem>;

/** Two blind reviews differed on a question; a third look decided. All three stay on record. */
export const Adjudication = z.object({
  id: Id,
  drawId: Id,
  itemId: z.string().min(1).max(500),
  questionId: Code,
  first: z.string().max(20).nullable(),
  second: z.string().max(20).nullable(),
  decided: z.string().max(20),
  note: Note,
  by: Name,
  at: Instant,
});
export type Adjudication = z.infer<typeof Adjudication>;

/**
 * The signed end of an audit. `body` is the paper's canonical JSON: plan, record, items, results. The signature is
 * Ed25519 over its UTF-8 bytes, by a key that was made on the desk and never leaves it.
 */
export const WorkPaper = z.object({
  id: Id,
  drawId: Id,
  body: z.string().max(4_000_000),
  sha256: Sha256,
  signature: z.base64(),
  publicKey: z.base64(),
  signedBy: Name,
  signedAt: Instant,
});
export type WorkPaper = z.infer<typeof WorkPaper>;
