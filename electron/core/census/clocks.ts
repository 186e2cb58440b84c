import { type ClockEstimate, correctionOf, estimateClocks, type Sighting } from '../../../census/clocks.ts';
import { matchOfficer } from '../../../census/match.ts';
import { sightingsOf } from '../../../census/sightings.ts';
import type { Steps } from '../../../sampling/draw/steps.ts';
import type { RecordingFacts } from './rows.ts';
import { type Census, type Judged, judgedOf, madeOf } from './taken.ts';

/** How the cameras' clocks stand, and the census with those that are off put right. */
export type Clocks = { readonly estimates: ReadonlyMap<string, ClockEstimate>; readonly putRight: Census };

/** A step for each officer and each camera. Where no clock is off, the census is the one that was given. */
export function* clocksOf(census: Census): Steps<Clocks> {
  const sightings: Sighting[] = [];
  for (const { calls, recordings } of census.officers.values()) {
    for (const one of sightingsOf(
      calls,
      recordings.map(({ recording }) => recording),
    ))
      sightings.push(one);
    yield;
  }
  const estimates = new Map<string, ClockEstimate>();
  for (const estimate of estimateClocks(sightings)) {
    estimates.set(estimate.device, estimate);
    yield;
  }
  const officers = new Map<string | null, Judged>();
  let isSame = true;
  for (const [officer, judged] of census.officers) {
    const moved = judged.recordings.map(({ recording }) => movedBy(recording, estimates));
    const isMoved = moved.some((recording, at) => recording !== judged.recordings[at]?.recording);
    const calls = judged.calls.map(({ call }) => call);
    officers.set(
      officer,
      isMoved ? judgedOf(calls, moved, matchOfficer(calls, moved, census.rules, census.chosen)) : judged,
    );
    isSame &&= !isMoved;
    yield;
  }
  return { estimates, putRight: isSame ? census : madeOf(officers, census) };
}

function movedBy(recording: RecordingFacts, estimates: ReadonlyMap<string, ClockEstimate>): RecordingFacts {
  if (recording.device === null || recording.officerId === null) return recording;
  const by = correctionOf(estimates.get(recording.device), recording.recordedAt);
  if (by === 0) return recording;
  const { recordedAt, activatedAt, endedAt } = recording;
  return {
    ...recording,
    recordedAt: recordedAt + by,
    activatedAt: activatedAt === null ? null : activatedAt + by,
    endedAt: endedAt + by,
  };
}
