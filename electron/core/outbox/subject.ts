import type { DeskEvent } from '../../../contract/nouns/event.ts';

/** What an event is about. Events about the same thing keep their order on the way out, whatever happens to the others. */
export type About = {
  readonly subject: string;
  /** Which review, answer, finding or request. */
  readonly itemId: string;
  readonly reviewId: string | null;
  /** Empty: about no video. */
  readonly videoId: string;
};

export const subjectOf = {
  /** Spelled out once more in the SQL of outbox/store.ts: everything in a review follows the first word about it. */
  review: (id: string) => `review:${id}`,
  answer: (reviewId: string, questionId: string) => `answer:${questionId}:${reviewId}`,
  finding: (id: string) => `finding:${id}`,
  /** What was heard of a review from another machine; words about the review itself don't replace it. */
  recalled: (reviewId: string) => `recalled:${reviewId}`,
  /** Requests about one video follow each other: each stands on the classes that the one before left. */
  reclassification: (videoId: string) => `reclassification:${videoId}`,
  /** Everything about a draw keeps its order: it is committed to, drawn, worked, signed. */
  draw: (drawId: string) => `draw:${drawId}`,
  /** What is said of one dispatch follows each other; answers and choices of recordings apart. */
  noVideo: (dispatchId: string) => `no-video:${dispatchId}`,
  match: (dispatchId: string) => `match:${dispatchId}`,
  /** Versions of one form or list follow each other. */
  configuration: (noun: string, id: string) => `configuration:${noun}:${id}`,
} as const;

type ReviewSubject = Exclude<keyof typeof subjectOf, 'draw' | 'configuration' | 'noVideo' | 'match'>;

export function aboutOf(event: DeskEvent, videoId: string): About {
  switch (event.kind) {
    case 'review-kept':
      return about('review', event.review.id, event.review.id);
    case 'review-submitted':
      return about('review', event.submission.review.id, event.submission.review.id);
    case 'draft-recalled':
      return about('recalled', event.draft.review.id, event.draft.review.id);
    case 'answer-kept':
      return about('answer', event.answer.questionId, event.reviewId);
    case 'answer-removed':
      return about('answer', event.questionId, event.reviewId);
    case 'finding-kept':
      return about('finding', event.finding.id, event.finding.reviewId);
    case 'finding-removed':
      return about('finding', event.findingId, event.reviewId);
    case 'reclassification-requested':
      return about('reclassification', event.reclassification.id, event.reclassification.reviewId);
    case 'reclassification-withdrawn':
    case 'reclassification-decided':
      return about('reclassification', event.reclassificationId, null);
    case 'plan-committed':
      return ofDraw(event.committed.drawId, event.committed.drawId);
    case 'draw-made':
      return ofDraw(event.record.id, event.record.id);
    case 'draw-extended':
      return ofDraw(event.drawId, event.drawId);
    case 'item-replaced':
      return ofDraw(event.drawId, event.replacement.out);
    case 'sample-item-kept':
      return ofDraw(event.item.drawId, event.item.id);
    case 'adjudication-kept':
      return ofDraw(event.adjudication.drawId, event.adjudication.id);
    case 'paper-signed':
      return ofDraw(event.paper.drawId, event.paper.id);
    case 'paper-entry-added':
      return ofDraw(event.entry.drawId, event.entry.id);
    case 'no-video-answered': {
      const { id, dispatchId } = event.answer;
      return { subject: subjectOf.noVideo(dispatchId), itemId: id, reviewId: null, videoId };
    }
    case 'match-chosen': {
      const { id, dispatchId } = event.choice;
      return { subject: subjectOf.match(dispatchId), itemId: id, reviewId: null, videoId };
    }
    case 'configuration-published': {
      const subject = subjectOf.configuration(event.content.noun, event.content.body.id);
      return { subject, itemId: event.publicationId, reviewId: null, videoId };
    }
  }

  function ofDraw(drawId: string, itemId: string): About {
    return { subject: subjectOf.draw(drawId), itemId, reviewId: null, videoId };
  }

  function about(what: ReviewSubject, itemId: string, reviewId: string | null): About {
    return { subject: subject(what, itemId, reviewId), itemId, reviewId, videoId };
  }

  function subject(what: ReviewSubject, itemId: string, reviewId: string | null): string {
    switch (what) {
      case 'review':
      case 'finding':
      case 'recalled':
        return subjectOf[what](itemId);
      case 'answer':
        return subjectOf.answer(reviewId ?? '', itemId);
      case 'reclassification':
        return subjectOf.reclassification(videoId);
    }
  }
}
