import { Temporal } from 'temporal-polyfill';
import { minute } from '../contract/time.ts';

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
 * Asking the zone's table costs a thousand times a subtraction, so each quarter of an hour is asked about once: where its first
 * and its last millisecond both happen once, with one offset, so does all between. Any other is asked about each time.
 */
export function placingIn(zone: string): Placing {
  const offsets = new Map<number, number | null>();

  return (local) => {
    const quarter = Math.floor(local / quarterHour);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = offsetOf(zone, quarter * quarterHour);
      offsets.set(quarter, offset);
    }
    if (offset === null) return ask(zone, local);
    const at = local - offset;
    return { at, later: null, skipped: false, earlier: at };
  };
}

const quarterHour = 15 * minute;

/** Of a whole quarter of an hour; null where it isn't one and the same. */
function offsetOf(zone: string, from: number): number | null {
  const [first, last] = [ask(zone, from), ask(zone, from + quarterHour - 1)];
  const isPlain = [first, last].every(({ later, skipped }) => later === null && !skipped);
  const offset = from - first.at;
  return isPlain && from + quarterHour - 1 - last.at === offset ? offset : null;
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
