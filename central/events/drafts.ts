import type { Account } from '../../contract/nouns/account.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import type { Answer } from '../../contract/nouns/form.ts';
import type { Draft, Review, Submission } from '../../contract/nouns/review.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { itemOf } from '../items/item.ts';
import type { Books } from './books.ts';
import { canonicalText } from './canonical.ts';
import { checkAnswer, checkCode, checkFinding, checkParts, formOf, visibleVideo } from './checks.ts';

/**
 * Drafts: a review as far as it has come, for its reviewer alone, so that a lost laptop is not lost work. Each of these
 * answers null when it is done. Nothing changes a draft once its review is submitted; what the submission says already, word
 * for word, is done, because a desk that was put back from a backup says once more what it had said before.
 */

/** Begins a draft, or brings what is said of the review itself up to date; its answers and findings stay. */
export async function keepReview(books: Books, account: Account, review: Review): Promise<Refusal | null> {
  if (review.reviewerId !== account.id) return refuse('not-allowed', 'A review is kept by its own reviewer.');
  if (await says(books, account, review.id, (whole) => isSame(whole.review, asKept(whole.review, review))))
    return null;
  const draft = await ownDraft(books, account, review.id);
  if (isRefusal(draft)) return draft;
  const video = await visibleVideo(books, account, review.videoId);
  if (isRefusal(video)) return video;
  const refusal =
    (await checkCode(books, 'outcome', review.outcome)) ??
    (await checkCode(books, 'unavailable', review.unavailable));
  if (refusal !== null) return refusal;
  books.put(itemOf('draft', { ...(draft ?? nothingMarked), review: asDraft(account, review) }));
  return null;
}

/**
 * Takes what another machine of the reviewer had heard of a review, where it isn't on record, neither as said nor as taken
 * back: that machine's words may be older than what has been said since.
 */
export async function recallDraft(
  books: Books,
  account: Account,
  heard: Submission,
): Promise<Refusal | null> {
  const { review } = heard;
  if (review.reviewerId !== account.id) return refuse('not-allowed', 'A review is kept by its own reviewer.');
  if ((await books.read('result', review.id)) !== null) return null;
  const draft = await ownDraft(books, account, review.id);
  if (isRefusal(draft)) return draft;
  const video = await visibleVideo(books, account, review.videoId);
  if (isRefusal(video)) return video;
  const refusal = await checkParts(books, heard, await formOf(books, review));
  if (refusal !== null) return refusal;
  const kept = draft ?? { ...nothingMarked, review: asDraft(account, review) };
  const answers = lacking(heard.answers, kept.answers, kept.removed?.answers, ({ questionId }) => questionId);
  const findings = lacking(heard.findings, kept.findings, kept.removed?.findings, ({ id }) => id);
  if (draft !== null && answers.length + findings.length === 0) return null;
  books.put(
    itemOf('draft', {
      ...kept,
      answers: [...kept.answers, ...answers],
      findings: [...kept.findings, ...findings],
    }),
  );
  return null;
}

export async function keepAnswer(
  books: Books,
  account: Account,
  reviewId: string,
  answer: Answer,
): Promise<Refusal | null> {
  const isSaid: Said = ({ answers }) => answers.some((one) => isSame(one, answer));
  return change(books, account, reviewId, isSaid, async (draft) => {
    const refusal = checkAnswer(await formOf(books, draft.review), answer);
    if (refusal !== null) return refusal;
    const { questionId: id } = answer;
    const answers = replaced(draft.answers, answer, ({ questionId }) => questionId);
    return { ...draft, answers, ...takenBack(draft, { answers: [id] }, false) };
  });
}

export async function removeAnswer(
  books: Books,
  account: Account,
  reviewId: string,
  questionId: string,
): Promise<Refusal | null> {
  const isSaid: Said = ({ answers }) => answers.every((one) => one.questionId !== questionId);
  return change(books, account, reviewId, isSaid, (draft) =>
    Promise.resolve({
      ...draft,
      answers: draft.answers.filter((answer) => answer.questionId !== questionId),
      ...takenBack(draft, { answers: [questionId] }, true),
    }),
  );
}

export async function keepFinding(books: Books, account: Account, finding: Finding): Promise<Refusal | null> {
  const isSaid: Said = ({ findings }) => findings.some((one) => isSame(one, finding));
  return change(books, account, finding.reviewId, isSaid, async (draft) => {
    const refusal = await checkFinding(books, finding);
    if (refusal !== null) return refusal;
    const findings = replaced(draft.findings, finding, ({ id }) => id);
    return { ...draft, findings, ...takenBack(draft, { findings: [finding.id] }, false) };
  });
}

export async function removeFinding(
  books: Books,
  account: Account,
  reviewId: string,
  findingId: string,
): Promise<Refusal | null> {
  const isSaid: Said = ({ findings }) => findings.every(({ id }) => id !== findingId);
  return change(books, account, reviewId, isSaid, (draft) =>
    Promise.resolve({
      ...draft,
      findings: draft.findings.filter(({ id }) => id !== findingId),
      ...takenBack(draft, { findings: [findingId] }, true),
    }),
  );
}

/** The draft of a review that is still open and this account's; null when nothing was kept of it yet. */
export async function ownDraft(
  books: Books,
  account: Account,
  reviewId: string,
): Promise<Draft | null | Refusal> {
  if ((await books.read('result', reviewId)) !== null) return refuse('review-submitted');
  const draft = await books.read('draft', reviewId);
  if (draft === null) return null;
  return draft.item.accountId === account.id
    ? draft.body
    : refuse('not-allowed', 'This is another reviewer’s review.');
}

async function change(
  books: Books,
  account: Account,
  reviewId: string,
  isSaid: Said,
  apply: (draft: Draft) => Promise<Draft | Refusal>,
): Promise<Refusal | null> {
  if (await says(books, account, reviewId, isSaid)) return null;
  const draft = await ownDraft(books, account, reviewId);
  if (isRefusal(draft)) return draft;
  if (draft === null) return refuse('not-found', 'The review that this belongs to never arrived.');
  const changed = await apply(draft);
  if (isRefusal(changed)) return changed;
  books.put(itemOf('draft', changed));
  return null;
}

/** Whether the submission says it already. */
type Said = (whole: Submission) => boolean;

async function says(books: Books, account: Account, reviewId: string, isSaid: Said): Promise<boolean> {
  const whole = (await books.read('result', reviewId))?.body;
  return whole?.review.reviewerId === account.id && isSaid(whole);
}

/** A review as it would lie here: names and state are the central's own. */
export function asKept({ reviewerName, state, submittedAt, sample }: Review, review: Review): Review {
  return {
    ...review,
    reviewerName,
    state,
    submittedAt: review.submittedAt ?? submittedAt,
    sample: review.sample ?? sample ?? null,
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalText(one) === canonicalText(other);
}

const nothingMarked = { answers: [], findings: [] };

function asDraft(account: Account, review: Review): Review {
  return { ...review, reviewerName: account.name, state: 'open', submittedAt: null };
}

/** Those that are on record neither as said nor as taken back. */
function lacking<T>(
  heard: readonly T[],
  kept: readonly T[],
  removed: readonly string[] = [],
  keyOf: (part: T) => string,
): readonly T[] {
  const known = new Set([...kept.map(keyOf), ...removed]);
  return heard.filter((part) => !known.has(keyOf(part)));
}

type Parts = NonNullable<Draft['removed']>;

/** What is on record as taken back, with these or without them; nothing at all where there is none. */
function takenBack(draft: Draft, ids: Partial<Parts>, isBack: boolean): Pick<Draft, 'removed'> {
  const of = (part: keyof Parts): string[] => {
    const known = new Set(draft.removed?.[part]);
    for (const id of ids[part] ?? [])
      if (isBack) known.add(id);
      else known.delete(id);
    return [...known];
  };
  const removed = { findings: of('findings'), answers: of('answers') };
  return draft.removed === undefined && removed.findings.length + removed.answers.length === 0
    ? {}
    : { removed };
}

/** The list with one part in the place of the one with its key, or at the end. */
function replaced<T>(list: readonly T[], part: T, keyOf: (part: T) => string): T[] {
  const key = keyOf(part);
  const at = list.findIndex((other) => keyOf(other) === key);
  return at < 0 ? [...list, part] : list.with(at, part);
}
