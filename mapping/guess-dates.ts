/** How the dates of a file are written, as far as they tell. `example` is one that can be read both ways. */
export type DateGuess = {
  readonly order: 'month-first' | 'day-first';
  /** `either`: every date there is can be read both ways; `mixed`: some can be read one way only, and some the other. */
  readonly says: 'no-slashes' | 'sure' | 'either' | 'mixed';
  readonly example: string | null;
};

/** Judges the cells of time columns; a day above twelve tells. */
export function guessDates(cells: Iterable<string>): DateGuess {
  let monthFirst = 0;
  let dayFirst = 0;
  let example: string | null = null;
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d)/.exec(cell);
    if (parts === null) continue;
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    if (first > 12 && second <= 12) dayFirst += 1;
    else if (second > 12 && first <= 12) monthFirst += 1;
    else if (first !== second) example ??= cell.trim();
  }
  if (dayFirst > 0 && monthFirst > 0)
    return { order: dayFirst > monthFirst ? 'day-first' : 'month-first', says: 'mixed', example };
  if (dayFirst > 0 || monthFirst > 0)
    return { order: dayFirst > 0 ? 'day-first' : 'month-first', says: 'sure', example: null };
  return { order: 'month-first', says: example === null ? 'no-slashes' : 'either', example };
}
