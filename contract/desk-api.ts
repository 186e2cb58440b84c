import { z } from 'zod';
import { configurationApi } from './configuration-api.ts';
import {
  Companion,
  Desk,
  KeptAnswer,
  KeptFinding,
  KeptReclassification,
  Playback,
  Queue,
  QueueRow,
  ReviewChange,
  ReviewDetail,
  Settings,
  SyncDetail,
  VideoDetail,
  VideoFilter,
  VideoRow,
} from './desk-state.ts';
import type { Line } from './line.ts';
import { CodeList } from './nouns/account.ts';
import { AnalysisContent, AnalysisKind, AnalysisVersion, mostAnalysisBytes } from './nouns/analysis.ts';
import { Classification } from './nouns/classification.ts';
import { Mark } from './nouns/finding.ts';
import { Officer, Unit } from './nouns/officer.ts';
import { Purpose } from './nouns/review.ts';
import { Code, Id, Name, Note } from './nouns/text.ts';
import { sampleApi } from './sample-api.ts';
import { Ms } from './time.ts';

/** Every call that the window can make, one line each; those about samples are in sample-api.ts, those about forms in configuration-api.ts. */

const review = z.object({ id: Id });
const analysis = z.object({ handle: Id, kind: AnalysisKind });
const finding = z.object({ id: Id, findingId: Id });
const FindingBody = z.object({
  kind: Code,
  mark: Mark,
  reasonHeard: z.enum(['yes', 'no', 'unclear']).nullable(),
  reasonAtMs: Ms.nullable(),
  exception: Code.nullable(),
  note: Note,
});
const markRefusals = ['bad-request', 'not-signed-in', 'not-found', 'review-submitted', 'disk-full'] as const;

export const deskApi = {
  desk: {
    method: 'GET',
    path: '/api/desk',
    says: 'How things stand. With `after`, waits up to 25 s until the revision is beyond it.',
    who: 'anyone',
    query: z.object({ after: z.coerce.number().int().optional() }),
    reply: Desk,
    refusals: ['bad-request'],
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    says: 'Signs in at the central, or without it where this account has signed in here before.',
    who: 'anyone',
    body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(1000) }),
    reply: Desk,
    refusals: [
      'bad-request',
      'wrong-password',
      'account-locked',
      'too-many-requests',
      'central-unreachable',
      'central-not-ours',
      'central-not-trusted',
      'central-not-secure',
      'central-other-version',
      'central-trouble',
      'never-signed-in-here',
      'profile-unreadable',
      'profile-newer',
      'desk-already-open',
      'disk-full',
    ],
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    says: 'Ends the session; unsent work stays and goes out next time.',
    who: 'anyone',
    reply: Desk,
    refusals: [],
  },
  settings: {
    method: 'PUT',
    path: '/api/settings',
    says: 'Remembers how this reviewer likes the desk; absent fields stay.',
    body: Settings.partial(),
    reply: Settings,
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
    says: 'A handle to play the footage with. Asks the central whether it may be and can be shown.',
    params: review,
    reply: Playback,
    refusals: [
      'not-signed-in',
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

  openReview: {
    method: 'POST',
    path: '/api/reviews',
    says: 'Opens a review of a video, or goes on with the one that is open. The window mints the id; the same id again gives the same review.',
    body: z.object({ id: Id, videoId: Id, dutyId: Id.nullable(), purpose: Purpose }),
    reply: ReviewDetail,
    refusals: ['bad-request', 'not-signed-in', 'not-found', 'id-reused', 'disk-full'],
  },
  review: {
    method: 'GET',
    path: '/api/reviews/:id',
    says: 'A review with its answers and findings.',
    params: review,
    reply: ReviewDetail,
    refusals: ['not-signed-in', 'not-found'],
  },
  changeReview: {
    method: 'PUT',
    path: '/api/reviews/:id',
    says: 'Keeps the note, the outcome, what was watched, the cameras beside it, and what went wrong with the picture.',
    params: review,
    body: ReviewChange,
    reply: ReviewDetail,
    refusals: [...markRefusals, 'code-unknown'],
  },
  answer: {
    method: 'PUT',
    path: '/api/reviews/:id/answers/:questionId',
    says: 'Answers a question of the form; null takes the answer back.',
    params: z.object({ id: Id, questionId: Code }),
    body: z.object({
      value: z.string().max(20).nullable(),
      atMs: Ms.nullable(),
      note: Note.nullable(),
      hint: Name.nullable(),
    }),
    reply: z.object({ answer: KeptAnswer.nullable() }),
    refusals: [...markRefusals, 'question-unknown', 'answer-not-fitting', 'outside-clip'],
  },
  addFinding: {
    method: 'POST',
    path: '/api/reviews/:id/findings',
    says: 'Tags a finding. The window mints its id; the same id with the same content gives the same answer.',
    params: review,
    body: FindingBody.extend({ id: Id }),
    reply: KeptFinding,
    refusals: [...markRefusals, 'id-reused', 'outside-clip', 'code-unknown'],
  },
  changeFinding: {
    method: 'PUT',
    path: '/api/reviews/:id/findings/:findingId',
    says: 'Changes a finding before submission.',
    params: finding,
    body: FindingBody,
    reply: KeptFinding,
    refusals: [...markRefusals, 'outside-clip', 'code-unknown'],
  },
  removeFinding: {
    method: 'DELETE',
    path: '/api/reviews/:id/findings/:findingId',
    says: 'Removes a finding before submission.',
    params: finding,
    reply: z.object({}),
    refusals: markRefusals,
  },
  reclassify: {
    method: 'PUT',
    path: '/api/reviews/:id/reclassification',
    says: 'Asks for another classification. The same id again replaces nothing and gives the same answer.',
    params: review,
    body: z.object({ id: Id, to: Code, reason: Note.min(1), reference: Name.nullable() }),
    reply: KeptReclassification,
    refusals: [...markRefusals, 'id-reused', 'code-unknown', 'class-unchanged', 'reason-needed'],
  },
  submit: {
    method: 'POST',
    path: '/api/reviews/:id/submit',
    says: 'Closes the review and sends it whole; answers with the next one owed.',
    params: review,
    reply: z.object({ review: ReviewDetail, next: QueueRow.nullable() }),
    refusals: [...markRefusals, 'review-incomplete', 'outcome-missing', 'not-viewable', 'not-watched-enough'],
  },

  sync: {
    method: 'GET',
    path: '/api/sync',
    says: 'What is unsent, since when and why; conflicts; the tray of refused items.',
    reply: SyncDetail,
    refusals: ['not-signed-in'],
  },
  syncNow: {
    method: 'POST',
    path: '/api/sync',
    says: 'Tries now instead of at the next turn.',
    reply: SyncDetail,
    refusals: ['not-signed-in'],
  },
  settleConflict: {
    method: 'POST',
    path: '/api/sync/conflicts/:counter',
    says: 'Decides a conflict: `mine` asks again on top of theirs, `theirs` withdraws mine. Both stay on record.',
    params: z.object({ counter: z.string().regex(/^\d+$/) }),
    body: z.object({ keep: z.enum(['mine', 'theirs']) }),
    reply: SyncDetail,
    refusals: ['bad-request', 'not-signed-in', 'not-found', 'conflict-settled', 'disk-full'],
  },
  retryRefused: {
    method: 'POST',
    path: '/api/sync/tray/:counter',
    says: 'Sends a refused item once more, under a new number.',
    params: z.object({ counter: z.string().regex(/^\d+$/) }),
    reply: SyncDetail,
    refusals: ['not-signed-in', 'not-found', 'disk-full'],
  },

  ...sampleApi,
  ...configurationApi,
} as const satisfies Record<string, Line>;
