import type { QueueRow } from '../../contract/desk-state.ts';
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

export type WhenWord = { readonly tone: 'loss' | 'soon' | 'plain' | 'done'; readonly says: string };

/** What comes first: its deletion when that is near and before it is due, otherwise the day it is due. */
export function whenWord({ duty, video }: QueueRow, now: number): WhenWord {
  if (duty.doneAt !== null) return { tone: 'done', says: `done ${daysAwayText(duty.doneAt, now)}` };
  const { deletedAt } = video;
  if (deletedAt !== null && deletedAt <= now) return { tone: 'loss', says: 'deletion is due' };
  if (deletedAt !== null && deletedAt < duty.dueAt && daysAway(deletedAt, now) <= nearDeletionDays) {
    return { tone: 'loss', says: `deleted ${daysAwayText(deletedAt, now)}` };
  }
  const days = daysAway(duty.dueAt, now);
  if (duty.dueAt < now) return { tone: 'soon', says: days === 0 ? 'was due today' : `overdue ${-days} d` };
  return { tone: days <= 14 ? 'soon' : 'plain', says: `due ${daysAwayText(duty.dueAt, now)}` };
}

/** What to show of the data: the clock first, then what else is known, then what the person who sent it back asks. */
export function asksText({ duty }: QueueRow): string | null {
  return duty.kind === 'returned' && duty.note ? `asks: ${duty.note}` : null;
}
