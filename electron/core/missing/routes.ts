import type { Received } from '../../../contract/line.ts';
import type { missingApi } from '../../../contract/missing-api.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import { answerFault, mayAnswer, meaningIn, type NoVideoAnswer } from '../../../contract/nouns/no-video.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { Instant } from '../../../contract/time.ts';
import { inTurns } from '../../../sampling/draw/steps.ts';
import { codeListsOf, officerById } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchById } from '../dispatch/store.ts';
import { append } from '../outbox/append.ts';
import { keep } from '../outbox/keep.ts';
import { hasCode } from '../review/codes.ts';
import type { Handlers } from '../serve.ts';
import { inSlices } from '../standing-work.ts';
import { videoById } from '../video/store.ts';
import type { LookNeeds } from './calls.ts';
import { missingDetail } from './detail.ts';
import { queueOf } from './queue.ts';
import { addSaid, type Kept, saidById, saidOf, standingOf } from './said.ts';

type Asked = Received<typeof missingApi.answerMissing>['body'];
type Answer = Kept<'no-video-answer'>;

/** Why calls have no recording: each answer with its outbox row in one transaction, several at once or none. */
export function missingRoutes(needs: LookNeeds): Handlers<'missing' | 'missingCall' | 'answerMissing'> {
  const { now } = needs.clock;
  return {
    missing: ({ query, signedIn: { db, account } }) =>
      inTurns(queueOf({ db: db.read, census: needs.census() }, query, account, now()), inSlices),
    missingCall: ({ params, signedIn: { db, account } }) =>
      missingDetail({ db: db.read, census: needs.census() }, params.id, account, now()) ??
      refuse('not-found', 'This desk has no such call.'),
    answerMissing: ({ body, signedIn }) =>
      keep(signedIn, needs, 'answer missing', (db) => {
        if (hasTwice(body.answers)) return refuse('bad-request', 'An id or a call is there twice.');
        const refusal = refuseWords(db, body, now());
        const answers: Answer[] = [];
        for (const one of body.answers) {
          const answer = answerTo(db, one, body, signedIn.account, now());
          if (isRefusal(answer)) return answer;
          answers.push(answer);
        }
        const fresh = answers.filter(({ id }) => saidById(db, 'no-video-answer', id) === null);
        if (refusal !== null && fresh.length > 0) return refusal;
        for (const { sent: _, ...answer } of fresh) {
          addSaid(db, 'no-video-answer', answer);
          append(db, { kind: 'no-video-answered', answer }, '', now());
        }
        return { answers };
      }),
  };
}

/** Why nothing can be answered with this code, note and recording; null: it can. */
function refuseWords(db: ReadDb, { code, note, foundVideoId }: Asked, now: number): Refusal | null {
  const lists = codeListsOf(db);
  if (code !== null && !hasCode(lists, 'no-video', code, now)) return refuse('code-unknown');
  const fault = answerFault({ code, note, foundVideoId }, code === null ? null : meaningIn(lists, code));
  if (fault !== null) return refuse(fault);
  return foundVideoId === null || videoById(db, foundVideoId) !== null
    ? null
    : refuse('not-found', 'This desk has no such recording.');
}

/** The answer as it will be kept, or as it was kept under this id; or why it can't be. Writes nothing. */
function answerTo(
  db: ReadDb,
  { id, dispatchId }: Asked['answers'][number],
  { code, note, foundVideoId }: Asked,
  account: Account,
  now: Instant,
): Answer | Refusal {
  const said = { dispatchId, code, note, foundVideoId };
  const known = saidById(db, 'no-video-answer', id);
  if (known !== null)
    return saysTheSame(known, said) && known.byId === account.id ? known : refuse('id-reused');
  const dispatch = dispatchById(db, dispatchId);
  if (dispatch === null) return refuse('not-found', 'This desk has no such call.');
  const officer = dispatch.officerId === null ? null : officerById(db, dispatch.officerId);
  if (!mayAnswer(account, officer))
    return refuse('not-allowed', 'Why a recording is missing is said by the officer’s sergeant.');
  const standing = standingOf(saidOf(db, 'no-video-answer', dispatchId));
  if (code === null && (standing === undefined || standing.code === null))
    return refuse('bad-request', 'There is no answer to take back.');
  return {
    id,
    ...said,
    listVersion: codeListsOf(db).find((list) => list.id === 'no-video')?.version ?? 1,
    byId: account.id,
    by: account.name,
    at: now,
    replaces: standing?.id ?? null,
    crossed: false,
    sent: 'kept',
  };
}

function hasTwice(answers: Asked['answers']): boolean {
  const count = (values: readonly string[]) => new Set(values).size;
  return (
    count(answers.map(({ id }) => id)) < answers.length ||
    count(answers.map(({ dispatchId }) => dispatchId)) < answers.length
  );
}

function saysTheSame(
  known: NoVideoAnswer,
  said: Pick<NoVideoAnswer, 'dispatchId' | 'code' | 'note' | 'foundVideoId'>,
) {
  return (
    known.dispatchId === said.dispatchId &&
    known.code === said.code &&
    known.note === said.note &&
    known.foundVideoId === said.foundVideoId
  );
}
