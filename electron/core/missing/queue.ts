import {
  type MissingFilter,
  type MissingQueue,
  type MissingRow,
  type MissingState,
  mostMissing,
} from '../../../contract/missing-state.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import { mayAnswer } from '../../../contract/nouns/no-video.ts';
import { instant } from '../../../contract/time.ts';
import { byStretches, type Steps } from '../../../sampling/draw/steps.ts';
import { codeListVersions } from '../catalogue/configuration.ts';
import type { CallFacts } from '../census/rows.ts';
import type { CensusCall } from '../census/taken.ts';
import { dispatchById } from '../dispatch/store.ts';
import { type Names, namesOf } from '../video/rows.ts';
import { isMissing, type Look } from './calls.ts';
import { othersAt } from './others.ts';
import { type Kept, standingSaid } from './said.ts';
import { isDue, stateBy } from './state.ts';

type Call = {
  readonly call: CallFacts;
  readonly at: number;
  readonly state: MissingState;
  readonly answer: Kept<'no-video-answer'> | null;
};

/** How many calls are looked at in one go, and how many rows are made. */
const [stretch, rowsTogether] = [8192, 16];

/** The work on calls without a recording: priority calls first, then the oldest. */
export function* queueOf(
  look: Look,
  filter: MissingFilter,
  account: Account,
  now: number,
): Steps<MissingQueue> {
  const { db, census } = look;
  const lists = codeListVersions(db).filter(({ id }) => id === 'no-video');
  const answers = standingSaid(db, 'no-video-answer');
  const counts = { due: 0, urgent: 0, waiting: 0, explained: 0, unexplained: 0 };
  let [recorded, lacking] = [0, 0];
  const shown: Call[] = [];
  const take = ({ call, result }: CensusCall): void => {
    const at = call.begunAt;
    if (at === null || !isWanted(call, at, filter)) return;
    if (result.state === 'matched' && result.notExpected === null) recorded += 1;
    if (!isMissing(result)) return;
    lacking += 1;
    const answer = answers.get(call.dispatchId) ?? null;
    const state = stateBy(answer ?? undefined, lists, now);
    if (isDue(state)) counts.due += 1;
    if (isDue(state) && call.urgent) counts.urgent += 1;
    if (state === 'waiting' || state === 'explained' || state === 'unexplained') counts[state] += 1;
    const one = { call, at, state, answer };
    if (isShown(one, filter)) shown.push(one);
  };
  const judged = census?.calls ?? [];
  yield* byStretches(judged.length, (from, to) => judged.slice(from, to).forEach(take), stretch);
  shown.sort((a, b) => Number(b.call.urgent) - Number(a.call.urgent) || a.at - b.at || a.call.no - b.call.no);
  yield;
  const names = namesOf(db);
  const rows: MissingRow[] = [];
  const asked = shown.slice(0, mostMissing);
  yield* byStretches(
    asked.length,
    (from, to) => rows.push(...asked.slice(from, to).flatMap((call) => rowOf(look, call, names) ?? [])),
    rowsTogether,
  );
  const without = lacking - counts.explained;
  return {
    rows,
    total: shown.length,
    counts,
    rate: { expected: recorded + without, without },
    mayAnswer: mayAnswer(account, null),
    isJudged: census !== null,
  };
}

function isWanted(call: CallFacts, at: number, filter: MissingFilter): boolean {
  const { officerId, unitId, urgent, from, to } = filter;
  if (officerId !== undefined && call.officerId !== officerId) return false;
  if (unitId !== undefined && call.squadId !== unitId && call.divisionId !== unitId) return false;
  if (urgent !== undefined && !call.urgent) return false;
  return (from === undefined || at >= from) && (to === undefined || at < to);
}

function isShown({ state, answer }: Call, filter: MissingFilter): boolean {
  if (filter.code !== undefined && answer?.code !== filter.code) return false;
  if (filter.state === 'all') return true;
  return filter.state === 'due' ? isDue(state) : state === filter.state;
}

/** Null: it has left this desk since it was judged. */
function rowOf(look: Look, { call, at, state, answer }: Call, names: Names): MissingRow | null {
  const dispatch = dispatchById(look.db, call.dispatchId);
  if (dispatch === null) return null;
  const { eventNumber, callType, priority, urgent, selfInitiated, officerId, unit, zone, disposition } =
    dispatch;
  const officer = officerId === null ? undefined : names.officers.get(officerId);
  const others = othersAt(look, dispatch);
  return {
    dispatchId: dispatch.id,
    eventNumber,
    callType,
    priority,
    urgent,
    selfInitiated,
    officerId,
    officerName: officer?.name ?? null,
    badge: officer?.badge ?? null,
    squadName: dispatch.squadId === null ? null : (names.units.get(dispatch.squadId) ?? null),
    unit,
    at: instant(at),
    zone,
    disposition,
    others: {
      sent: others.length,
      recorded: others.filter(({ recordings }) => recordings.length > 0).length,
    },
    state,
    answer,
  };
}
