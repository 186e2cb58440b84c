import { day, hour, spanText } from '../../../contract/time.ts';
import type { Repeated } from '../../../contract/uploads-state.ts';
import { grouped } from '../../words/count.ts';

/** From this many on, a share says more than two counts. */
const enoughForShare = 50;

/** `"3 of 41"`; with a share where there are enough: `"28 of 380 (7.4 %)"`. */
export function lateText(late: number, uploads: number): string {
  const counts = `${grouped(late)} of ${grouped(uploads)}`;
  return uploads < enoughForShare ? counts : `${counts} (${shareText(late / uploads)})`;
}

/** `0.0735` → `"7.4 %"`. */
export function shareText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** `"3 h 12 min"`, from two days on `"2 d 7 h"`; null: nothing to tell. */
export function lagText(lag: number | null): string {
  if (lag === null) return '';
  if (lag < 2 * day) return spanText(lag);
  const hours = Math.floor((lag % day) / hour);
  return hours === 0 ? `${Math.floor(lag / day)} d` : `${Math.floor(lag / day)} d ${hours} h`;
}

/** `"under 6 h"`, `"6 to 12 h"`, `"over 72 h"`. */
export function stepText(upToHours: number | null, before: number | null): string {
  if (upToHours === null) return `over ${before ?? 0} h`;
  return before === null ? `up to ${upToHours} h` : `${before} to ${upToHours} h`;
}

/** Whether a step of the spread lies beyond the rule of 24 hours. */
export function isLateStep(before: number | null): boolean {
  return before !== null && before * hour >= 24 * hour;
}

export const repeatedTitles: Readonly<Record<Repeated['kind'], string>> = {
  device: 'Goes with the camera',
  officer: 'Goes with the officer',
  'one-pair': 'One officer with one camera: can’t be told apart',
};

export const listTitles = {
  late: 'Uploaded more than 24 hours after the recording ended',
  waiting: 'Not uploaded yet',
  overdue: 'Not uploaded, and more than 24 hours old',
} as const;
