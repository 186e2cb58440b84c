import { z } from 'zod';
import { Instant } from '../time.ts';
import { Role } from './account.ts';
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
  /** The preparer's account; papers from before there were sign-offs lack it. */
  signedById: Id.optional(),
  signedAt: Instant,
});
export type WorkPaper = z.infer<typeof WorkPaper>;

/**
 * What is added to a signed paper: the reviewer's sign-off, or a remark. The paper itself never changes after its
 * signature, so these are the log of what came later. Signed as the paper is, over the bytes of `paperEntryText`.
 */
export const PaperEntry = z.object({
  id: Id,
  drawId: Id,
  /** SHA-256 of the paper that it is about. */
  paperSha: Sha256,
  kind: z.enum(['sign-off', 'remark']),
  authorId: Id,
  author: Name,
  role: Role,
  at: Instant,
  /** A remark has one; a sign-off may. */
  note: Note,
  signature: z.base64(),
  publicKey: z.base64(),
});
export type PaperEntry = z.infer<typeof PaperEntry>;

/** What an entry's signature is of. Name and role are the central's to say, as under the paper; the account is signed. */
export function paperEntryText({
  id,
  drawId,
  paperSha,
  kind,
  authorId,
  at,
  note,
}: Omit<PaperEntry, 'author' | 'role' | 'signature' | 'publicKey'>): string {
  return JSON.stringify(['second-watch paper entry', id, drawId, paperSha, kind, authorId, at, note]);
}

/** Whose paper it is. One from before it named its account is its plan's maker's; of a period's paper nobody knows. */
export function preparerOf({ signedById }: Pick<WorkPaper, 'signedById'>, planMaker: string | null) {
  return signedById ?? planMaker;
}

/** Why an entry can't be added to a signed paper, by the same rules at the desk and at the central; null: it can. */
export function entryFault(
  entry: Pick<PaperEntry, 'kind' | 'authorId' | 'note'>,
  preparerId: string | null,
  earlier: readonly Pick<PaperEntry, 'kind' | 'authorId'>[],
): 'note-needed' | 'own-paper' | 'signed-off' | null {
  if (entry.kind === 'remark') return entry.note.trim() === '' ? 'note-needed' : null;
  if (entry.authorId === preparerId) return 'own-paper';
  const isTwice = earlier.some(({ kind, authorId }) => kind === 'sign-off' && authorId === entry.authorId);
  return isTwice ? 'signed-off' : null;
}
