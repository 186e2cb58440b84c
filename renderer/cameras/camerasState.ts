import type { Companion, VideoDetail, VideoRow } from '../../contract/library-state.ts';
import type { ReviewCamera } from '../../contract/nouns/review.ts';
import { type Instant, ms } from '../../contract/time.ts';
import type { CallProblem } from '../api/call.ts';
import { type Marks, noMarks, type Place } from './alignment.ts';
import type { WhyAsked } from './askWhy.ts';

/** What is shown of another recording. */
export type CameraClip = Pick<
  VideoRow,
  'id' | 'title' | 'officerName' | 'unit' | 'device' | 'recordedAt' | 'zone' | 'durationMs'
>;

/** A camera beside the recording under review. */
export type Camera = {
  readonly clip: CameraClip;
  readonly offsetMs: number;
  /** Where it would lie by the two records' clocks. */
  readonly byClockMs: number;
  readonly how: ReviewCamera['how'];
  readonly marks: Marks;
  readonly driftMs: number | null;
  readonly worstDriftMs: number | null;
  readonly place: Place['state'];
  readonly footage: 'asking' | 'playable' | 'away';
  /** Why it can't be seen; null: it can. */
  readonly says: string | null;
};

export type CamerasState = {
  /** Recordings of the same incident; null: not asked yet. */
  readonly companions: readonly Companion[] | null;
  /** Whatever else was recorded about then, the nearest in time first; null: not looked for. */
  readonly others: readonly VideoRow[] | null;
  readonly problem: CallProblem | null;
  readonly cameras: readonly Camera[];
  /** The camera that keys move. */
  readonly chosen: string | null;
  /** The camera that is heard; null: the recording under review, or none. */
  readonly heard: string | null;
  /** The recording of another incident that the reviewer is asked about. */
  readonly why: WhyAsked | null;
};

export const noCameras: CamerasState = {
  companions: null,
  others: null,
  problem: null,
  cameras: [],
  chosen: null,
  heard: null,
  why: null,
};

export function cameraBeside(clip: CameraClip, byClockMs: number, kept: ReviewCamera | null): Camera {
  return {
    clip,
    offsetMs: kept?.offsetMs ?? byClockMs,
    byClockMs,
    how: kept?.how ?? 'clock',
    marks: noMarks,
    driftMs: null,
    worstDriftMs: kept?.worstDriftMs ?? null,
    place: 'not-yet',
    footage: 'asking',
    says: null,
  };
}

/** As it is kept with the review. */
export function keptOf({ clip, offsetMs, how, worstDriftMs }: Camera): ReviewCamera {
  return {
    videoId: clip.id,
    offsetMs: ms(offsetMs),
    how,
    worstDriftMs: worstDriftMs === null ? null : ms(worstDriftMs),
  };
}

export function clipOf({ video, officer }: VideoDetail): CameraClip {
  const { id, title, unit, device, recordedAt, zone, durationMs } = video;
  return { id, title, officerName: officer?.name ?? null, unit, device, recordedAt, zone, durationMs };
}

/** A recording of which this desk knows no more than that it was here. */
export function goneClip(id: string, recordedAt: Instant): CameraClip {
  const none = { officerName: null, unit: null, device: null };
  return { id, title: 'Not on this desk', ...none, recordedAt, zone: 'UTC', durationMs: ms(0) };
}

/** `"K. Desmond, 231H"`: whose camera it is. */
export function whose({ officerName, unit, device }: CameraClip): string {
  return [officerName ?? device ?? 'Officer not known', unit].filter(Boolean).join(', ');
}
