import type { QueueRow } from '../../contract/library-state.ts';
import { spanText } from '../../contract/time.ts';
import { daysAway, daysAwayText } from '../words/when.ts';
import { nearDeletionDays } from './queue-store.ts';

/** Why a video is in the queue: "Q4 draw", "Returned", "Second review". */
export function whyText({ duty }: QueueRow): string {
  switch (duty.kind) {
    case 'returned':
      return 'Returned';
    case 'second':
      return 'Second review';
    case 'periodic':
    case 'audit':
    case 'case':
      return duty.programme;
  }
}

export type WhenWord = { readonly tone: 'loss' | 'over' | 'soon' | 'plain' | 'done'; readonly says: string };

/** What comes first: its deletion when that is near and before it is due, otherwise the day it is due. */
export function whenWord({ duty, video }: QueueRow, now: number): WhenWord {
  if (duty.doneAt !== null) return { tone: 'done', says: `done ${daysAwayText(duty.doneAt, now)}` };
  const { deletedAt } = video;
  if (deletedAt !== null && deletedAt <= now) return { tone: 'loss', says: 'deletion is due' };
  if (deletedAt !== null && deletedAt < duty.dueAt && daysAway(deletedAt, now) <= nearDeletionDays) {
    return { tone: 'loss', says: `deleted ${daysAwayText(deletedAt, now)}` };
  }
  const days = daysAway(duty.dueAt, now);
  if (duty.dueAt < now) return { tone: 'over', says: days === 0 ? 'was due today' : `overdue ${-days} d` };
  return { tone: days <= 14 ? 'soon' : 'plain', says: `due ${daysAwayText(duty.dueAt, now)}` };
}

/** One thing that the data knows, with the colour family it belongs to. */
export type DataWord = { readonly kind: 'late' | 'early' | 'narration' | 'other'; readonly says: string };

/**
 * What the core says about a video before anybody watches it, shortened for a line: "Late start, 57 s after arrival"
 * becomes "late start 57 s". Which differences are worth saying is the core's to decide, so only its hints are shortened.
 */
export function dataWords({ hints, timing }: Pick<QueueRow, 'hints' | 'timing'>): readonly DataWord[] {
  const late = timing?.startsAfterArrivalMs ?? timing?.startsAfterDispatchMs ?? null;
  const early = timing?.endsBeforeClearMs ?? null;
  return hints.map((hint): DataWord => {
    if (late !== null && hint.startsWith('Late start'))
      return { kind: 'late', says: `late start ${spanText(late)}` };
    if (early !== null && hint.startsWith('Early stop'))
      return { kind: 'early', says: `early stop ${spanText(early)}` };
    const says = hint.charAt(0).toLowerCase() + hint.slice(1);
    return { kind: hint.startsWith('Muted') ? 'narration' : 'other', says };
  });
}

/** The line under "From the data". A second review is made without it; a returned one begins with what is asked. */
export function dataLine(row: QueueRow): {
  readonly kind: DataWord['kind'] | 'asked';
  readonly says: string;
} {
  if (row.duty.kind === 'second' && row.duty.doneAt === null)
    return { kind: 'other', says: 'hidden until submitted' };
  const words = dataWords(row);
  const asks = row.duty.kind === 'returned' && row.duty.note ? [`asks: ${row.duty.note}`] : [];
  const line = [...asks, ...words.map(({ says }) => says)].join(', ');
  const coloured = asks.length > 0 ? undefined : words.find(({ kind }) => kind !== 'other');
  return {
    kind: coloured?.kind ?? (asks.length > 0 ? 'asked' : 'other'),
    says: line.charAt(0).toUpperCase() + line.slice(1),
  };
}
