import { z } from 'zod';
import { day, Instant, type Instant as InstantType } from '../time.ts';
import type { Role } from './account.ts';
import { Code, Id, Name, Note } from './text.ts';

/** A class of video with how long it is kept. `retentionDays` null: kept until somebody decides. */
export const Classification = z.object({
  code: Code,
  label: Name,
  retentionDays: z.int().positive().nullable(),
  version: z.int().positive(),
});
export type Classification = z.infer<typeof Classification>;

/** A class that a video carries, and where it came from. */
export const ClassTag = z.object({
  code: Code,
  source: z.enum(['default', 'officer', 'automatic', 'supervisor']),
  setBy: Name.nullable(),
  setAt: Instant.nullable(),
});
export type ClassTag = z.infer<typeof ClassTag>;

/**
 * A request to change a video's class. `from` is what the reviewer saw; when the central holds something else
 * by then, it answers *conflict* and both are kept.
 */
export const Reclassification = z.object({
  id: Id,
  videoId: Id,
  reviewId: Id.nullable(),
  from: z.array(Code),
  to: Code,
  reason: Note.min(1),
  reference: Name.nullable(),
  requestedBy: Id,
  requestedByName: Name,
  requestedAt: Instant,
});
export type Reclassification = z.infer<typeof Reclassification>;

/** What became of a request at the central. Shortening retention waits for a second person. */
export const ReclassificationRecord = Reclassification.extend({
  state: z.enum(['applied', 'waiting-for-second', 'declined', 'withdrawn', 'conflict']),
  decidedBy: Name.nullable(),
  decidedAt: Instant.nullable(),
  /** Set by a second person's decision alone. */
  decidedById: Id.optional(),
  decisionNote: Note.nullable().optional(),
});
export type ReclassificationRecord = z.infer<typeof ReclassificationRecord>;

/** What a second person says to a request that would shorten how long a video is kept. Declining needs a note. */
export const Decision = z.enum(['approved', 'declined']);
export type Decision = z.infer<typeof Decision>;

/**
 * Why an account can't decide on a request; null: it may. Never one's own, and never an auditor, who reports on what
 * others decide. Who sees the video is asked elsewhere.
 */
export function decisionFault(
  account: { readonly id: string; readonly role: Role },
  record: Pick<ReclassificationRecord, 'requestedBy' | 'state'>,
): 'not-allowed' | 'own-request' | 'request-decided' | null {
  if (account.role === 'auditor') return 'not-allowed';
  if (record.requestedBy === account.id) return 'own-request';
  return record.state === 'waiting-for-second' ? null : 'request-decided';
}

/**
 * When a video is deleted: the longest retention among its classes wins, counted from when it was recorded.
 * Null: not deleted by itself (a class without an end, an unknown class, or a hold).
 */
export function deletedAt(
  video: { readonly recordedAt: number; readonly hold: string | null },
  codes: readonly string[],
  table: ReadonlyMap<string, Pick<Classification, 'retentionDays'>>,
): InstantType | null {
  if (video.hold !== null || codes.length === 0) return null;
  const days = codes.map((code) => table.get(code)?.retentionDays ?? null);
  if (days.some((length) => length === null)) return null;
  const longest = Math.max(...days.map((length) => length ?? 0));
  return Instant.parse(video.recordedAt + longest * day);
}
