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
  };
}

export async function writeTruth(dataDir: string, truth: Truth): Promise<void> {
  await writeFile(join(dataDir, 'truth.json'), JSON.stringify(truth));
}
