import { z } from 'zod';
import { day, Instant, type Instant as InstantType } from '../time.ts';
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
});
export type ReclassificationRecord = z.infer<typeof ReclassificationRecord>;

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
