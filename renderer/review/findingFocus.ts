import type { ReviewSession } from './session.ts';

/** To the finding before or after the chosen one in the list, and to its place on the clip. */
export function chooseFinding({ review, player }: ReviewSession, by: 1 | -1): void {
  const { selected, review: open } = review.store.getState();
  const findings = open?.findings.map(({ finding }) => finding) ?? [];
  const here = findings.findIndex(({ id }) => id === selected);
  const finding = findings[Math.min(findings.length - 1, Math.max(0, here + by))];
  if (finding === undefined) return;
  review.select(finding.id);
  player.seekToMark(finding.mark.startMs, finding.mark.startFrame);
  focusFindingRow(finding.id);
}

/** The focus to a row of the list, once it is drawn. */
export function focusFindingRow(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-finding="${CSS.escape(id)}"]`)?.focus(),
  );
}
