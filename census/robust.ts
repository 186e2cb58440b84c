/** Statistics that a few wild values don't move. */

/** The middle value; of an even number, between the middle two. There must be one. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The median distance from the median, scaled so that it is the standard deviation where values are normal. */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)));
}

export type Trend = {
  /** Change of y for each x: the median slope of all pairs of points (Theil 1950, Sen 1968). */
  readonly slope: number;
  /** Kendall's S in standard deviations: beyond 4, it hardly comes by chance. */
  readonly z: number;
};

/** Null with fewer than three points, or with all at one place. */
export function trendOf(points: readonly { readonly x: number; readonly y: number }[]): Trend | null {
  const some = thinned(points);
  const slopes: number[] = [];
  let rises = 0;
  for (const [at, a] of some.entries())
    for (const b of some.slice(at + 1)) {
      if (a.x === b.x) continue;
      const slope = (b.y - a.y) / (b.x - a.x);
      slopes.push(slope);
      rises += Math.sign(slope);
    }
  const n = some.length;
  if (n < 3 || slopes.length === 0) return null;
  return { slope: median(slopes), z: rises / Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18) };
}

/** The cost grows with the square, and a hundred points say as much as all. */
const most = 100;

function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= most) return points;
  const step = points.length / most;
  return Array.from({ length: most }, (_, at) => points[Math.floor(at * step)] as T);
}
