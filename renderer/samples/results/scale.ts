import type { Rate } from '../../../contract/results-state.ts';

/** The end of a chart's axis, as a share: the smallest of a few round ones that holds everything on it. */
export function axisEnd(rates: readonly Rate[], tolerable: number | null): number {
  const highest = Math.max(
    tolerable ?? 0,
    ...rates.flatMap(({ share, interval, ifUnavailable }) => [
      share ?? 0,
      interval?.high ?? 0,
      ifUnavailable?.high ?? 0,
    ]),
  );
  return ends.find((end) => highest <= end + 1e-9) ?? 1;
}

const ends = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

/** Round places on the axis, its two ends with them: four or five steps. */
export function ticksTo(end: number): readonly number[] {
  const steps = [0.05, 0.1, 0.2, 0.5].find((one) => end / one <= 5.001 && end / one >= 1) ?? 0.2;
  const step = end <= 0.05 ? 0.01 : end <= 0.1 ? 0.02 : end <= 0.2 ? 0.05 : steps;
  return Array.from({ length: Math.round(end / step) + 1 }, (_, at) => Number((at * step).toFixed(4)));
}

/** A share as a place on the axis, in per cent of its width; kept on it. */
export function placeAt(share: number, end: number): string {
  return `${Math.min(100, Math.max(0, (share / end) * 100))}%`;
}
