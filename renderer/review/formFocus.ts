import type { ReviewSession } from './session.ts';

/** Brings the form to the front and the focus to a question; without an id, to the first one not answered. */
export function focusQuestion({ review, places }: ReviewSession, id?: string): void {
  review.showTab('form');
  // The tab is drawn first.
  requestAnimationFrame(() => {
    const rows = rowsOf(places.form);
    const answered = new Set(review.store.getState().review?.answers.map(({ answer }) => answer.questionId));
    const row =
      rows.find((one) =>
        id === undefined ? !answered.has(one.dataset['question'] ?? '') : one.dataset['question'] === id,
      ) ?? rows[0];
    focusRow(row);
  });
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
