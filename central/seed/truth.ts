import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What was planted on purpose: to check measurements against, and never read by the product itself. */
export type Truth = {
  readonly seed: string;
  readonly now: number;
  /** Ids of dispatches by what is true of them. */
  readonly dispatches: Readonly<Record<'unexplained' | 'cancelled' | 'excused' | 'not-equipped', string[]>>;
  /** Ids of videos by what is true of them. */
  readonly videos: Readonly<Record<VideoTruth, string[]>>;
  /** Who or what is late again and again. Of a late officer, the camera is the spare one. */
  readonly uploads: UploadTruth[];
};

export type UploadTruth = {
  readonly kind: 'device' | 'officer';
  readonly device: string;
  readonly officers: readonly string[];
};

export type VideoTruth =
  | 'lateStart'
  | 'earlyStop'
  | 'lateUpload'
  | 'ticketLeftNonEvidence'
  | 'wrongIncidentNumber'
  | 'noDispatch';

export function emptyTruth(seed: string, now: number): Truth {
  return {
    seed,
    now,
    dispatches: { unexplained: [], cancelled: [], excused: [], 'not-equipped': [] },
    videos: {
      lateStart: [],
      earlyStop: [],
      lateUpload: [],
      ticketLeftNonEvidence: [],
      wrongIncidentNumber: [],
      noDispatch: [],
    },
    uploads: [],
  };
}

export async function writeTruth(dataDir: string, truth: Truth): Promise<void> {
  await writeFile(join(dataDir, 'truth.json'), JSON.stringify(truth));
}
