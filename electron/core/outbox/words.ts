import { DeskEvent } from '../../../contract/nouns/event.ts';
import type { NoVideoAnswer } from '../../../contract/nouns/no-video.ts';
import { clockText } from '../../../contract/time.ts';
import { classificationsOf, codeListsOf, formOf, officerById } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchById } from '../dispatch/store.ts';
import { findingById } from '../finding/store.ts';
import { requestById } from '../reclassification/store.ts';
import { labelOf } from '../review/codes.ts';
import { reviewById } from '../review/store.ts';
import { videoById } from '../video/store.ts';
import type { Item } from './items.ts';

/** An item of work in words: "Late start at 00:01:00.000, M. Alvarez, KC26-045512". */
export function wordsOf(db: ReadDb, item: Pick<Item, 'body' | 'videoId' | 'kind'>): string {
  const event = DeskEvent.safeParse(JSON.parse(item.body));
  const what = event.success ? whatOf(db, event.data) : item.kind;
  return [what, ...whoseOf(db, item.videoId)].join(', ');
}

function whatOf(db: ReadDb, event: DeskEvent): string {
  switch (event.kind) {
    case 'review-kept':
      return 'Review so far';
    case 'review-submitted':
      return event.submission.review.unavailable === null ? 'Submitted review' : 'Submitted as unavailable';
    case 'draft-recalled':
      return 'Review as another machine of yours had it';
    case 'answer-kept':
      return `Answer to “${questionOf(db, event.reviewId, event.answer.questionId)}”`;
    case 'answer-removed':
      return `Answer taken back: “${questionOf(db, event.reviewId, event.questionId)}”`;
    case 'finding-kept':
      return placed(db, event.finding);
    case 'finding-removed': {
      const removed = findingById(db, event.findingId);
      return removed === null ? 'Removed finding' : `Removed: ${placed(db, removed.finding)}`;
    }
    case 'reclassification-requested':
      return `Reclassification to ${classOf(db, event.reclassification.to)}`;
    case 'reclassification-withdrawn': {
      const request = requestById(db, event.reclassificationId)?.request;
      return request
        ? `Withdrawn: reclassification to ${classOf(db, request.to)}`
        : 'Withdrawn reclassification';
    }
    case 'reclassification-decided':
      return event.decision === 'approved' ? 'Approval of a reclassification' : 'Declined reclassification';
    case 'plan-committed':
      return `Commitment to “${event.committed.plan.name}”`;
    case 'draw-made':
      return `Draw of “${event.record.commitment.planName}”`;
    case 'draw-extended':
      return `More of the draw, stratum “${event.extension.stratum}”`;
    case 'item-replaced':
      return `Spare ${event.replacement.in} for ${event.replacement.out}`;
    case 'sample-item-kept':
      return `Sample item ${event.item.itemId}: ${event.item.state.replaceAll('-', ' ')}`;
    case 'adjudication-kept':
      return `Adjudication of ${event.adjudication.itemId}`;
    case 'paper-signed':
      return 'Signed work paper';
    case 'paper-entry-added':
      return event.entry.kind === 'sign-off' ? 'Sign-off of a work paper' : 'Remark on a work paper';
    case 'no-video-answered':
      return `${answerWords(db, event.answer)}, ${callOf(db, event.answer.dispatchId)}`;
    case 'match-chosen':
      return `Recordings chosen by hand, ${callOf(db, event.choice.dispatchId)}`;
    case 'configuration-published':
      return versionOf(event);
  }
}

function answerWords(db: ReadDb, { code }: NoVideoAnswer): string {
  return code === null
    ? 'Answer to a missing recording taken back'
    : `No recording: ${labelOf(codeListsOf(db), 'no-video', code)}`;
}

/** By which number people know a call, and whose it was. */
function callOf(db: ReadDb, dispatchId: string): string {
  const dispatch = dispatchById(db, dispatchId);
  if (dispatch === null) return 'a call that has left this desk';
  const officer = dispatch.officerId === null ? null : officerById(db, dispatch.officerId);
  return [dispatch.eventNumber, ...(officer === null ? [] : [officer.name])].join(', ');
}

function versionOf({ content, basedOn }: Extract<DeskEvent, { kind: 'configuration-published' }>): string {
  const what = content.noun === 'form' ? `Form “${content.body.title}”` : `Code list “${content.body.id}”`;
  return `${what}, version ${basedOn + 1}`;
}

function placed(
  db: ReadDb,
  finding: { readonly kind: string; readonly mark: { readonly startMs: number } },
): string {
  return `${labelOf(codeListsOf(db), 'finding', finding.kind)} at ${clockText(finding.mark.startMs)}`;
}

function classOf(db: ReadDb, code: string): string {
  return classificationsOf(db).find((row) => row.code === code)?.label ?? code;
}

function questionOf(db: ReadDb, reviewId: string, questionId: string): string {
  const review = reviewById(db, reviewId);
  const form = review && formOf(db, review.formId, review.formVersion);
  return form?.questions.find(({ id }) => id === questionId)?.text ?? questionId;
}

/** Whose video, and by which number people know it. */
function whoseOf(db: ReadDb, videoId: string): string[] {
  const video = videoById(db, videoId);
  if (video === null) return [];
  const officer = video.officerId === null ? null : officerById(db, video.officerId);
  return [...(officer ? [officer.name] : []), video.incidentNumber ?? video.title];
}
