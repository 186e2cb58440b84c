import type { Call, Recording } from '../../census/call.ts';
import { matchOfficer } from '../../census/match.ts';
import type { NotExpected } from '../../census/outcome.ts';
import { standardRules } from '../../census/rules.ts';
import { classifications } from '../../central/defaults/classifications.ts';
import { generate } from '../../central/seed/generate.ts';
import { createPeople } from '../../central/seed/people.ts';
import type { Plan } from '../../central/seed/plan.ts';
import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { Video } from '../../contract/nouns/video.ts';

const end = Date.UTC(2026, 10, 22, 18, 0);

export type Officer = {
  readonly calls: readonly (Omit<Dispatch, keyof Call> & Call)[];
  readonly recordings: readonly (Omit<Video, keyof Recording> & Recording)[];
};

/** A seeded department, officer by officer as the census takes it; places in the lists are the numbers. */
export function departmentOf(seed: string, plan: Plan) {
  const people = createPeople(seed, plan);
  const made = generate({ seed, plan, people, classes: classifications, now: end, reelsFor: () => [] });
  const tours = [...made.tours];
  const callsOf = Map.groupBy(
    tours.flatMap((tour) => tour.dispatches),
    ({ officerId }) => officerId,
  );
  const videosOf = Map.groupBy(
    tours.flatMap((tour) => tour.videos),
    ({ officerId }) => officerId,
  );
  const names = new Set([...callsOf.keys(), ...videosOf.keys()]);
  const officers = [...names].map(
    (name): Officer => ({
      calls: (callsOf.get(name) ?? []).map(callOf),
      recordings: (videosOf.get(name) ?? []).map(recordingOf),
    }),
  );
  return { officers, truth: made.truth, end };
}

/** What was planted in a seeded department, and what the census finds, all as sorted ids. */
export function planted(seed: string, plan: Plan) {
  const { officers, truth } = departmentOf(seed, plan);
  const videos = officers.flatMap(({ recordings }) => recordings);
  const results = officers.map(({ calls: mine, recordings: clips }) => {
    return { mine, clips, ...matchOfficer(mine, clips, standardRules) };
  });
  const calls = results.flatMap(({ mine, clips, calls: judged }) =>
    judged.map((result) => ({ id: mine[result.call]?.id ?? '', clips, result })),
  );
  const idsOf = (some: typeof calls) =>
    some.flatMap(({ clips, result }) => result.recordings.map((no) => clips[no]?.id ?? '')).sort();
  const first = Math.min(
    ...officers.flatMap((officer) => officer.calls.map(({ receivedAt }) => receivedAt ?? end)),
  );
  const recordedAt = new Map(videos.map((video) => [video.id, video.recordedAt]));
  const isInPeriod = (id: string): boolean => (recordedAt.get(id) ?? 0) > first;
  const alone = results
    .flatMap(({ clips, recordings }) =>
      recordings
        .filter(({ state }) => state === 'unmatched')
        .map(({ recording }) => clips[recording]?.id ?? ''),
    )
    .sort();
  const isAlone = new Set(alone);
  return {
    truth,
    found: {
      without: (why: NotExpected | null) =>
        calls
          .filter(({ result }) => result.state === 'unmatched' && result.notExpected === why)
          .map(({ id }) => id)
          .sort(),
      late: idsOf(calls.filter(({ result }) => result.lateMs > 0)),
      early: idsOf(calls.filter(({ result }) => result.earlyMs > 0)),
      gaps: idsOf(calls.filter(({ result }) => result.gapMs > 0)),
      alone,
      isInPeriod,
      hasDispatch: (id: string) => !isAlone.has(id),
    },
  };
}

function callOf(dispatch: Dispatch, no: number) {
  return { ...dispatch, no, event: dispatch.eventNumber, report: dispatch.reportNumber };
}

function recordingOf(video: Video, no: number) {
  return { ...video, no, number: video.incidentNumber };
}
