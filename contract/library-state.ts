import { z } from 'zod';
import { Classification, ReclassificationRecord } from './nouns/classification.ts';
import { Timing } from './nouns/dispatch.ts';
import { Officer } from './nouns/officer.ts';
import { Duty, Purpose, Submission } from './nouns/review.ts';
import { Code, Id, Name, Sha256 } from './nouns/text.ts';
import { Video } from './nouns/video.ts';
import { Instant, Ms } from './time.ts';

/** What the lists and one recording are shown as: nouns joined together for one screen each. */

/** A video with the names that a list shows. */
export const VideoRow = z.object({
  id: Id,
  title: Name,
  incidentNumber: Name.nullable(),
  officerName: Name.nullable(),
  badge: z.string().nullable(),
  squadName: Name.nullable(),
  divisionName: Name.nullable(),
  unit: Name.nullable(),
  device: Name.nullable(),
  recordedAt: Instant,
  zone: z.string(),
  durationMs: Ms,
  classes: z.array(Code),
  deletedAt: Instant.nullable(),
  hasFootage: z.boolean(),
  access: z.enum(['open', 'closed', 'restricted']),
  /** Mine, or somebody else's accepted one. */
  review: z.enum(['none', 'open', 'submitted', 'others']),
  callType: Name.nullable(),
});
export type VideoRow = z.infer<typeof VideoRow>;

/** Another recording that may show the same, by what it was found and how it lies on the clock. */
export const Companion = VideoRow.extend({
  /** Same incident number; sent to the same dispatch event; named in this record as related. */
  why: z.array(z.enum(['incident', 'event', 'record'])).min(1),
  /** Where its first moment lies on this clip by the two records' clocks; negative: it began earlier. */
  startsAtMs: Ms,
  /** Time that both were recording; 0 or less: they never were. */
  overlapMs: Ms,
});
export type Companion = z.infer<typeof Companion>;

export const VideoFilter = z.object({
  officerId: Id.optional(),
  /** A squad or a division. */
  unitId: Id.optional(),
  classification: Code.optional(),
  review: z.enum(['none', 'open', 'submitted', 'others']).optional(),
  /** Recorded at `from` or later, up to, not including, `to`: instants. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  /** Deleted by itself within so many days from now. */
  deletedWithinDays: z.coerce.number().int().min(0).max(100_000).optional(),
  /** Incident number, any way of writing it, from its start or from its running number on. */
  text: z.string().max(200).optional(),
  sort: z.enum(['recorded', 'deletion']).optional(),
});
export type VideoFilter = z.infer<typeof VideoFilter>;

export const QueueRow = z.object({
  duty: Duty,
  video: VideoRow,
  timing: Timing.nullable(),
  hints: z.array(z.string()).readonly(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const Queue = z.object({
  period: z.object({ name: Name, endsAt: Instant }).nullable(),
  facts: z.object({
    owed: z.int(),
    done: z.int(),
    officersNotStarted: z.int(),
    nearDeletion: z.int(),
    nearDeletionWithCitation: z.int(),
    dispatchesWithoutVideo: z.int(),
    urgentWithoutVideo: z.int(),
    oldestWithoutVideoAt: Instant.nullable(),
    findings: z.int(),
    late: z.int(),
    early: z.int(),
    narration: z.int(),
    commended: z.int(),
  }),
  rows: z.array(QueueRow),
});
export type Queue = z.infer<typeof Queue>;

/** Everything known of one video before it is watched. */
export const VideoDetail = z.object({
  video: Video,
  officer: Officer.nullable(),
  squadName: Name.nullable(),
  divisionName: Name.nullable(),
  /** The dispatches of this officer that overlap the recording, best match first; how it was matched, in words. */
  timings: z.array(Timing),
  matchRule: z.string(),
  /** Other units on the same events. */
  otherDispatches: z.array(
    z.object({ officerName: Name.nullable(), unit: Name.nullable(), arrivedAt: Instant.nullable() }),
  ),
  classifications: z.array(Classification),
  reclassifications: z.array(ReclassificationRecord),
  results: z.array(Submission),
  duties: z.array(Duty),
  /** What the review of it that is open here is for; null: none is open. */
  underReview: Purpose.nullable(),
});
export type VideoDetail = z.infer<typeof VideoDetail>;

export const Playback = z.object({
  /** Good until the clip is closed or the reviewer signs out; names nothing but itself. Play `/media/<handle>`, for HLS `/media/<handle>/index.m3u8`. */
  handle: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/),
  kind: z.enum(['progressive', 'hls']),
  mime: z.string(),
  sizeBytes: z.int(),
  durationMs: Ms,
  /** SHA-256 of what is played: the seekable copy where there is one. Marks carry it. */
  sha256: Sha256,
});
