import { type MatchChoice, mayChoose } from '../../../contract/nouns/no-video.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { WriteDb } from '../db/sql.ts';
import { dispatchById } from '../dispatch/store.ts';
import { append } from '../outbox/append.ts';
import { keep } from '../outbox/keep.ts';
import type { Handlers } from '../serve.ts';
import { videoById } from '../video/store.ts';
import type { LookNeeds } from './calls.ts';
import { matchDetail } from './detail.ts';
import { addSaid, saidById, saidOf, standingOf } from './said.ts';

/** Which recordings are a call's, said by hand: above the rules, with a reason, and taken back by a newer choice. */
export function matchRoutes(needs: LookNeeds): Handlers<'match' | 'chooseMatch'> {
  return {
    match: ({ params, signedIn: { db, account } }) =>
      matchDetail({ db: db.read, census: needs.census() }, params.id, account) ??
      refuse('not-found', 'This desk has no such call.'),
    chooseMatch: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'choose match', (db) => {
        const { account } = signedIn;
        const known = saidById(db, 'match-choice', params.choiceId);
        if (
          known !== null &&
          !(known.dispatchId === params.id && saysTheSame(known, body) && known.byId === account.id)
        )
          return refuse('id-reused');
        const refusal = known === null ? refuseChoice(db, params.id, body) : null;
        if (refusal !== null) return refusal;
        if (known === null) {
          if (!mayChoose(account))
            return refuse('not-allowed', 'Recordings are chosen by hand by sergeants and investigators.');
          const at = needs.clock.now();
          const choice: MatchChoice = {
            id: params.choiceId,
            dispatchId: params.id,
            ...body,
            byId: account.id,
            by: account.name,
            at,
            replaces: standingOf(saidOf(db, 'match-choice', params.id))?.id ?? null,
            crossed: false,
          };
          addSaid(db, 'match-choice', choice);
          append(db, { kind: 'match-chosen', choice }, '', at);
        }
        return (
          matchDetail({ db, census: needs.census() }, params.id, account) ??
          refuse('not-found', 'This desk has no such call.')
        );
      }),
  };
}

type Said = Pick<MatchChoice, 'videoIds' | 'reason'>;

function refuseChoice(db: WriteDb, dispatchId: string, { videoIds, reason }: Said): Refusal | null {
  if (dispatchById(db, dispatchId) === null) return refuse('not-found', 'This desk has no such call.');
  if (reason.trim() === '') return refuse('reason-needed');
  if (videoIds?.some((id) => videoById(db, id) === null))
    return refuse('not-found', 'This desk has no such recording.');
  const standing = standingOf(saidOf(db, 'match-choice', dispatchId));
  return videoIds === null && (standing === undefined || standing.videoIds === null)
    ? refuse('bad-request', 'Nothing was chosen by hand here.')
    : null;
}

function saysTheSame(known: Said, said: Said): boolean {
  return known.reason === said.reason && JSON.stringify(known.videoIds) === JSON.stringify(said.videoIds);
}
