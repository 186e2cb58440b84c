import type { VideoDetail } from '../../contract/library-state.ts';
import { type CodeItem, type CodeList, isInForce } from '../../contract/nouns/account.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import type { Duty, Trouble } from '../../contract/nouns/review.ts';
import type { ReviewDetail } from '../../contract/review-state.ts';
import type { SentState } from '../../contract/sync-state.ts';
import type { Instant } from '../../contract/time.ts';
import type { CallProblem } from '../api/call.ts';
import type { Footage } from '../player/footage.ts';
import type { SampleRef } from '../route/route.ts';
import type { Group } from './kinds.ts';

/** `writing`: on the glass already, but the core has not said yet that it is kept as it is shown. */
export type MarkState = SentState | 'writing';
export type Kept = {
  readonly finding: Finding;
  readonly sent: MarkState;
  readonly since: Instant | null;
};
/** A review as it is shown: what the core has, and the marks that are on their way to it. */
export type OpenReview = Omit<ReviewDetail, 'findings'> & { readonly findings: readonly Kept[] };
/** A range under way: the finding that it will be, and the family whose key ends it. */
export type Running = { readonly id: string; readonly group: Group };
export type Tab = 'form' | 'findings' | 'clip' | 'cameras';

/** Something that was not kept, in words, and how to try it again. What the reviewer did stays on the screen. */
export type Complaint = {
  readonly what: string;
  readonly problem: CallProblem;
  readonly again: (() => void) | null;
};

export type ReviewState = {
  readonly videoId: string | null;
  /** `purpose`: nobody asked for this review, so the reviewer says first why the video is watched. */
  readonly phase: 'loading' | 'purpose' | 'open' | 'failed';
  readonly problem: CallProblem | null;
  readonly detail: VideoDetail | null;
  readonly duty: Duty | null;
  /** The item of a sample that it is reviewed for. */
  readonly sample: SampleRef | null;
  readonly review: OpenReview | null;
  readonly footage: Footage;
  /** What is wrong with the picture, as seen now or before. */
  readonly trouble: Trouble | null;
  /** Answers that were given and are on their way to the core, by question. */
  readonly answering: Readonly<Record<string, string | null>>;
  readonly tab: Tab;
  /** The finding chosen in the list and on the timeline. */
  readonly selected: string | null;
  /** The finding whose card is open on the stage. */
  readonly editing: string | null;
  /** Ranges that were begun while playing and wait for their end, by finding. */
  readonly running: readonly Running[];
  readonly complaint: Complaint | null;
  /** Which part of the panel has the focus; its keys come first then. */
  readonly focusIn: 'form' | 'findings' | null;
  readonly submitting: boolean;
};

export const nothingYet: ReviewState = {
  videoId: null,
  phase: 'loading',
  problem: null,
  detail: null,
  duty: null,
  sample: null,
  review: null,
  footage: { state: 'asking' },
  trouble: null,
  answering: {},
  tab: 'form',
  selected: null,
  editing: null,
  running: [],
  complaint: null,
  focusIn: null,
  submitting: false,
};

export function isOpen(state: ReviewState): boolean {
  return state.review?.review.state === 'open';
}

/** The items of one of the department's lists, in its newest version. */
export function codesOf(lists: readonly CodeList[], id: CodeList['id']): readonly CodeItem[] {
  const versions = lists.filter((list) => list.id === id);
  return versions.toSorted((a, b) => b.version - a.version)[0]?.items ?? [];
}

/** Those of them that may be chosen at this time, and the one that is chosen already. */
export function choicesOf(
  lists: readonly CodeList[],
  id: CodeList['id'],
  at: number,
  chosen: string | null = null,
): readonly CodeItem[] {
  return codesOf(lists, id).filter((item) => isInForce(item, at) || item.code === chosen);
}

export type { CodeItem };
