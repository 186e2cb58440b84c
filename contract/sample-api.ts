import { z } from 'zod';
import type { Line } from './line.ts';
import { SeedOrigin } from './nouns/draw.ts';
import { FrameQuery, Plan, StratumBy } from './nouns/plan.ts';
import { Watch } from './nouns/programme.ts';
import { Code, Id, Name, Note } from './nouns/text.ts';
import { DrawResults, RateSubject } from './results-state.ts';
import { ReviewDetail } from './review-state.ts';
import { DrawDetail, FrameCount, PlanDetail, PlanRow, ProgrammeProgress, SampleRow } from './sample-state.ts';
import { Zone } from './time.ts';

/** Every call that the window can make about programmes, plans, draws and samples. Paper and footage have their own pages. */

const byId = z.object({ id: Id });
const ItemId = z.string().min(1).max(500);
const item = z.object({ id: Id, itemId: ItemId });
const refused = ['bad-request', 'not-signed-in', 'not-found', 'disk-full'] as const;

/** From a plan to its results, and what periodic reviews have come to. */
export const sampleApi = {
  plans: {
    method: 'GET',
    path: '/api/plans',
    says: 'Audits: planned here, or sent by others and visible to this reviewer. The newest first.',
    reply: z.object({ rows: z.array(PlanRow) }),
    refusals: ['not-signed-in'],
  },
  plan: {
    method: 'GET',
    path: '/api/plans/:id',
    says: 'A plan, what it is committed to, and each draw of it.',
    params: byId,
    reply: PlanDetail,
    refusals: ['not-signed-in', 'not-found'],
  },
  keepPlan: {
    method: 'PUT',
    path: '/api/plans/:id',
    says: 'Keeps a plan as it stands; refused once it is committed to.',
    params: byId,
    body: Plan.omit({ id: true, createdBy: true, createdById: true, createdAt: true }),
    reply: PlanDetail,
    refusals: [...refused, 'plan-committed'],
  },
  removePlan: {
    method: 'DELETE',
    path: '/api/plans/:id',
    says: 'Removes a plan that nothing was committed to.',
    params: byId,
    reply: z.object({}),
    refusals: [...refused, 'plan-committed'],
  },
  countFrame: {
    method: 'POST',
    path: '/api/frame',
    says: 'How many items a query finds now, by stratum.',
    body: z.object({
      query: FrameQuery,
      strata: z.array(StratumBy).max(3),
      watches: z.array(Watch).max(12),
      zone: Zone,
    }),
    reply: FrameCount,
    refusals: ['bad-request', 'not-signed-in', 'frame-unfit'],
  },
  commitPlan: {
    method: 'POST',
    path: '/api/plans/:id/commit',
    says: 'Fixes frame and sizes, and answers with their hash; the seed comes after. A plan that was committed to before needs a coded reason. The same drawId again gives the same answer.',
    params: byId,
    body: z.object({ drawId: Id, redrawReason: Code.nullable() }),
    reply: PlanDetail,
    refusals: [...refused, 'id-reused', 'frame-unfit', 'size-unfit', 'reason-needed', 'code-unknown'],
  },
  drawSample: {
    method: 'POST',
    path: '/api/draws/:id/draw',
    says: 'Draws, with the seed as it is typed. Refused when the frame is no longer the one committed to.',
    params: byId,
    body: z.object({ seed: z.string().max(20_000), seedOrigin: SeedOrigin }),
    reply: DrawDetail,
    refusals: [...refused, 'seed-unfit', 'frame-changed', 'already-drawn'],
  },
  draw: {
    method: 'GET',
    path: '/api/draws/:id',
    says: 'A draw with its items and how each stands.',
    params: byId,
    reply: DrawDetail,
    refusals: ['not-signed-in', 'not-found'],
  },
  extendDraw: {
    method: 'POST',
    path: '/api/draws/:id/extensions',
    says: 'Takes the next tickets of a stratum: a larger sample of the same draw. Sizes are the new ones.',
    params: byId,
    body: z.object({
      stratum: z.string().min(1).max(500),
      sample: z.int().nonnegative(),
      spares: z.int().nonnegative(),
      reason: Note.min(1),
    }),
    reply: DrawDetail,
    refusals: [...refused, 'size-unfit', 'draw-signed', 'frame-changed'],
  },
  settleItem: {
    method: 'PUT',
    path: '/api/draws/:id/items/:itemId',
    says: 'Says where an item stands. Out of frame takes the next spare of its stratum, where there is one.',
    params: item,
    body: z.object({
      state: z.enum(['to-do', 'reviewed', 'unavailable', 'out-of-frame', 'missing']),
      reason: Code.nullable(),
      note: Note,
      videoId: Id.nullable(),
    }),
    reply: z.object({ row: SampleRow, replacedBy: SampleRow.nullable(), sparesLeft: z.int() }),
    refusals: [...refused, 'reason-needed', 'code-unknown', 'draw-signed', 'review-needed'],
  },
  openItem: {
    method: 'POST',
    path: '/api/draws/:id/items/:itemId/review',
    says: 'Opens the review of an item: of its video, or of the recording found for its dispatch.',
    params: item,
    body: z.object({ reviewId: Id, videoId: Id }),
    reply: ReviewDetail,
    refusals: [...refused, 'id-reused', 'draw-signed'],
  },
  frameFile: {
    method: 'GET',
    path: '/api/draws/:id/frame.jsonl',
    says: 'The frame as it was hashed: one line an item.',
    params: byId,
    reply: z.unknown(),
    raw: 'application/jsonl',
    refusals: ['not-signed-in', 'not-found'],
  },
  recordFile: {
    method: 'GET',
    path: '/api/draws/:id/record.json',
    says: 'The record of the draw, for a stranger to repeat it.',
    params: byId,
    reply: z.unknown(),
    raw: 'application/json',
    refusals: ['not-signed-in', 'not-found'],
  },
  programmes: {
    method: 'GET',
    path: '/api/programmes',
    says: 'Periodic reviews: each running period with what is drawn, done and overdue, by officer or squad.',
    reply: z.object({ programmes: z.array(ProgrammeProgress) }),
    refusals: ['not-signed-in'],
  },
  results: {
    method: 'GET',
    path: '/api/draws/:id/results',
    says: 'Rates with their intervals, by stratum and weighted, non-response, and agreement of blind reviews.',
    params: byId,
    reply: DrawResults,
    refusals: ['not-signed-in', 'not-found'],
  },
  rateItems: {
    method: 'GET',
    path: '/api/draws/:id/rates/:subject/:code',
    says: 'The items that a rate counts: those behind its number.',
    params: z.object({ id: Id, subject: RateSubject, code: Name }),
    reply: z.object({ label: Name, itemIds: z.array(z.string()) }),
    refusals: ['not-signed-in', 'not-found', 'bad-request'],
  },
  adjudicate: {
    method: 'PUT',
    path: '/api/draws/:id/items/:itemId/adjudications/:questionId',
    says: 'Decides a question on which two blind reviews differ. Both answers stay.',
    params: z.object({ id: Id, itemId: ItemId, questionId: Code }),
    body: z.object({ decided: z.string().min(1).max(20), note: Note }),
    reply: DrawResults,
    refusals: [...refused, 'answer-not-fitting', 'draw-signed'],
  },
} as const satisfies Record<string, Line>;
