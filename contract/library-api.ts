import { z } from 'zod';
import { Settings } from './desk-state.ts';
import { Companion, Playback, Queue, VideoDetail, VideoFilter, VideoRow } from './library-state.ts';
import type { Line } from './line.ts';
import { CodeList } from './nouns/account.ts';
import { AnalysisContent, AnalysisKind, AnalysisVersion, mostAnalysisBytes } from './nouns/analysis.ts';
import { Classification } from './nouns/classification.ts';
import { Officer, Unit } from './nouns/officer.ts';
import { WatchReason } from './nouns/review.ts';
import { Id, Name } from './nouns/text.ts';

/** Every call about recordings: lists, one video, playing it, what was read out of it: a part of the desk's page. */

const review = z.object({ id: Id });
const analysis = z.object({ handle: Id, kind: AnalysisKind });

export const libraryApi = {
  settings: {
    method: 'PUT',
    path: '/api/settings',
    says: 'Remembers how this reviewer likes the desk; absent fields stay.',
    body: Settings.partial(),
    reply: Settings,
    whileConcealed: true,
    refusals: ['bad-request', 'not-signed-in', 'disk-full'],
  },
  catalogue: {
    method: 'GET',
    path: '/api/catalogue',
    says: 'The short lists: officers, units, classifications, code lists, and the reviewers who are known here.',
    reply: z.object({
      officers: z.array(Officer),
      units: z.array(Unit),
      classifications: z.array(Classification),
      codeLists: z.array(CodeList),
      /** Others who have submitted a review that this desk holds, or planned an audit. */
      reviewers: z.array(z.object({ id: Id, name: Name })),
    }),
    refusals: ['not-signed-in'],
  },
  queue: {
    method: 'GET',
    path: '/api/queue',
    says: 'What this reviewer owes, most pressing first, done ones last.',
    reply: Queue,
    refusals: ['not-signed-in'],
  },
  videos: {
    method: 'GET',
    path: '/api/videos',
    says: 'A page of videos, newest first (or by deletion, soonest first). `after` continues a page; `row` jumps to a row number of the counted list.',
    query: VideoFilter.extend({
      after: z.string().max(200).optional(),
      row: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: z.object({ rows: z.array(VideoRow), next: z.string().nullable() }),
    refusals: ['bad-request', 'not-signed-in'],
  },
  countVideos: {
    method: 'GET',
    path: '/api/videos/count',
    says: 'How many videos a filter finds.',
    query: VideoFilter,
    reply: z.object({ count: z.int() }),
    refusals: ['bad-request', 'not-signed-in'],
  },
  video: {
    method: 'GET',
    path: '/api/videos/:id',
    says: 'One video and what the data knows about it.',
    params: review,
    reply: VideoDetail,
    refusals: ['not-signed-in', 'not-found'],
  },
  companions: {
    method: 'GET',
    path: '/api/videos/:id/companions',
    says: 'Other recordings that this desk holds of the same incident, the longest time in common first.',
    params: review,
    reply: z.object({ rows: z.array(Companion) }),
    refusals: ['not-signed-in', 'not-found'],
  },
  playback: {
    method: 'POST',
    path: '/api/videos/:id/playback',
    says: 'A handle to play the footage with. Asks the central whether it may be and can be shown. What is neither owed, nor under review, nor beside it (another camera of its incident), nor taken along with a sample needs a reason, once in each sign-on.',
    params: review,
    body: z.object({ reason: WatchReason.optional(), beside: Id.optional() }),
    reply: Playback,
    refusals: [
      'bad-request',
      'not-signed-in',
      'reason-needed',
      'not-found',
      'footage-needs-network',
      'footage-closed',
      'footage-missing',
      'footage-altered',
      'central-trouble',
      'log-unwritable',
    ],
  },
  analysis: {
    method: 'GET',
    path: '/api/analyses/:handle/:kind',
    says: 'What an earlier look at the footage under this handle found, if it was kept and found in this way; null: look again.',
    params: analysis,
    query: z.object({ version: z.coerce.number().pipe(AnalysisVersion) }),
    reply: z.object({ content: z.string().nullable() }),
    refusals: ['bad-request', 'not-signed-in', 'not-found'],
  },
  keepAnalysis: {
    method: 'PUT',
    path: '/api/analyses/:handle/:kind',
    says: 'Keeps on this machine what was found in the footage under this handle. The longest unused is dropped where it gets too much.',
    params: analysis,
    body: z.object({ version: AnalysisVersion, content: AnalysisContent }),
    longestBody: Math.ceil(mostAnalysisBytes / 3) * 4 + 100,
    reply: z.object({}),
    refusals: ['bad-request', 'not-signed-in', 'not-found', 'disk-full'],
  },
} as const satisfies Record<string, Line>;
