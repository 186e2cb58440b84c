import { z } from 'zod';
import { VideoRow } from './library-state.ts';
import { Id, Name } from './nouns/text.ts';
import { Instant, Ms } from './time.ts';

/** How long recordings took to be uploaded, as one screen shows it. */

export const UploadFilter = z.object({
  officerId: Id.optional(),
  /** A squad or a division. */
  unitId: Id.optional(),
  device: Name.optional(),
  /** Recorded at `from` or later, up to, not including, `to`: instants. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export type UploadFilter = z.infer<typeof UploadFilter>;

/** Uploads of one officer, one camera or one squad. `late`: more than 24 hours after the recording ended. */
export const UploadTally = z.object({
  id: z.string(),
  name: z.string(),
  detail: z.string().nullable(),
  uploads: z.int(),
  late: z.int(),
  /** Not uploaded and more than 24 hours old. */
  overdue: z.int(),
  medianMs: Ms.nullable(),
  /** With an officer: cameras used; with a camera: officers who used it. */
  others: z.int(),
});
export type UploadTally = z.infer<typeof UploadTally>;

/** Somebody or something that is late again and again, with what it is told by. */
export const Repeated = z.object({
  kind: z.enum(['device', 'officer', 'one-pair']),
  id: z.string(),
  name: z.string(),
  says: z.string(),
  uploads: z.int(),
  late: z.int(),
  pairs: z.array(
    z.object({
      officerId: Id.nullable(),
      officerName: Name.nullable(),
      device: Name.nullable(),
      uploads: z.int(),
      late: z.int(),
    }),
  ),
});
export type Repeated = z.infer<typeof Repeated>;

export const UploadReport = z.object({
  uploads: z.int(),
  late: z.int(),
  waiting: z.int(),
  overdue: z.int(),
  medianMs: Ms.nullable(),
  ninetiethMs: Ms.nullable(),
  /** Of the late ones whose docking is known: docked too late, or docked within 24 hours and uploaded too late. */
  lateDocked: z.int(),
  lateAfterDock: z.int(),
  dockUnknown: z.int(),
  /** Uploads by hours after the end: under 6, 12, 24, 48, 72, and longer. */
  spread: z.array(z.object({ upToHours: z.int().nullable(), uploads: z.int() })),
  officers: z.array(UploadTally),
  devices: z.array(UploadTally),
  units: z.array(UploadTally),
  repeated: z.array(Repeated),
  rule: z.string(),
  /** Recordings still to be looked at; 0: the numbers are whole. */
  behind: z.int(),
});
export type UploadReport = z.infer<typeof UploadReport>;

export const UploadRow = z.object({
  video: VideoRow,
  endedAt: Instant,
  dockedAt: Instant.nullable(),
  uploadedAt: Instant.nullable(),
  /** From the end to the upload; to now where there is none yet. */
  lagMs: Ms,
});
export type UploadRow = z.infer<typeof UploadRow>;
