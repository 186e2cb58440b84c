import type { Tab } from './reviewState.ts';
import type { ReviewSession } from './session.ts';

/** Brings a part of the panel to the front and the focus into it: to its first control, or to itself where one only reads. */
export function focusPanel({ review }: Pick<ReviewSession, 'review'>, tab: Tab): void {
  review.showTab(tab);
  // It is drawn first.
  requestAnimationFrame(() => {
    const panel = document.querySelector<HTMLElement>('.side [role="tabpanel"]:not([data-inert])');
    const control = panel?.querySelector<HTMLElement>(
      'button:not(:disabled), a[href], input, [tabindex="0"]',
    );
    if (control == null) panel?.focus({ preventScroll: true });
    else control.focus();
  });
}
