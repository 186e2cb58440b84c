import type { Call, Recording } from '../../census/call.ts';
import { type Chosen, matchOfficer, withoutOfficer } from '../../census/match.ts';
import type { MeasuredDue, MeasuredItem, MeasuredReview } from '../../census/measures/item.ts';
import { numberKey } from '../../census/number.ts';
import type { CallResult } from '../../census/outcome.ts';
import type { Rules } from '../../census/rules.ts';
import { begunAt } from '../../census/times.ts';
import type { CodeList } from '../../contract/nouns/account.ts';
import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import { meaningIn, type NoVideoAnswer } from '../../contract/nouns/no-video.ts';
import type { Unit } from '../../contract/nouns/officer.ts';
import type { Period } from '../../contract/nouns/programme.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { sampleOf } from '../../sampling/draw/spares.ts';
import type { SquadBodies } from './bodies.ts';

/** What else the central knows that bears on a squad's items. */
export type Known = {
  /** The squad; null: what belongs to none. */
  readonly unit: Unit | null;
  readonly rules: Rules;
  readonly codeLists: readonly CodeList[];
  readonly periods: readonly Period[];
  /** Videos of other squads that were chosen by hand for a call of this one. */
  readonly elsewhere: readonly Video[];
};

/** A squad's items, judged by the same rules as at a desk. */
export function itemsOfSquad(bodies: SquadBodies, known: Known): readonly MeasuredItem[] {
  return [...ofCensus(bodies, known), ...findings(bodies, known), ...due(bodies, known)];
}

function ofCensus(bodies: SquadBodies, { rules, codeLists, elsewhere }: Known): readonly MeasuredItem[] {
  const { dispatches, videos } = bodies;
  const calls = dispatches.map(callOf);
  const recordings = [...videos, ...elsewhere].map(recordingOf);
  const noOfVideo = new Map([...videos, ...elsewhere].map(({ id }, no) => [id, no]));
  const chosen = chosenOf(bodies, recordings, noOfVideo);
  const explained = explainedBy(bodies.answers, codeLists);
  const numbersOf = new Map<number, string[]>();
  const items: MeasuredItem[] = [];

  const noOf = <T extends { readonly officerId: string | null }>(list: readonly T[]) =>
    Map.groupBy(list.keys(), (no) => list[no]?.officerId ?? null);
  const callsOf = noOf(dispatches);
  const recordingsOf = noOf(videos);
  for (const officerId of new Set([...callsOf.keys(), ...recordingsOf.keys()])) {
    const theirCalls = (callsOf.get(officerId) ?? []).map((no) => calls[no] as Call);
    const theirRecordings = (recordingsOf.get(officerId) ?? []).map((no) => recordings[no] as Recording);
    const { calls: results } =
      officerId === null
        ? withoutOfficer(theirCalls, theirRecordings)
        : matchOfficer(theirCalls, theirRecordings, rules, chosen);
    for (const result of results) {
      const [dispatch, call] = [dispatches[result.call], calls[result.call]];
      if (dispatch === undefined || call === undefined) continue;
      items.push(measuredCall(dispatch, result, explained.get(dispatch.id) ?? null));
      const numbers = [call.event, call.report].filter((number) => number !== null);
      // A recording of somebody else that was chosen by hand carries that one's numbers, if any.
      for (const no of result.recordings)
        if (videos[no]?.officerId === officerId)
          numbersOf.set(no, [...(numbersOf.get(no) ?? []), ...numbers]);
    }
  }
  return [...items, ...videos.map((video, no) => measuredRecording(video, numbersOf.get(no) ?? null))];
}

function measuredCall(dispatch: Dispatch, result: CallResult, code: string | null): MeasuredItem {
  const { id, officerId, squadId, divisionId } = dispatch;
  const at = begunAt(dispatch);
  return { kind: 'call', id, officerId, squadId, divisionId, at, result, explainedBy: code };
}

function measuredRecording(video: Video, callNumbers: readonly string[] | null): MeasuredItem {
  const { id, officerId, squadId, divisionId, recordedAt, endedAt, uploadedAt, classes } = video;
  const number = numberKey(video.incidentNumber);
  const belongs = { officerId, squadId, divisionId };
  return { kind: 'recording', id, ...belongs, recordedAt, endedAt, uploadedAt, classes, number, callNumbers };
}

function callOf(dispatch: Dispatch, no: number): Call {
  const { receivedAt, dispatchedAt, enRouteAt, arrivedAt, clearedAt } = dispatch;
  const { selfInitiated, cancelled, equipped, eventNumber, reportNumber } = dispatch;
  return {
    no,
    receivedAt,
    dispatchedAt,
    enRouteAt,
    arrivedAt,
    clearedAt,
    selfInitiated,
    cancelled,
    equipped,
    event: numberKey(eventNumber),
    report: numberKey(reportNumber),
  };
}

function recordingOf(video: Video, no: number): Recording {
  const { recordedAt, activatedAt, endedAt, device, incidentNumber } = video;
  return { no, recordedAt, activatedAt, endedAt, device, number: numberKey(incidentNumber) };
}

function chosenOf(
  { dispatches, choices }: SquadBodies,
  recordings: readonly Recording[],
  noOfVideo: ReadonlyMap<string, number>,
): Chosen {
  const noOfCall = new Map(dispatches.map(({ id }, no) => [id, no]));
  const recordingsOf = new Map(
    [...standing(choices)].flatMap(([dispatchId, { videoIds }]) => {
      const call = noOfCall.get(dispatchId);
      if (call === undefined || videoIds === null) return [];
      return [[call, videoIds.flatMap((id) => recordings[noOfVideo.get(id) ?? -1] ?? [])] as const];
    }),
  );
  const taken = new Set([...recordingsOf.values()].flatMap((list) => list.map(({ no }) => no)));
  return { recordingsOf, taken };
}

/** The codes of answers that explain a missing recording, by dispatch. */
function explainedBy(
  answers: readonly NoVideoAnswer[],
  codeLists: readonly CodeList[],
): ReadonlyMap<string, string> {
  return new Map(
    [...standing(answers)].flatMap(([dispatchId, { code, listVersion }]) =>
      code !== null && meaningIn(codeLists, code, listVersion).explains !== 'nothing'
        ? [[dispatchId, code] as const]
        : [],
    ),
  );
}

/** What stands of what was said of each dispatch: the one that no other takes the place of. */
function standing<
  T extends { readonly id: string; readonly dispatchId: string; readonly replaces: string | null },
>(said: readonly T[]): ReadonlyMap<string, T> {
  const replaced = new Set(said.map(({ replaces }) => replaces));
  return new Map(said.filter(({ id }) => !replaced.has(id)).map((one) => [one.dispatchId, one] as const));
}

function findings({ results, videos }: SquadBodies, { codeLists }: Known): readonly MeasuredReview[] {
  const videoOf = new Map(videos.map((video) => [video.id, video]));
  const groupOf = new Map(
    codeLists.flatMap(({ id, items }) =>
      id === 'finding' ? items.map(({ code, group }) => [code, group] as const) : [],
    ),
  );
  return results.flatMap(({ review, findings: found }) => {
    const video = videoOf.get(review.videoId);
    if (video === undefined || review.submittedAt === null) return [];
    const { officerId, squadId, divisionId } = video;
    const submittedAt = review.submittedAt;
    return found.flatMap(({ id, kind, reasonHeard }): readonly MeasuredReview[] => {
      const group = groupOf.get(kind);
      if (group !== 'late' && group !== 'early') return [];
      const about = group === 'late' ? 'late-start' : 'early-stop';
      return [{ kind: 'finding', id, officerId, squadId, divisionId, submittedAt, about, reasonHeard }];
    });
  });
}

/** What programmes of periodic review ask for, by the draws of the central. Those that draw by officer say of whom. */
function due({ draws, results, sampleItems }: SquadBodies, { periods, unit }: Known): readonly MeasuredDue[] {
  const periodOf = new Map(periods.map((period) => [period.id, period]));
  const doneAt = new Map<string, number>();
  for (const { review } of results)
    if (review.sample !== null && review.submittedAt !== null && review.unavailable === null) {
      const key = keyOf(review.sample.drawId, review.sample.itemId);
      doneAt.set(key, Math.min(doneAt.get(key) ?? Number.POSITIVE_INFINITY, review.submittedAt));
    }
  const stateOf = new Map(sampleItems.map(({ drawId, itemId, state }) => [keyOf(drawId, itemId), state]));
  return draws.flatMap((record) => {
    const period = record.seedOrigin.kind === 'period' ? periodOf.get(record.seedOrigin.periodId) : undefined;
    if (period === undefined) return [];
    return sampleOf(record).map(({ id: itemId, stratum }): MeasuredDue => {
      const id = keyOf(record.id, itemId);
      return {
        kind: 'due',
        id,
        officerId: stratum === '' ? null : stratum,
        squadId: unit?.id ?? null,
        divisionId: unit?.divisionId ?? null,
        // The first moment after a period is the next one's.
        dueAt: period.endsAt - 1,
        doneAt: doneAt.get(id) ?? null,
        state: stateOf.get(id) ?? 'to-do',
      };
    });
  });
}

function keyOf(drawId: string, itemId: string): string {
  return JSON.stringify([drawId, itemId]);
}
