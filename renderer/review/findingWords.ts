import type { VideoDetail } from '../../contract/library-state.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import { earlyStop, lateStart } from './facts.ts';
import { groupOf, isNote, labelOf } from './kinds.ts';
import type { CodeItem } from './reviewState.ts';

/** A finding beside its mark: "late start, no reason heard"; a note speaks for itself. */
export function findingWords(
  finding: Finding,
  kinds: readonly CodeItem[],
  detail: VideoDetail | null,
): string {
  const label = labelOf(kinds, finding.kind).toLowerCase();
  const note = firstWords(finding.note);
  if (isNote(kinds, finding.kind)) return note === '' ? 'note' : note;
  const parts = [label, reasonText(finding) ?? measured(finding, kinds, detail)];
  return parts.filter((part) => part !== null).join(', ');
}

/** "57 s after arrival", when the data measured what was found. */
export function measured(
  finding: Finding,
  kinds: readonly CodeItem[],
  detail: VideoDetail | null,
): string | null {
  if (detail === null) return null;
  const group = groupOf(kinds, finding.kind);
  if (group === 'late') return lateStart(detail)?.after ?? null;
  return group === 'early' ? (earlyStop(detail)?.before ?? null) : null;
}

export function reasonText({ reasonHeard }: Pick<Finding, 'reasonHeard'>): string | null {
  switch (reasonHeard) {
    case 'yes':
      return 'reason heard';
    case 'no':
      return 'no reason heard';
    case 'unclear':
      return 'reason unclear';
    case null:
      return null;
  }
}

export function asksReason(kinds: readonly CodeItem[], code: string): boolean {
  return kinds.find((item) => item.code === code)?.asksReason === true;
}

/** The first line of a note, cut where it is longer than a lane has room for. */
function firstWords(note: string): string {
  const line = note.trim().split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 58).trimEnd()}…` : line;
}
