import { z } from 'zod';
import { Instant, Ms, Zone } from '../time.ts';
import { ClassTag } from './classification.ts';
import { Id, Name, Sha256 } from './text.ts';

/** A stretch of a clip, from the first millisecond up to, not including, the last. */
export const Interval = z.object({ startMs: Ms, endMs: Ms });
export type Interval = z.infer<typeof Interval>;

/** The file behind a video, as measured from the media itself on import. */
export const Media = z.object({
  kind: z.enum(['progressive', 'hls']),
  /** Of what is played. */
  mime: z.string().max(200),
  sizeBytes: z.int().nonnegative(),
  videoCodec: z.string().max(100).nullable(),
  audioCodec: z.string().max(100).nullable(),
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
  /** Clockwise, degrees; already applied to width and height. */
  rotation: z.int(),
  /** Evidence hash: of the file as it arrived. */
  sha256: Sha256,
  /** Hash of the seekable copy that is played, where the original could not be played by ranges. */
  playedSha256: Sha256.nullable(),
  /** When the recording began by the file's own clock, where it says so; the record may say otherwise, and both are kept. */
  startedAt: Instant.nullable().optional(),
});
export type Media = z.infer<typeof Media>;

/** The record of a body-worn-camera video. Places on the clip are milliseconds from its first moment. */
export const Video = z.object({
  id: Id,
  vendorId: Name,
  title: Name,
  incidentNumber: Name.nullable(),
  officerId: Id.nullable(),
  /** Assignment when it was recorded, which decides who may see it. */
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  /** Radio unit. */
  unit: Name.nullable(),
  device: Name.nullable(),
  model: Name.nullable(),
  /** The recording begins here, silent pre-event buffer included. */
  recordedAt: Instant,
  /** The officer pressed here. */
  activatedAt: Instant.nullable(),
  endedAt: Instant,
  zone: Zone,
  durationMs: Ms,
  bufferHasAudio: z.boolean(),
  muted: z.array(Interval),
  activationReason: Name.nullable(),
  deactivationReason: Name.nullable(),
  uploadedAt: Instant.nullable(),
  dockedAt: Instant.nullable(),
  classes: z.array(ClassTag),
  /** When it deletes itself; null: it doesn't. */
  deletedAt: Instant.nullable(),
  hold: Name.nullable(),
  caseNumber: Name.nullable(),
  access: z.enum(['open', 'closed', 'restricted']),
  accessBasis: Name.nullable(),
  /** Null: the record exists, the footage has not arrived. */
  media: Media.nullable(),
  part: z.object({ n: z.int().positive(), of: z.int().positive() }).nullable(),
  relatedIds: z.array(Id),
});
export type Video = z.infer<typeof Video>;
