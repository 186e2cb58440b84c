import { Temporal } from 'temporal-polyfill';
import { zone } from './plan.ts';

/** The numbers an event goes by: `P26-318-0412` in dispatch, `KC26-045512` in reports. */
export type EventNumbers = { readonly event: string; readonly incident: string };

/** Gives each event the next number of its moment in the year, as if the rest of the city called, too. */
export function createNumbers(): (at: number) => EventNumbers {
  const taken = new Set<number>();
  let today = localDay(0);
  return (at) => {
    // Events come day by day, so the answer is mostly the last one.
    if (at < today.from || at >= today.until) today = localDay(at);
    const { year, dayOfYear } = today;
    let running = Math.floor(((at - Date.UTC(year, 0, 1)) / 31_557_600_000) * cityEventsInYear) + 1;
    while (running < 1 || taken.has(year * 1e7 + running)) running += 1;
    taken.add(year * 1e7 + running);
    const short = String(year).slice(2);
    return {
      event: `P${short}-${String(dayOfYear).padStart(3, '0')}-${String(running % 10_000).padStart(4, '0')}`,
      incident: `KC${short}-${String(running).padStart(6, '0')}`,
    };
  };
}

const cityEventsInYear = 620_000;

type LocalDay = {
  readonly from: number;
  readonly until: number;
  readonly year: number;
  readonly dayOfYear: number;
};

function localDay(at: number): LocalDay {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const start = local.startOfDay();
  const until = start.add({ days: 1 }).epochMilliseconds;
  return { from: start.epochMilliseconds, until, year: local.year, dayOfYear: local.dayOfYear };
}
