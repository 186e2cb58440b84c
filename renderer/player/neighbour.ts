/**
 * Finding the frame next to the one shown when no index of the container is known: by what the browser really shows.
 * Times are seconds, as the browser gives them. `show` seeks and answers the time of the picture that came up, or null
 * when none did.
 *
 * Backwards is exact: a moment just before this frame lies in the one before it. Forwards walks in steps that are
 * shorter than any frame seen, and walks back when it had to leap.
 */
export type Show = (atSeconds: number) => Promise<number | null>;
export type Neighbour = (hereSeconds: number, direction: 1 | -1) => Promise<number | null>;

/** A frame no longer than this is assumed until shorter ones were seen: 60 frames a second. */
const assumed = 1 / 60;
const shortest = 1 / 240;
const leaps = 9;

export function neighbourByShowing(
  show: Show,
  shortestSeen: () => number | null,
  endSeconds: () => number,
): Neighbour {
  return async (here, direction) => {
    const step = Math.max(shortest, shortestSeen() ?? assumed);
    if (direction === -1) return await back(show, here, step);

    let leap = step * 1.5;
    for (let turn = 0; turn < leaps; turn += 1) {
      const target = here + leap;
      if (target >= endSeconds()) return await show(Math.max(here, endSeconds() - step / 2));
      const there = await show(target);
      if (there === null) return null;
      if (isAfter(there, here)) return leap <= step * 2 ? there : await walkBackTo(show, here, there, step);
      leap = turn < 3 ? leap + step : leap * 2;
    }
    return null;
  };
}

async function back(show: Show, here: number, step: number): Promise<number | null> {
  return here <= 0 ? here : await show(Math.max(0, here - step / 2));
}

/** The leap may have passed over frames: goes back one at a time until `here` shows up again. */
async function walkBackTo(show: Show, here: number, there: number, step: number): Promise<number | null> {
  let first = there;
  for (let turn = 0; turn < 60; turn += 1) {
    const before = await show(first - step / 2);
    if (before === null) return null;
    if (!isAfter(before, here)) return await show(first + step / 4);
    first = before;
  }
  return first;
}

function isAfter(there: number, here: number): boolean {
  return there - here > 0.0005;
}
