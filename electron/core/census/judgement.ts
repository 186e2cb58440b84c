import type { CallResult } from '../../../census/outcome.ts';
import type { CensusRow, Judgement, RecordingRow } from '../../../contract/census-state.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { instant, ms } from '../../../contract/time.ts';
import type { ReadDb } from '../db/sql.ts';
import { videoById } from '../video/store.ts';
import type { CensusRecording } from './recordings.ts';
import type { CensusCall } from './taken.ts';

/** A call as its list shows it; `other`: what the other clocks say of it. */
export function rowOf({ call, result }: CensusCall, other: CensusCall | undefined): CensusRow {
  return {
    ...judgementOf(result),
    id: call.dispatchId,
    eventNumber: call.eventNumber,
    callType: call.callType,
    officerId: call.officerId,
    squadId: call.squadId,
    divisionId: call.divisionId,
    begunAt: call.begunAt === null ? null : instant(call.begunAt),
    zone: call.zone,
    urgent: call.urgent,
    selfInitiated: call.selfInitiated,
    other: other !== undefined && isOther(result, other.result) ? judgementOf(other.result) : null,
  };
}

/** With the words of its record. Times are those that were recorded, whatever clock they are judged by. */
export function recordingRowOf(db: ReadDb, { recording, result }: CensusRecording): RecordingRow {
  const video: Video | null = videoById(db, recording.videoId);
  return {
    id: recording.videoId,
    state: result.state,
    refusal: result.refusal,
    title: video?.title ?? 'Recording',
    incidentNumber: video?.incidentNumber ?? null,
    officerId: recording.officerId,
    squadId: recording.squadId,
    divisionId: recording.divisionId,
    device: recording.device,
    recordedAt: video?.recordedAt ?? instant(recording.recordedAt),
    activatedAt: video?.activatedAt ?? null,
    endedAt: video?.endedAt ?? instant(recording.endedAt),
    zone: video?.zone ?? 'UTC',
  };
}

/** Whether two results say something else of a call, other than by a few seconds. */
export function isOther(a: CallResult, b: CallResult | undefined): boolean {
  if (b === undefined || a === b) return false;
  const isApart = (one: number, two: number): boolean => Math.abs(one - two) >= 1000;
  return (
    a.state !== b.state ||
    a.coverage !== b.coverage ||
    isApart(a.lateMs, b.lateMs) ||
    isApart(a.earlyMs, b.earlyMs) ||
    isApart(a.gapMs, b.gapMs)
  );
}

function judgementOf(result: CallResult): Judgement {
  const { state, coverage, because, confidence, refusal, notExpected, recordings } = result;
  return {
    state,
    coverage,
    lateMs: ms(result.lateMs),
    earlyMs: ms(result.earlyMs),
    gapMs: ms(result.gapMs),
    because: [...because],
    confidence,
    refusal,
    notExpected,
    recordings: recordings.length,
  };
}
