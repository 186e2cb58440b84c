import { z } from 'zod';
import { QueueRow } from './library-state.ts';
import type { Line } from './line.ts';
import { Mark } from './nouns/finding.ts';
import { WatchReason } from './nouns/review.ts';
import { Code, Id, Name, Note } from './nouns/text.ts';
import { KeptAnswer, KeptFinding, KeptReclassification, ReviewChange, ReviewDetail } from './review-state.ts';
import { Ms } from './time.ts';

/** Every call about a review: opening, answers, findings, reclassification, submitting: a part of the desk's page. */

const review = z.object({ id: Id });
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

export const reviewApi = {
  openReview: {
    method: 'POST',
    path: '/api/reviews',
    says: 'Opens a review of a video, or goes on with the one that is open. The window mints the id; the same id again gives the same review. Another purpose than the coded ones needs a note.',
    body: z.object({ id: Id, videoId: Id, dutyId: Id.nullable(), ...WatchReason.shape }),
    reply: ReviewDetail,
    refusals: ['bad-request', 'not-signed-in', 'not-found', 'id-reused', 'reason-needed', 'disk-full'],
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
    whileConcealed: true,
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
    whileConcealed: true,
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
} as const satisfies Record<string, Line>;
