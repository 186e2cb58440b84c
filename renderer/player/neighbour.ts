/**
 * Finding the frame next to the one shown when no index of the container is known: by what the browser really shows.
 * Times are seconds, as the browser gives them. `show` seeks and answers the time of the picture that came up, or null
 * when none did.
 *
 * Backwards is exact: a moment just before this frame lies in the one before it. Forwards walks in steps that are
 * shorter than any frame seen, and closes in from both sides when it had to leap.
 */
export type Show = (atSeconds: number) => Promise<number | null>;
export type Neighbour = (hereSeconds: number, direction: 1 | -1) => Promise<number | null>;

/** A frame no longer than this is assumed until shorter ones were seen: 60 frames a second. */
const assumed = 1 / 60;
const shortest = 1 / 240;
/** A browser that contradicts itself must not be asked for ever. */
const mostTurns = 60;

export function neighbourByShowing(
  show: Show,
  shortestSeen: () => number | null,
  endSeconds: () => number,
): Neighbour {
  return async (here, direction) => {
    const step = Math.max(shortest, shortestSeen() ?? assumed);
    if (direction === -1) return await back(show, here, step);

    const end = endSeconds();
    for (let leap = step * 1.5; ; leap = leap < step * 4 ? leap + step : leap * 2) {
      const atEnd = here + leap >= end;
      const there = await show(atEnd ? Math.max(here, end - step / 4) : here + leap);
      if (there === null) return null;
      if (isAfter(there, here))
        return leap <= step * 2 && !atEnd ? there : await first(show, here, there, step);
      if (atEnd) return there;
    }
  };
}

async function back(show: Show, here: number, step: number): Promise<number | null> {
  return here <= 0 ? here : await show(Math.max(0, here - step / 2));
}

/** The leap may have passed over frames: closes in on the first one after `here`, from both sides. */
async function first(show: Show, here: number, there: number, step: number): Promise<number | null> {
  let [from, to] = [here, there];
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const before = await show(to - step / 2);
    if (before === null) return null;
    if (!isAfter(before, here)) return await show(to + step / 4);
    to = before;
    if (to - from <= step * 4) continue;
    const middle = (from + to) / 2;
    const shown = await show(middle);
    if (shown === null) return null;
    if (isAfter(shown, here)) to = shown;
    else from = middle;
  }
  return to;
}

function isAfter(there: number, here: number): boolean {
  return there - here > 0.0005;
}
