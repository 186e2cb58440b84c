import { z } from 'zod';
import type { Line } from './line.ts';
import { KeptAnswer, MatchDetail, MissingDetail, MissingFilter, MissingQueue } from './missing-state.ts';
import { mostChosen } from './nouns/no-video.ts';
import { Code, Id, Note } from './nouns/text.ts';

const byId = z.object({ id: Id });
const refused = [
  'bad-request',
  'not-signed-in',
  'not-found',
  'disk-full',
  'id-reused',
  'not-allowed',
] as const;

/** Calls without a recording: what is asked about them, and which recordings are chosen by hand. */
export const missingApi = {
  missing: {
    method: 'GET',
    path: '/api/missing',
    says: 'Calls that should have a recording and have none: priority calls first, then the oldest.',
    query: MissingFilter,
    reply: MissingQueue,
    refusals: ['bad-request', 'not-signed-in'],
  },
  missingCall: {
    method: 'GET',
    path: '/api/missing/:id',
    says: 'One of them: who else recorded it, which recordings may be it, and what was answered.',
    params: byId,
    reply: MissingDetail,
    refusals: ['not-signed-in', 'not-found'],
  },
  answerMissing: {
    method: 'POST',
    path: '/api/missing/answers',
    says: 'Says of some calls why there is no recording: all with one code and note, or none. The same ids again give the same answers. Code null takes back what stands.',
    body: z.object({
      answers: z
        .array(z.object({ id: Id, dispatchId: Id }))
        .min(1)
        .max(500),
      code: Code.nullable(),
      note: Note,
      foundVideoId: Id.nullable(),
    }),
    reply: z.object({ answers: z.array(KeptAnswer) }),
    refusals: [...refused, 'code-unknown', 'reason-needed', 'answer-not-fitting'],
  },
  match: {
    method: 'GET',
    path: '/api/dispatches/:id/match',
    says: 'Which recordings were chosen by hand for a dispatch, and which there are to choose from.',
    params: byId,
    reply: MatchDetail,
    refusals: ['not-signed-in', 'not-found'],
  },
  chooseMatch: {
    method: 'PUT',
    path: '/api/dispatches/:id/match/:choiceId',
    says: 'Chooses a dispatch’s recordings by hand, with a reason; none of them, or null for what the rules find. The same id again gives the same choice.',
    params: z.object({ id: Id, choiceId: Id }),
    body: z.object({ videoIds: z.array(Id).max(mostChosen).nullable(), reason: Note }),
    reply: MatchDetail,
    refusals: [...refused, 'reason-needed'],
  },
} as const satisfies Record<string, Line>;
