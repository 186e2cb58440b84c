import type { Foreseen, Issue, RiskRow, WaitingRequest } from '../../../contract/risk-state.ts';
import { count, listed } from '../../words/count.ts';
import { dateText, daysAway, daysAwayText } from '../../words/when.ts';

/** Classes, requests and what they do to a day of deletion, in words. */

export const issueTitles: Readonly<Record<Issue, string>> = {
  citation: 'Citation',
  arrest: 'Arrest',
  force: 'Use of force',
  report: 'Report',
  unclassified: 'Not classified',
};

/** When a recording deletes itself; one on hold is said to be held. */
export function fateWord(
  { video, hold }: Pick<RiskRow, 'video' | 'hold'>,
  now: number,
): { readonly says: string; readonly isNear: boolean } {
  if (hold !== null) return { says: 'on hold', isNear: false };
  if (video.deletedAt === null) return { says: 'kept', isNear: false };
  if (video.deletedAt <= now) return { says: 'date passed', isNear: true };
  const days = daysAway(video.deletedAt, now);
  const isNear = days <= 30;
  return {
    says: days <= 365 ? daysAwayText(video.deletedAt, now) : dateText(video.deletedAt, video.zone),
    isNear,
  };
}

export function askedWord(asked: RiskRow['asked']): string {
  switch (asked) {
    case 'none':
      return '';
    case 'kept':
      return 'asked for, not sent yet';
    case 'waiting-for-second':
      return 'waits for a second person';
    case 'conflict':
      return 'changed meanwhile';
  }
}

export function whyWord(why: Foreseen['why']): string {
  switch (why) {
    case null:
      return '';
    case 'held':
      return 'on hold: whoever set the hold decides';
    case 'class-unchanged':
      return 'has this class already';
    case 'asked-for':
      return 'a request is on its way already';
    case 'not-here':
      return 'no longer on this desk';
  }
}

/** `"8 kept longer, 1 shorter and waits for a second person, 1 refused"`. */
export function effectsWord(rows: readonly Foreseen[]): string {
  const of = (effect: Foreseen['effect']) => rows.filter((row) => row.effect === effect).length;
  const [longer, same, shorter, refused] = [of('longer'), of('same'), of('shorter'), of('refused')];
  return listed([
    longer === 0 ? null : `${count(longer, 'recording')} kept longer`,
    same === 0 ? null : `${count(same, 'recording')} kept as long as now`,
    shorter === 0
      ? null
      : `${count(shorter, 'recording')} kept shorter, which ${shorter === 1 ? 'waits' : 'wait'} for a second person`,
    refused === 0 ? null : `${count(refused, 'recording')} refused`,
  ]);
}

/** `"14 Jul 2026"`, that it has no end, or that the day is over already. */
export function untilWord(at: number | null, zone: string, now: number): string {
  if (at === null) return 'no end';
  return at <= now ? `at once (${dateText(at, zone)})` : dateText(at, zone);
}

/** Where a request stands. */
export function standingWord({ request, said, isMine, mayDecide }: WaitingRequest): string {
  switch (said) {
    case 'approved':
      return 'approved here, on its way';
    case 'declined':
      return 'declined here, on its way';
    case 'withdrawn':
      return 'taken back here, on its way';
    case null:
      break;
  }
  switch (request.state) {
    case 'waiting-for-second':
      return isMine ? 'yours, waits' : mayDecide ? 'waits for you' : 'waits';
    case 'applied':
      return `approved by ${request.decidedBy ?? 'somebody'}`;
    case 'declined':
      return `declined by ${request.decidedBy ?? 'somebody'}`;
    case 'withdrawn':
      return 'taken back';
    case 'conflict':
      return 'not applied: the class was changed meanwhile';
  }
}

/** The same inside a sentence: `"on 14 Jul 2026"`, `"at once"`, `"never"`. */
export function dayWord(at: number | null, zone: string, now: number): string {
  if (at === null) return 'never';
  return at <= now ? `at once, for ${dateText(at, zone)} is over` : `on ${dateText(at, zone)}`;
}
