import { DeskEvent, type NumberedEvent } from '../../contract/nouns/event.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import { fieldsOf } from '../serve/parse.ts';
import type { Books } from './books.ts';
import { publishConfiguration } from './configuration.ts';
import { decideReclassification } from './decision.ts';
import { keepAnswer, keepFinding, keepReview, recallDraft, removeAnswer, removeFinding } from './drafts.ts';
import { commitPlan, extendDraw, makeDraw, replaceItem } from './draws.ts';
import { answerNoVideo, chooseMatch } from './missing.ts';
import { accepted, type Outcome, refusedWith, type Taking } from './outcome.ts';
import { addPaperEntry, keepPaper } from './papers.ts';
import { requestReclassification, withdrawReclassification } from './reclassification.ts';
import { keepAdjudication, keepSampleItem } from './samples.ts';
import { submitReview } from './submission.ts';

/** Applies one event to the books by its kind's rule. */
export async function applyEvent(
  books: Books,
  taking: Taking,
  raw: NumberedEvent['event'],
): Promise<Outcome> {
  const parsed = DeskEvent.safeParse(raw);
  if (parsed.success) return outcomeOf(await rule(books, taking, parsed.data));
  if (!DeskEvent.options.some((option) => option.shape.kind.value === raw.kind)) {
    return refusedWith(refuse('not-understood', `Its kind is "${raw.kind}".`));
  }
  return refusedWith({ refused: 'bad-request', fields: fieldsOf(parsed.error) });
}

type Ruling = Refusal | Extract<Outcome, { outcome: 'conflict' }> | null;

function rule(books: Books, taking: Taking, event: DeskEvent): Promise<Ruling> {
  const { account } = taking;
  switch (event.kind) {
    case 'review-kept':
      return keepReview(books, account, event.review);
    case 'answer-kept':
      return keepAnswer(books, account, event.reviewId, event.answer);
    case 'answer-removed':
      return removeAnswer(books, account, event.reviewId, event.questionId);
    case 'finding-kept':
      return keepFinding(books, account, event.finding);
    case 'finding-removed':
      return removeFinding(books, account, event.reviewId, event.findingId);
    case 'draft-recalled':
      return recallDraft(books, account, event.draft);
    case 'review-submitted':
      return submitReview(books, taking, event.submission);
    case 'reclassification-requested':
      return requestReclassification(books, taking, event.reclassification);
    case 'reclassification-withdrawn':
      return withdrawReclassification(books, taking, event.reclassificationId, event.videoId);
    case 'reclassification-decided':
      return decideReclassification(books, taking, event);
    case 'plan-committed':
      return commitPlan(books, account, event.committed);
    case 'draw-made':
      return makeDraw(books, taking, event.record);
    case 'draw-extended':
      return extendDraw(books, taking, event);
    case 'item-replaced':
      return replaceItem(books, taking, event.drawId, event.replacement);
    case 'sample-item-kept':
      return keepSampleItem(books, taking, event.item);
    case 'adjudication-kept':
      return keepAdjudication(books, account, event.adjudication);
    case 'paper-signed':
      return keepPaper(books, account, event.paper);
    case 'paper-entry-added':
      return addPaperEntry(books, account, event.entry);
    case 'no-video-answered':
      return answerNoVideo(books, account, event.answer);
    case 'match-chosen':
      return chooseMatch(books, account, event.choice);
    case 'configuration-published':
      return publishConfiguration(books, taking, event);
  }
}

function outcomeOf(ruling: Ruling): Outcome {
  if (ruling === null) return accepted;
  return 'refused' in ruling ? refusedWith(ruling) : ruling;
}
