import type { MatchDetail, MissingDetail } from '../../../contract/missing-state.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import { mayAnswer, mayChoose } from '../../../contract/nouns/no-video.ts';
import { codeListsOf, codeListVersions, officerById } from '../catalogue/configuration.ts';
import { dispatchById } from '../dispatch/store.ts';
import { type Names, namesOf, rowsOf } from '../video/rows.ts';
import { isMissing, judgedCall, type Look, numbersOf, recordingsOf } from './calls.ts';
import { exceptionIn } from './exception.ts';
import { foundFor } from './found.ts';
import { type OnScene, othersAt } from './others.ts';
import { saidOf, standingOf } from './said.ts';
import { stateBy } from './state.ts';

/** All that helps to say why a call has no recording; null: no such call on this desk. */
export function missingDetail(look: Look, id: string, account: Account, now: number): MissingDetail | null {
  const { db } = look;
  const dispatch = dispatchById(db, id);
  if (dispatch === null) return null;
  const names = namesOf(db);
  const officer = dispatch.officerId === null ? null : officerById(db, dispatch.officerId);
  const answers = saidOf(db, 'no-video-answer', id);
  const standing = standingOf(answers);
  const lists = codeListVersions(db).filter((list) => list.id === 'no-video');
  const judged = judgedCall(look, dispatch);
  const others = othersAt(look, dispatch);
  const theirs = new Set(others.flatMap(({ recordings }) => recordings));
  const shown = new Set(rowsOf(db, [...theirs], names).map((row) => row.id));
  return {
    dispatch,
    officerName: officer?.name ?? null,
    badge: officer?.badge ?? null,
    squadName: dispatch.squadId === null ? null : (names.units.get(dispatch.squadId) ?? null),
    state: stateBy(standing, lists, now),
    isMissing: judged === undefined || isMissing(judged.result),
    mayAnswer: mayAnswer(account, officer),
    mayChoose: mayChoose(account),
    answers,
    standingId: standing?.id ?? null,
    others: others.map((other) => onScene(look, other, names)),
    found: foundFor(db, dispatch, { own: [], others: [] }, names).filter((video) => !shown.has(video.id)),
    exception: exceptionIn(dispatch.disposition, codeListsOf(db)),
  };
}

/** Which recordings are a dispatch's, and which there are to choose from; null: no such dispatch on this desk. */
export function matchDetail(look: Look, id: string, account: Account): MatchDetail | null {
  const { db } = look;
  const dispatch = dispatchById(db, id);
  if (dispatch === null) return null;
  const names = namesOf(db);
  const choices = saidOf(db, 'match-choice', id);
  const standing = standingOf(choices);
  const chosen = standing?.videoIds ?? null;
  // What was chosen just now is shown at once; the census follows.
  const own = chosen === null ? recordingsOf(look, dispatch) : numbersOf(db, chosen);
  const others = othersAt(look, dispatch).flatMap(({ recordings }) => recordings);
  return {
    dispatch,
    officerName: dispatch.officerId === null ? null : (officerById(db, dispatch.officerId)?.name ?? null),
    mayChoose: mayChoose(account),
    choices,
    standingId: standing?.id ?? null,
    candidates: [...foundFor(db, dispatch, { own, others }, names)],
  };
}

function onScene(
  { db }: Look,
  { dispatch, recordings }: OnScene,
  names: Names,
): MissingDetail['others'][number] {
  const officer = dispatch.officerId === null ? undefined : names.officers.get(dispatch.officerId);
  return {
    dispatchId: dispatch.id,
    officerName: officer?.name ?? null,
    badge: officer?.badge ?? null,
    unit: dispatch.unit,
    arrivedAt: dispatch.arrivedAt,
    videos: rowsOf(db, recordings, names),
  };
}
