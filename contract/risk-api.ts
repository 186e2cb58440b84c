import { z } from 'zod';
import type { Line } from './line.ts';
import { Decision } from './nouns/classification.ts';
import { Code, Id, Name, Note } from './nouns/text.ts';
import { Foreseen, RiskFilter, RiskPage, WaitingRequest } from './risk-state.ts';

/** Every call about classes that don't fit: the list, many requests at once, the second person: a part of the desk's page. */

const request = z.object({ id: Id });
const many = 500;

export const riskApi = {
  risk: {
    method: 'GET',
    path: '/api/risk',
    says: 'Recordings whose class doesn’t fit what came of the call, or that nobody classified in time; the soonest deleted first, those on hold last.',
    query: RiskFilter.extend({
      row: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: RiskPage,
    refusals: ['bad-request', 'not-signed-in'],
  },
  foresee: {
    method: 'POST',
    path: '/api/reclassifications/foreseen',
    says: 'What one class would do to many recordings: each one’s day of deletion before and after, and which can’t be asked for, and why. Changes nothing.',
    body: z.object({ videoIds: z.array(Id).min(1).max(many), to: Code }),
    reply: z.object({ rows: z.array(Foreseen) }),
    refusals: ['bad-request', 'not-signed-in', 'code-unknown'],
  },
  reclassifyMany: {
    method: 'POST',
    path: '/api/reclassifications',
    says: 'Asks for one class for many recordings, a request for each under its own id. One that can’t be made never keeps the others back.',
    body: z.object({
      requests: z
        .array(z.object({ id: Id, videoId: Id }))
        .min(1)
        .max(many),
      to: Code,
      reason: Note,
      reference: Name.nullable(),
    }),
    reply: z.object({
      rows: z.array(z.object({ id: Id, videoId: Id, why: Foreseen.shape.why })),
      kept: z.int(),
    }),
    refusals: ['bad-request', 'not-signed-in', 'code-unknown', 'reason-needed', 'disk-full'],
  },
  waitingRequests: {
    method: 'GET',
    path: '/api/reclassifications/waiting',
    says: 'Requests that would shorten how long a recording is kept, the oldest first, and those that were decided lately.',
    reply: z.object({ waiting: z.array(WaitingRequest), decided: z.array(WaitingRequest) }),
    refusals: ['not-signed-in'],
  },
  decideRequest: {
    method: 'PUT',
    path: '/api/reclassifications/:id/decision',
    says: 'A second person’s word on a request. Never on one’s own; declining needs a note.',
    params: request,
    body: z.object({ decision: Decision, note: Note.nullable() }),
    reply: WaitingRequest,
    refusals: [
      'bad-request',
      'not-signed-in',
      'not-allowed',
      'not-found',
      'own-request',
      'request-decided',
      'note-needed',
      'disk-full',
    ],
  },
  withdrawRequest: {
    method: 'DELETE',
    path: '/api/reclassifications/:id',
    says: 'Takes back one’s own request that still waits for a second person.',
    params: request,
    reply: WaitingRequest,
    refusals: ['not-signed-in', 'not-allowed', 'not-found', 'request-decided', 'disk-full'],
  },
} as const satisfies Record<string, Line>;
