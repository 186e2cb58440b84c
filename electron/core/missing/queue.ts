import {
  type MissingFilter,
  type MissingQueue,
  type MissingRow,
  type MissingState,
  mostMissing,
} from '../../../contract/missing-state.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { mayAnswer } from '../../../contract/nouns/no-video.ts';
import { codeListVersions } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { begunAt } from '../dispatch/timing.ts';
import { type Names, namesOf } from '../video/rows.ts';
import { missingCalls } from './calls.ts';
import { othersAt } from './others.ts';
import { type Kept, standingSaid } from './said.ts';
import { isDue, stateBy } from './state.ts';

type Call = {
  readonly dispatch: Dispatch;
  readonly at: NonNullable<ReturnType<typeof begunAt>>;
  readonly state: MissingState;
  readonly answer: Kept<'no-video-answer'> | null;
};

/** The work on calls without a recording: priority calls first, then the oldest. */
export function queueOf(db: ReadDb, filter: MissingFilter, account: Account, now: number): MissingQueue {
  const lists = codeListVersions(db).filter(({ id }) => id === 'no-video');
  const answers = standingSaid(db, 'no-video-answer');
  const calls = missingCalls(db).flatMap((dispatch): Call[] => {
    const at = begunAt(dispatch);
    if (at === null || !isWanted(dispatch, at, filter)) return [];
    const answer = answers.get(dispatch.id);
    return [{ dispatch, at, state: stateBy(answer, lists, now), answer: answer ?? null }];
  });
  const count = (isCounted: (call: Call) => boolean) => calls.filter(isCounted).length;
  const shown = calls
    .filter((call) => isShown(call, filter))
    .sort((a, b) => Number(b.dispatch.urgent) - Number(a.dispatch.urgent) || a.at - b.at);
  const names = namesOf(db);
  return {
    rows: shown.slice(0, mostMissing).map((call) => rowOf(db, call, names)),
    total: shown.length,
    counts: {
      due: count(({ state }) => isDue(state)),
      urgent: count(({ state, dispatch }) => isDue(state) && dispatch.urgent),
      waiting: count(({ state }) => state === 'waiting'),
      explained: count(({ state }) => state === 'explained'),
      unexplained: count(({ state }) => state === 'unexplained'),
    },
    mayAnswer: mayAnswer(account, null),
  };
}

function isWanted(dispatch: Dispatch, at: number, filter: MissingFilter): boolean {
  const { officerId, unitId, urgent, from, to } = filter;
  if (officerId !== undefined && dispatch.officerId !== officerId) return false;
  if (unitId !== undefined && dispatch.squadId !== unitId && dispatch.divisionId !== unitId) return false;
  if (urgent !== undefined && !dispatch.urgent) return false;
  return (from === undefined || at >= from) && (to === undefined || at < to);
}

function isShown({ state, answer }: Call, filter: MissingFilter): boolean {
  if (filter.code !== undefined && answer?.code !== filter.code) return false;
  if (filter.state === 'all') return true;
  return filter.state === 'due' ? isDue(state) : state === filter.state;
}

function rowOf(db: ReadDb, { dispatch, at, state, answer }: Call, names: Names): MissingRow {
  const { id, eventNumber, callType, priority, urgent, selfInitiated, officerId, unit, zone, disposition } =
    dispatch;
  const officer = officerId === null ? undefined : names.officers.get(officerId);
  const others = othersAt(db, dispatch);
  return {
    dispatchId: id,
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
    at,
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
