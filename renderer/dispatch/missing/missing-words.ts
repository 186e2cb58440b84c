import type { FoundWhy, MissingDetail, MissingQueue, MissingState } from '../../../contract/missing-state.ts';
import type { CodeItem } from '../../../contract/nouns/account.ts';
import { meaningOf } from '../../../contract/nouns/no-video.ts';
import { spanText } from '../../../contract/time.ts';
import { percent } from '../../samples/words.ts';
import { count, grouped } from '../../words/count.ts';
import type { MissingView } from './missing-filter.ts';

/** What the work on missing recordings says. */

export const viewWords: Readonly<Record<MissingView, string>> = {
  due: 'To answer',
  waiting: 'Waiting',
  explained: 'Explained',
  unexplained: 'Unexplained',
  all: 'All',
};

export const stateWords: Readonly<Record<MissingState, string>> = {
  open: 'To answer',
  again: 'Due again',
  waiting: 'Waiting',
  explained: 'Explained',
  unexplained: 'Unexplained',
};

/** `"51 of 402 calls that should have a recording have none, 12.7 %. 3 explained calls are left out."` */
export function rateText({ rate: { expected, without }, counts: { explained } }: MissingQueue): string {
  if (expected === 0) return 'No call here should have a recording.';
  const share = percent(without / expected);
  const apart = explained === 0 ? '' : ` ${count(explained, 'explained call')} left out.`;
  return `${grouped(without)} of ${count(expected, 'call')} that should have a recording ${without === 1 ? 'has' : 'have'} none, ${share}.${apart}`;
}

/** What an answer does to the call, short: under its button. */
export function effectText(item: CodeItem): string {
  const { explains, againAfterDays } = meaningOf(item);
  if (explains !== 'nothing') return 'leaves the rate';
  return againAfterDays === null ? 'stays in the rate' : `due again in ${count(againAfterDays, 'day')}`;
}

/** `"began 4 min after the call"`. */
export function apartText(startsAfterMs: number): string {
  return `began ${spanText(startsAfterMs)} ${startsAfterMs < 0 ? 'before' : 'after'} the call`;
}

/** Why a recording is offered. */
export function whyText(why: readonly FoundWhy[]): string {
  return why.map((one) => whyWords[one]).join(', ');
}

const whyWords: Readonly<Record<FoundWhy, string>> = {
  own: 'this call’s own',
  number: 'same incident number',
  'same-officer': 'same officer, near in time',
  'on-scene': 'officer on the same call',
};

/** `"2 of 3 others recorded it"`. */
export function othersText(others: MissingDetail['others']): string {
  if (others.length === 0) return 'Nobody else was sent to this call.';
  const recorded = others.filter(({ videos }) => videos.length > 0).length;
  if (others.length === 1)
    return recorded === 1 ? 'The other officer recorded it' : 'The other officer has no recording either';
  return `${recorded} of ${others.length} others recorded it`;
}
