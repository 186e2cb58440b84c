import { type ClockEstimate, correctionOf, estimateClocks, type Sighting } from '../../../census/clocks.ts';
import { matchOfficer } from '../../../census/match.ts';
import { sightingsOf } from '../../../census/sightings.ts';
import type { Steps } from '../../../sampling/draw/steps.ts';
import { laidOver, type PlacedRecording } from './recordings.ts';
import type { RecordingFacts } from './rows.ts';
import { type Census, type Judged, judgedOf, madeOf } from './taken.ts';

/** How the cameras' clocks stand, and the census with those that are off put right. */
export type Clocks = { readonly estimates: ReadonlyMap<string, ClockEstimate>; readonly putRight: Census };

/** A step for each officer and each camera. Where no clock is off, the census is the one that was given. */
export function* clocksOf(census: Census): Steps<Clocks> {
  const sightings: Sighting[] = [];
  for (const { calls, recordings } of census.officers.values()) {
    for (const one of sightingsOf(calls, recordings.places.map(recordings.table.at))) sightings.push(one);
    yield;
  }
  const estimates = new Map<string, ClockEstimate>();
  for (const estimate of estimateClocks(sightings)) {
    estimates.set(estimate.device, estimate);
    yield;
  }
  const officers = new Map<string | null, Judged>();
  const table = laidOver(census.recordings.table);
  let isSame = true;
  for (const [officer, judged] of census.officers) {
    const recorded = judged.recordings.places.map(table.at);
    const moved = recorded.map((recording) => {
      const by = correctionFor(recording, estimates);
      return by === 0 ? recording : table.at(table.add(movedBy(recording, by)));
    });
    const isMoved = moved.some(({ place }) => place < 0);
    const calls = judged.calls.map(({ call }) => call);
    officers.set(
      officer,
      isMoved
        ? judgedOf(calls, moved, table, matchOfficer(calls, moved, census.rules, census.chosen))
        : judged,
    );
    isSame &&= !isMoved;
    yield;
  }
  return { estimates, putRight: isSame ? census : madeOf(officers, { ...census, table }) };
}

/** Milliseconds; 0: it stays where it is. */
function correctionFor(
  { device, officerId, recordedAt }: PlacedRecording,
  estimates: ReadonlyMap<string, ClockEstimate>,
): number {
  return device === null || officerId === null ? 0 : correctionOf(estimates.get(device), recordedAt);
}

function movedBy(recording: RecordingFacts, by: number): RecordingFacts {
  const { no, recordedAt, activatedAt, endedAt, device, number, videoId } = recording;
  const { officerId, squadId, divisionId } = recording;
  return {
    no,
    recordedAt: recordedAt + by,
    activatedAt: activatedAt === null ? null : activatedAt + by,
    endedAt: endedAt + by,
    device,
    number,
    videoId,
    officerId,
    squadId,
    divisionId,
  };
}
