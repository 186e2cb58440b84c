import { day } from '../../../contract/time.ts';

/** A week from Monday to Sunday, by this machine's calendar. */
export type Week = { readonly from: string; readonly to: string };

/** The weeks that dispatches on file lie in, the newest first. */
export function weeksOf(
  span: { readonly firstAt: number; readonly lastAt: number },
  most = 26,
): readonly Week[] {
  const weeks: Week[] = [];
  for (let monday = mondayOf(span.lastAt); weeks.length < most; monday = mondayOf(monday - day)) {
    weeks.push({ from: dayText(monday), to: dayText(monday + 6.5 * day) });
    if (monday <= span.firstAt) break;
  }
  return weeks;
}

function mondayOf(at: number): number {
  const date = new Date(at);
  date.setHours(12, 0, 0, 0);
  date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
  return date.setHours(0, 0, 0, 0);
}

function dayText(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
