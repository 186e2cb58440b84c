import type { Question } from '../../contract/nouns/form.ts';
import { dueQuestion } from './openQuestions.ts';
import type { ReviewSession } from './session.ts';

/** Brings the form to the front and the focus to a question; without an id, to the first one that is due. */
export function focusQuestion(session: ReviewSession, id?: string): void {
  session.review.showTab('form');
  const wanted = id ?? dueQuestion(session.review.store.getState(), null);
  // The tab is drawn first.
  requestAnimationFrame(() => {
    const rows = rowsOf(session.places.form);
    focusRow(rows.find((row) => row.dataset['question'] === wanted) ?? rows[0]);
  });
}

/**
 * After an answer: to the next question that is due, so that a review with nothing to say stays quick. An answer that
 * tells of a problem leads to the next row, which mostly asks more about it.
 */
export function goOnAfter(session: ReviewSession, question: Question, value: string): void {
  const next = question.bad.includes(value)
    ? null
    : dueQuestion(session.review.store.getState(), question.id);
  const row = rowsOf(session.places.form).find((one) => one.dataset['question'] === next);
  if (row === undefined) moveQuestion(session, 1);
  else focusRow(row);
}

/** To the question before or after the one that has the focus. */
export function moveQuestion({ places }: ReviewSession, by: 1 | -1): void {
  const rows = rowsOf(places.form);
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  focusRow(rows[Math.min(rows.length - 1, Math.max(0, here + by))]);
}

/** The question that has the focus. */
export function questionInFocus({ places }: ReviewSession): string | null {
  return rowsOf(places.form).find((row) => row.contains(document.activeElement))?.dataset['question'] ?? null;
}

function rowsOf(form: HTMLElement | null): readonly HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('[data-question]') ?? [])];
}

function focusRow(row: HTMLElement | undefined): void {
  const target =
    row?.querySelector<HTMLElement>('[aria-checked="true"], [aria-pressed="true"]') ??
    row?.querySelector<HTMLElement>('button, input');
  target?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}
