/** Where the words beside a mark go, so that they neither leave the lane nor lie on one another. */
export type Labelled = {
  readonly key: string;
  /** The mark itself, in pixels. */
  readonly startX: number;
  readonly endX: number;
  readonly text: string;
  /** Who keeps the words when there is room for one only: larger wins. */
  readonly weight: number;
};

export type Placed = {
  readonly key: string;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
};

const gap = 6;

/** Words go to the right of their mark, else to the left, else away; marks themselves are never covered. */
export function placeLabels(
  marks: readonly Labelled[],
  width: number,
  measure: (text: string) => number,
): readonly Placed[] {
  const taken: { from: number; to: number }[] = marks.map(({ startX, endX }) => ({ from: startX, to: endX }));
  const placed: Placed[] = [];
  for (const mark of marks.toSorted((a, b) => b.weight - a.weight)) {
    const length = measure(mark.text);
    const spots = [
      { anchor: 'start', x: mark.endX + gap, from: mark.endX + gap, to: mark.endX + gap + length },
      { anchor: 'end', x: mark.startX - gap, from: mark.startX - gap - length, to: mark.startX - gap },
    ] as const;
    const spot = spots.find(
      ({ from, to }) =>
        from >= 0 && to <= width && !taken.some((other) => from < other.to && to > other.from),
    );
    if (spot === undefined || mark.text === '') continue;
    taken.push({ from: spot.from - gap, to: spot.to + gap });
    placed.push({ key: mark.key, x: spot.x, anchor: spot.anchor, text: mark.text });
  }
  return placed;
}

/** Width of small text in the interface's face, near enough to place it before it is drawn. */
export function roughWidth(text: string, size = 11): number {
  return text.length * size * 0.54;
}
