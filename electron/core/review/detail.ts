import type { z } from 'zod';
import type { Finding } from '../../../contract/nouns/finding.ts';
import type { Answer, Form } from '../../../contract/nouns/form.ts';
import type { Review } from '../../../contract/nouns/review.ts';
import type {
  KeptAnswer,
  KeptFinding,
  KeptReclassification,
  ReviewDetail,
} from '../../../contract/review-state.ts';
import { answersOf } from '../answer/store.ts';
import { codeListsAt, formOf as formByVersion } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { findingsOf } from '../finding/store.ts';
import { arrived, type Sent, sentOfRequest, sentOfReview, sentOfSubject } from '../outbox/sent.ts';
import { subjectOf } from '../outbox/subject.ts';
import { requestOfReview, type StoredRequest } from '../reclassification/store.ts';

/** A review with all that belongs to it, each part with where it stands. */
export function detailOf(db: ReadDb, review: Review): z.infer<typeof ReviewDetail> {
  const sent = sentOfReview(db, review.id);
  const of = (subject: string): Sent => sent.get(subject) ?? arrived;
  return {
    review,
    sent: of(subjectOf.review(review.id)).sent,
    form: formOf(db, review),
    codeLists: codeListsAt(db, review.startedAt),
    answers: answersOf(db, review.id).map((answer) => ({
      answer,
      ...of(subjectOf.answer(review.id, answer.questionId)),
    })),
    findings: findingsOf(db, review.id).map((finding) => ({ finding, ...of(subjectOf.finding(finding.id)) })),
    reclassification: keptRequest(db, requestOfReview(db, review)),
  };
}

/** The form with which the review was made. Versions are never deleted, so it is there. */
export function formOf(db: ReadDb, { formId, formVersion }: Review): Form {
  const form = formByVersion(db, formId, formVersion);
  if (form === null) throw new Error(`form ${formId}, version ${formVersion}, is gone`);
  return form;
}

export function keptAnswer(db: ReadDb, reviewId: string, answer: Answer): z.infer<typeof KeptAnswer> {
  return { answer, ...sentOfSubject(db, subjectOf.answer(reviewId, answer.questionId)) };
}

export function keptFinding(db: ReadDb, finding: Finding): z.infer<typeof KeptFinding> {
  return { finding, ...sentOfSubject(db, subjectOf.finding(finding.id)) };
}

export function keptRequest(db: ReadDb, stored: StoredRequest): z.infer<typeof KeptReclassification>;
export function keptRequest(
  db: ReadDb,
  stored: StoredRequest | null,
): z.infer<typeof KeptReclassification> | null;
export function keptRequest(
  db: ReadDb,
  stored: StoredRequest | null,
): z.infer<typeof KeptReclassification> | null {
  if (stored === null) return null;
  const { request, effect } = stored;
  return {
    reclassification: request,
    ...sentOfRequest(db, subjectOf.reclassification(request.videoId), request.id),
    ...effect,
  };
}
