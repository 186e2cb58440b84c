import { Temporal } from 'temporal-polyfill';
import { day, minute } from '../contract/time.ts';

/**
 * Places local times of one zone on the world's clock. `local` is the wall clock as milliseconds since 1970, as if it were
 * UTC. `at` is where it lies; `later` is set where it happens twice; `skipped`: it doesn't exist, and `at` is what a clock
 * that wasn't set forward means, `earlier` what one that was set too soon means.
 */
export type Placed = {
  readonly at: number;
  readonly later: number | null;
  readonly skipped: boolean;
  readonly earlier: number;
};
export type Placing = (local: number) => Placed;

/**
 * Asking the zone's table costs a thousand times a subtraction, so each day is asked about once: where its first and its
 * last millisecond both happen once, with one offset, so does all between, because no zone changed its clocks twice within
 * a week since 1981. Within any other day each quarter of an hour is asked about once, and what is left each time.
 */
export function placingIn(zone: string): Placing {
  const days = new Map<number, number | null>();
  const quarters = new Map<number, number | null>();

  return (local) => {
    const offset = known(days, day, local) ?? known(quarters, quarterHour, local);
    if (offset === null) return ask(zone, local);
    const at = local - offset;
    return { at, later: null, skipped: false, earlier: at };
  };

  function known(offsets: Map<number, number | null>, length: number, local: number): number | null {
    const place = Math.floor(local / length);
    let offset = offsets.get(place);
    if (offset === undefined) {
      offset = offsetOf(zone, place * length, length);
      offsets.set(place, offset);
    }
    return offset;
  }
}

const quarterHour = 15 * minute;

/** Of a whole stretch of local time; null where it isn't one and the same. */
function offsetOf(zone: string, from: number, length: number): number | null {
  const [first, last] = [ask(zone, from), ask(zone, from + length - 1)];
  const isPlain = [first, last].every(({ later, skipped }) => later === null && !skipped);
  const offset = from - first.at;
  return isPlain && from + length - 1 - last.at === offset ? offset : null;
}

function ask(zone: string, local: number): Placed {
  const wall = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const second = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const [earlier, later] = [first.epochMilliseconds, second.epochMilliseconds];
  if (earlier === later) return { at: earlier, later: null, skipped: false, earlier };
  const skipped = !first.toPlainDateTime().equals(wall);
  return skipped ? { at: later, later: null, skipped, earlier } : { at: earlier, later, skipped, earlier };
}
