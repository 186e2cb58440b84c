import { Temporal } from 'temporal-polyfill';
import type { Officer } from '../../contract/nouns/officer.ts';
import { day, hour } from '../../contract/time.ts';
import { createDice } from './dice.ts';
import type { People, Squad } from './people.ts';
import { type Plan, zone } from './plan.ts';

/** One squad's tour of duty on one day. */
export type Tour = {
  readonly squad: Squad;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly onDuty: readonly Officer[];
  /** How busy it was beside others; 1 for one officer on an ordinary day. */
  readonly load: number;
  readonly hasDispatches: boolean;
};

/** Day, evening, night: local hour of the start. Ten hours each, so that they overlap where it is busy. */
const shiftStarts = [14.5, 6.5, 21] as const;
const tourLength = 10 * hour;
/** The last tours end this long before now, so that overtime isn't in the future. */
const margin = 3 * hour;

/** All tours of all squads that ended before `now`, the oldest first. */
export function createTours(seed: string, plan: Plan, people: People, now: number): readonly Tour[] {
  const dice = createDice(seed, 'tours');
  const tours: Tour[] = [];
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  for (let back = plan.videoDays; back >= 0; back -= 1) {
    const date = today.subtract({ days: back });
    const starts = shiftStarts.map((start) => startOf(date, start));
    people.squads.forEach((squad, index) => {
      const startsAt = starts[index % starts.length] ?? 0;
      const onDuty = squad.officers.filter((_, place) => isOnDuty(back, place));
      const load = onDuty.length * (date.dayOfWeek >= 5 ? 1.25 : 1) * dice.between(0.6, 1.4);
      if (
        startsAt < now - plan.videoDays * day ||
        startsAt + tourLength > now - margin ||
        onDuty.length === 0
      )
        return;
      const hasDispatches = startsAt >= now - plan.dispatchDays * day;
      tours.push({ squad, startsAt, endsAt: startsAt + tourLength, onDuty, load, hasDispatches });
    });
  }
  return tours;
}

/** Shares `total` out by load, whole numbers whose sum is exactly the total. */
export function shareOut(total: number, tours: readonly Tour[]): readonly number[] {
  const sum = tours.reduce((loads, tour) => loads + tour.load, 0);
  let passed = 0;
  let given = 0;
  return tours.map((tour) => {
    passed += tour.load;
    const share = Math.round((total * passed) / sum) - given;
    given += share;
    return share;
  });
}

/** Four days on, three off, staggered over the squad. */
function isOnDuty(daysBack: number, place: number): boolean {
  return (daysBack + place * 2) % 7 < 4;
}

function startOf(date: Temporal.PlainDate, localHour: number): number {
  const time = { hour: Math.floor(localHour), minute: (localHour % 1) * 60 };
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
