import { median, spread, trendOf } from './robust.ts';

/**
 * What a recording that surely belongs to one call says of its camera's clock: how long after the arrival it was
 * activated and how long after the clear it ended, by the two systems' clocks, in milliseconds.
 */
export type Sighting = {
  readonly device: string;
  readonly at: number;
  readonly startMs: number;
  readonly endMs: number;
};

/**
 * `off`: its beginnings and its ends are moved by the same, as only a clock does. `habit`: they aren't, so that it is the
 * officer who starts or stops at other times than others. `too-few`: nothing can be said.
 */
export type ClockState = 'right' | 'off' | 'habit' | 'too-few';

export type ClockEstimate = {
  readonly device: string;
  readonly state: ClockState;
  /** Recordings that it rests on. */
  readonly pairs: number;
  /** How far the clock is ahead of the department's other cameras, at `at`; null with too few pairs. */
  readonly offsetMs: number | null;
  /** The true offset lies within so much of it in 95 of 100 such estimates. */
  readonly plusMinusMs: number | null;
  /** How far single recordings lie apart: their standard deviation, robustly. */
  readonly spreadMs: number | null;
  /** By how much it gains each day; null: no drift can be told from chance. */
  readonly driftMsPerDay: number | null;
  readonly at: number;
};

export const fewestPairs = 15;
/** In standard errors: of a thousand cameras whose clocks are right, none is called off by chance. */
const surely = 4;
/** Below this it makes no difference to anybody, and habits of single officers look the same. */
const leastOffMs = 15_000;
/** Officers differ by so much in when they press; more is a habit worth the word. */
const leastApartMs = 15_000;
const dayMs = 86_400_000;

/**
 * How far each camera's clock is off. An officer presses before or after the arrival by habit, so that a camera is
 * compared with the department's other cameras, and its beginnings with its ends. An error that all cameras share, or
 * dispatch itself, can't be seen.
 */
export function* estimateClocks(sightings: readonly Sighting[]): Generator<ClockEstimate, void, void> {
  const byDevice = Map.groupBy(sightings, ({ device }) => device);
  const enough = [...byDevice.values()].filter(({ length }) => length >= fewestPairs);
  const usual = {
    startMs: middleOf(enough.map((own) => median(own.map(({ startMs }) => startMs)))),
    endMs: middleOf(enough.map((own) => median(own.map(({ endMs }) => endMs)))),
  };
  for (const [device, own] of byDevice) yield estimateOf(device, own, usual);
}

/** By how much a time of this camera is to be moved to be right; 0 for a clock that isn't off. */
export function correctionOf(clock: ClockEstimate | undefined, time: number): number {
  if (clock?.state !== 'off' || clock.offsetMs === null) return 0;
  return -Math.round(clock.offsetMs + ((clock.driftMsPerDay ?? 0) * (time - clock.at)) / dayMs);
}

function estimateOf(
  device: string,
  own: readonly Sighting[],
  usual: Pick<Sighting, 'startMs' | 'endMs'>,
): ClockEstimate {
  const pairs = own.length;
  const at = median(own.map((sighting) => sighting.at));
  const nothing = { offsetMs: null, plusMinusMs: null, spreadMs: null, driftMsPerDay: null };
  if (pairs < fewestPairs) return { device, state: 'too-few', pairs, at, ...nothing };
  const starts = own.map(({ startMs }) => startMs - usual.startMs);
  const ends = own.map(({ endMs }) => endMs - usual.endMs);
  const both = own.map((_, n) => ((starts[n] ?? 0) + (ends[n] ?? 0)) / 2);
  const trend = trendOf(own.map((sighting, n) => ({ x: (sighting.at - at) / dayMs, y: both[n] ?? 0 })));
  const days = (Math.max(...own.map((one) => one.at)) - Math.min(...own.map((one) => one.at))) / dayMs;
  const isDrifting =
    trend !== null && Math.abs(trend.z) > surely && Math.abs(trend.slope) * days > leastOffMs;
  const drift = isDrifting ? trend.slope : null;
  // What the drift alone makes of it is no spread.
  const level = (values: readonly number[]): number[] =>
    values.map((value, n) => value - ((drift ?? 0) * ((own[n]?.at ?? at) - at)) / dayMs);
  const [ofStart, ofEnd, ofBoth] = [level(starts), level(ends), level(both)].map((values) => ({
    offset: median(values),
    error: errorOf(values),
    spread: spread(values),
  })) as [Estimate, Estimate, Estimate];
  const apart = Math.abs(ofStart.offset - ofEnd.offset);
  const agree = apart <= Math.max(surely * Math.hypot(ofStart.error, ofEnd.error), leastApartMs);
  // Both by about the same: where one alone moved, half of it must not pass for a clock.
  const together = apart <= Math.abs(ofBoth.offset);
  const isMoved = Math.abs(ofBoth.offset) > Math.max(surely * ofBoth.error, leastOffMs);
  const isOff = agree && ((isMoved && together) || drift !== null);
  return {
    device,
    state: isOff ? 'off' : agree ? 'right' : 'habit',
    pairs,
    offsetMs: Math.round(ofBoth.offset),
    plusMinusMs: Math.round(1.96 * ofBoth.error),
    spreadMs: Math.round(ofBoth.spread),
    driftMsPerDay: drift === null ? null : Math.round(drift),
    at: Math.round(at),
  };
}

type Estimate = { readonly offset: number; readonly error: number; readonly spread: number };

/** The standard error of a median of values that are about normal. */
function errorOf(values: readonly number[]): number {
  return (1.2533 * spread(values)) / Math.sqrt(values.length);
}

function middleOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : median(values);
}
