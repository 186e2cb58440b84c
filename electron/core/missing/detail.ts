import type { MatchDetail, MissingDetail } from '../../../contract/missing-state.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import { mayAnswer, mayChoose } from '../../../contract/nouns/no-video.ts';
import { codeListsOf, codeListVersions, officerById } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchById } from '../dispatch/store.ts';
import { type Names, namesOf, rowsOf } from '../video/rows.ts';
import { isMissing, recordingsOf } from './calls.ts';
import { exceptionIn } from './exception.ts';
import { foundFor } from './found.ts';
import { type OnScene, othersAt } from './others.ts';
import { saidOf, standingOf } from './said.ts';
import { stateBy } from './state.ts';

/** All that helps to say why a call has no recording; null: no such call on this desk. */
export function missingDetail(db: ReadDb, id: string, account: Account, now: number): MissingDetail | null {
  const dispatch = dispatchById(db, id);
  if (dispatch === null) return null;
  const names = namesOf(db);
  const officer = dispatch.officerId === null ? null : officerById(db, dispatch.officerId);
  const answers = saidOf(db, 'no-video-answer', id);
  const standing = standingOf(answers);
  const lists = codeListVersions(db).filter((list) => list.id === 'no-video');
  const others = othersAt(db, dispatch);
  const theirs = new Set(others.flatMap(({ recordings }) => recordings));
  const shown = new Set(rowsOf(db, [...theirs], names).map((row) => row.id));
  return {
    dispatch,
    officerName: officer?.name ?? null,
    badge: officer?.badge ?? null,
    squadName: dispatch.squadId === null ? null : (names.units.get(dispatch.squadId) ?? null),
    state: stateBy(standing, lists, now),
    isMissing: isMissing(db, id),
    mayAnswer: mayAnswer(account, officer),
    mayChoose: mayChoose(account),
    answers,
    standingId: standing?.id ?? null,
    others: others.map((other) => onScene(db, other, names)),
    found: foundFor(db, dispatch, { own: [], others: [] }, names).filter((video) => !shown.has(video.id)),
    exception: exceptionIn(dispatch.disposition, codeListsOf(db)),
  };
}

/** Which recordings are a dispatch's, and which there are to choose from; null: no such dispatch on this desk. */
export function matchDetail(db: ReadDb, id: string, account: Account): MatchDetail | null {
  const dispatch = dispatchById(db, id);
  if (dispatch === null) return null;
  const names = namesOf(db);
  const choices = saidOf(db, 'match-choice', id);
  const standing = standingOf(choices);
  const own = recordingsOf(db, dispatch);
  const others = othersAt(db, dispatch).flatMap(({ recordings }) => recordings);
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
  db: ReadDb,
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
