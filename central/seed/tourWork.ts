import type { Officer } from '../../contract/nouns/officer.ts';
import { minute } from '../../contract/time.ts';
import { type CallType, callTypes } from './callTypes.ts';
import { type Contact, contactOf } from './contact.ts';
import type { Dice } from './dice.ts';
import type { Reel } from './reel.ts';
import type { Tour } from './tours.ts';

/** One event of a tour, with everybody of the squad who was there. */
export type TourEvent = {
  readonly call: CallType;
  readonly isSelfInitiated: boolean;
  readonly at: number;
  readonly contacts: readonly Contact[];
};

/**
 * Fills a tour with exactly `rows` contacts. Nobody is at two events at once, so that a dispatch without a video of
 * its own can't be taken for one that has another's.
 */
export function workTour(dice: Dice, tour: Tour, rows: number, reels: readonly Reel[]): readonly TourEvent[] {
  const mustRecord = !tour.hasDispatches;
  const able = mustRecord ? tour.onDuty.filter((officer) => officer.equipped) : tour.onDuty;
  const officers = able.length === 0 ? tour.squad.officers.filter((officer) => officer.equipped) : able;
  const freeAt = new Map<Officer, number>(officers.map((officer) => [officer, tour.startsAt]));
  const times = eventTimes(dice, tour, rows);
  const events: TourEvent[] = [];
  let left = rows;
  for (let event = 0; left > 0; event += 1) {
    const call = dice.weighted(callTypes, (type) => type.weight);
    const going = Math.min(left, officers.length, howMany(dice, call));
    const team = freest(dice, freeAt, times[event] ?? 0, going);
    const latest = Math.max(...team.map((officer) => freeAt.get(officer) ?? 0));
    const at = Math.floor(Math.max(times[event] ?? 0, latest + dice.between(5, 10) * minute));
    const scene = {
      call,
      isSelfInitiated: dice.chance(call.selfInitiated),
      at,
      lengthMs: Math.min(dice.skewed(call.medianMinutes, 0.6), 170) * minute,
    };
    const contacts = team.map((officer) => contactOf(dice, scene, officer, mustRecord, reels));
    for (const contact of contacts) freeAt.set(contact.officer, untilOf(contact) + 2 * minute);
    events.push({ call, isSelfInitiated: scene.isSelfInitiated, at, contacts });
    left -= going;
  }
  return events;
}

function eventTimes(dice: Dice, tour: Tour, count: number): readonly number[] {
  const last = tour.endsAt - 40 * minute;
  return Array.from({ length: count }, () => dice.between(tour.startsAt + 10 * minute, last)).sort(
    (a, b) => a - b,
  );
}

function howMany(dice: Dice, call: CallType): number {
  if (!dice.chance(call.backup)) return 1;
  return dice.chance(0.25) ? 3 : 2;
}

/** Whoever is free by then, by lot; after them those who are free the soonest. */
function freest(
  dice: Dice,
  freeAt: ReadonlyMap<Officer, number>,
  by: number,
  count: number,
): readonly Officer[] {
  return [...freeAt]
    .map(([officer, free]) => ({ officer, free: Math.max(free, by), lot: dice.fraction() }))
    .sort((a, b) => a.free - b.free || a.lot - b.lot)
    .slice(0, count)
    .map(({ officer }) => officer);
}

function untilOf(contact: Contact): number {
  return Math.max(contact.clearedAt, contact.recording?.endedAt ?? 0);
}
