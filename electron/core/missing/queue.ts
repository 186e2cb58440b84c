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
import { codeListVersions } from '../catalogue/configuration.ts';
import type { CallFacts } from '../census/rows.ts';
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

/** The work on calls without a recording: priority calls first, then the oldest. */
export function queueOf(look: Look, filter: MissingFilter, account: Account, now: number): MissingQueue {
  const { db, census } = look;
  const lists = codeListVersions(db).filter(({ id }) => id === 'no-video');
  const answers = standingSaid(db, 'no-video-answer');
  let recorded = 0;
  const calls = (census?.calls ?? []).flatMap(({ call, result }): Call[] => {
    const at = call.begunAt;
    if (at === null || !isWanted(call, at, filter)) return [];
    if (result.state === 'matched' && result.notExpected === null) recorded += 1;
    if (!isMissing(result)) return [];
    const answer = answers.get(call.dispatchId);
    return [{ call, at, state: stateBy(answer, lists, now), answer: answer ?? null }];
  });
  const count = (isCounted: (call: Call) => boolean) => calls.filter(isCounted).length;
  const shown = calls
    .filter((call) => isShown(call, filter))
    .sort((a, b) => Number(b.call.urgent) - Number(a.call.urgent) || a.at - b.at || a.call.no - b.call.no);
  const explained = count(({ state }) => state === 'explained');
  const without = calls.length - explained;
  const names = namesOf(db);
  return {
    rows: shown.slice(0, mostMissing).flatMap((call) => rowOf(look, call, names) ?? []),
    total: shown.length,
    counts: {
      due: count(({ state }) => isDue(state)),
      urgent: count(({ state, call }) => isDue(state) && call.urgent),
      waiting: count(({ state }) => state === 'waiting'),
      explained,
      unexplained: count(({ state }) => state === 'unexplained'),
    },
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
