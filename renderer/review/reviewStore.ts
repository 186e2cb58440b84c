import { createStore, type StoreApi } from 'zustand/vanilla';
import { deskApi } from '../../contract/desk-api.ts';
import type { ReviewCamera, Trouble, Watched } from '../../contract/nouns/review.ts';
import type { CallProblem, call as callDesk } from '../api/call.ts';
import type { Footage } from '../player/footage.ts';
import type { FrameTime } from '../player/glass.ts';
import type { SampleRef } from '../route/route.ts';
import type { Ahead } from './ahead.ts';
import { answerQuestion } from './answering.ts';
import { answerTogether } from './answeringTogether.ts';
import { type Held, takeReview } from './heldFindings.ts';
import { createHistory, type History } from './history.ts';
import { changeFinding, flushFindings, removeFinding, tagFinding } from './marking.ts';
import { askFootage, openReview, purposeFor, refresh, sayTrouble, takeFootage } from './opening.ts';
import { beginRange, endRange } from './ranges.ts';
import { askReclassification } from './reclassifying.ts';
import { nothingYet, type ReviewState } from './reviewState.ts';
import { submitReview } from './submitting.ts';
import { createWriter, type Writer } from './writer.ts';

/** What the review asks of the outside; tests bring their own. */
export type ReviewPorts = {
  readonly call: typeof callDesk;
  readonly ids: () => string;
  /** What is known of the footage before it is asked for. */
  readonly ahead: Pick<Ahead, 'known' | 'keep' | 'forget'>;
  readonly frameTime: () => FrameTime;
  /** What was watched so far, to be kept with the review. */
  readonly watched: () => Watched;
};

export type ReviewFields = {
  readonly note: string;
  readonly outcome: string | null;
  readonly unavailable: string | null;
  readonly trouble: Trouble | null;
  readonly watched: Watched;
  readonly cameras: ReviewCamera[];
};

/** What the parts of the store work with. */
export type Desk = ReviewPorts & {
  readonly store: StoreApi<ReviewState>;
  readonly fields: Writer<ReviewFields>;
  /** Findings that were made or changed here, with what is under way for them, by id. */
  readonly findings: Map<string, Held>;
  readonly told: Told;
  readonly history: History;
  readonly complain: (what: string, problem: CallProblem, again?: () => void) => void;
};

/**
 * How often the core has answered about each part of the review. Answers may come in another order than they were asked
 * for: one about the whole says nothing of a part about which another came meanwhile.
 */
export type Told = { fields: number; marks: number; answers: number; reclassification: number };

export type ReviewStore = ReturnType<typeof createReviewStore>;

/** Text is kept after this much quiet, in milliseconds, and at once when its field is left. */
export const typingPause = 180;

/**
 * The review of one video. A mark is on the glass at once, but nothing is shown as kept before the core has said so; what
 * could not be kept is said with the reason, and with a way to try again.
 */
export function createReviewStore(ports: ReviewPorts) {
  const store = createStore<ReviewState>(() => nothingYet);
  const fields = createWriter<ReviewFields>((change) => keepFields(desk, change));
  const desk: Desk = {
    ...ports,
    store,
    fields,
    findings: new Map(),
    told: { fields: 0, marks: 0, answers: 0, reclassification: 0 },
    history: createHistory(() => performance.now()),
    complain,
  };

  function complain(what: string, problem: CallProblem, again?: () => void): void {
    if (problem.code !== 'overtaken') store.setState({ complaint: { what, problem, again: again ?? null } });
  }

  return {
    store,
    open: (videoId: string, dutyId: string | null, reviewerId: string, sample: SampleRef | null = null) =>
      openReview(desk, videoId, dutyId, reviewerId, sample),
    openFor: purposeFor(desk),
    askFootage: () => askFootage(desk),
    takeFootage: (footage: Footage) => takeFootage(desk, footage),
    /** After the core said that something changed: the dots. */
    refresh: () => refresh(desk),
    answer: answerQuestion(desk),
    answerTogether: answerTogether(desk),
    tag: tagFinding(desk),
    changeFinding: changeFinding(desk),
    removeFinding: removeFinding(desk),
    begin: beginRange(desk),
    end: endRange(desk),
    undo: desk.history.undo,
    redo: desk.history.redo,
    reclassify: askReclassification(desk),
    setNote: (note: string) => fields.want({ note }, typingPause),
    setOutcome: (outcome: string | null) =>
      fields.want({ outcome, ...(outcome === null ? {} : { unavailable: null }) }),
    setUnavailable: (unavailable: string | null) =>
      fields.want({ unavailable, ...(unavailable === null ? {} : { outcome: null }) }),
    setTrouble: (trouble: Trouble | null) => sayTrouble(desk, trouble),
    keepWatched: () => {
      if (store.getState().review?.review.state === 'open') fields.want({ watched: ports.watched() });
    },
    /** The cameras shown beside it, as they lie now. */
    setCameras: (cameras: ReviewCamera[]) => fields.want({ cameras }, typingPause),
    /** Writes what is still being typed; true when all of it is kept. */
    flush: async () => (await Promise.all([fields.flush(), flushFindings(desk)])).every(Boolean),
    submit: submitReview(desk),
    select: (selected: string | null) => store.setState({ selected }),
    edit: (editing: string | null) =>
      store.setState(editing === null ? { editing } : { editing, selected: editing }),
    showTab: (tab: ReviewState['tab']) => store.setState({ tab }),
    focusIn: (focusIn: ReviewState['focusIn']) => store.setState({ focusIn }),
    hushComplaint: () => store.setState({ complaint: null }),
  };
}

async function keepFields(desk: Desk, change: Partial<ReviewFields>): Promise<boolean> {
  const { review } = desk.store.getState();
  if (review === null || review.review.state !== 'open') return true;
  const since = { ...desk.told };
  const outcome = await desk.call(deskApi.changeReview, {
    params: { id: review.review.id },
    body: copied(change),
  });
  if (outcome.ok) {
    takeReview(desk, outcome.value, since);
    desk.told.fields += 1;
    return true;
  }
  const { watched, ...others } = change;
  // Coverage alone is tried again in a few seconds anyway; nobody typed it.
  if (watched === undefined || Object.keys(others).length > 0) {
    desk.complain(whatOf(change), outcome.problem, () => void desk.fields.flush());
  }
  return false;
}

function copied(change: Partial<ReviewFields>) {
  const { watched, ...rest } = change;
  return watched === undefined
    ? rest
    : { ...rest, watched: { ...watched, stretches: [...watched.stretches] } };
}

function whatOf(change: Partial<ReviewFields>): string {
  if (change.note !== undefined) return 'Your note was not kept yet.';
  if (change.outcome !== undefined || change.unavailable !== undefined) return 'The outcome was not kept.';
  if (change.cameras !== undefined) return 'The cameras beside it were not kept yet.';
  return 'What you watched was not kept yet.';
}
