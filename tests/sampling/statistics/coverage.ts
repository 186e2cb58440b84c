import { binomialPmf } from '../../../sampling/statistics/binomial.ts';
import { clopperPearson } from '../../../sampling/statistics/clopper-pearson.ts';
import { type Estimate, estimateRate } from '../../../sampling/statistics/estimate.ts';
import { finiteInterval } from '../../../sampling/statistics/finite.ts';
import { hypergeometricPmf } from '../../../sampling/statistics/hypergeometric.ts';
import type { Interval, Side } from '../../../sampling/statistics/interval.ts';
import { wilson } from '../../../sampling/statistics/wilson.ts';
import { drawn, seeded } from './seeded.ts';

/** The least and the mean share of samples whose interval holds the truth, over many true rates. */
export type Coverage = { readonly least: number; readonly mean: number };

const over = (shares: readonly number[]): Coverage => ({
  least: Math.min(...shares),
  mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
});

/** Summed over all samples there can be of a large population, so no chance is in it. */
export function coverageOf(kind: 'wilson' | 'clopperPearson', sample: number, confidence: number): Coverage {
  const interval = { wilson, clopperPearson }[kind];
  const all = Array.from({ length: sample + 1 }, (_, bad) => interval(bad, sample, confidence));
  const rates = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
  return over(rates.map((rate) => shareInside(all, rate, (bad) => binomialPmf(bad, sample, rate))));
}

/** The same for a counted population, for each number of bad items there can be in it. */
export function finiteCoverageOf(sample: number, size: number, confidence: number): Coverage {
  const all = Array.from({ length: sample + 1 }, (_, bad) =>
    finiteInterval({ bad, sample, population: size }, confidence),
  );
  const counts = Array.from({ length: size + 1 }, (_, bad) => bad);
  return over(
    counts.map((inAll) =>
      shareInside(all, inAll / size, (bad) => hypergeometricPmf(bad, sample, { size, bad: inAll })),
    ),
  );
}

function shareInside(all: readonly Interval[], rate: number, chanceOf: (bad: number) => number): number {
  return all.reduce((sum, { lower, upper }, bad) => {
    return sum + (lower <= rate && rate <= upper ? chanceOf(bad) : 0);
  }, 0);
}

/** Strata to draw from: `skew` times the base rate are bad in each. */
export type Design = {
  readonly name: string;
  readonly populations: readonly number[];
  readonly samples: readonly number[];
  readonly skew: readonly number[];
};

export const designs: readonly Design[] = [
  { name: 'in proportion', populations: [5_000, 3_000, 2_000], samples: [50, 30, 20], skew: [1, 1, 1] },
  {
    name: 'in proportion, unlike rates',
    populations: [5_000, 3_000, 2_000],
    samples: [50, 30, 20],
    skew: [1.8, 0.3, 0],
  },
  {
    name: 'the same to a large and a tiny stratum',
    populations: [10_000, 500, 50],
    samples: [30, 30, 30],
    skew: [0.3, 2, 3],
  },
  {
    name: 'the same, all of it in the large one',
    populations: [10_000, 500, 50],
    samples: [30, 30, 30],
    skew: [1, 0, 0],
  },
  {
    name: 'three from each of eight',
    populations: [100, 200, 300, 400, 50, 60, 70, 80],
    samples: [3, 3, 3, 3, 3, 3, 3, 3],
    skew: [1, 2, 0, 1, 0, 1, 3, 1],
  },
  { name: 'single items', populations: [100, 50, 60, 40], samples: [12, 1, 1, 1], skew: [1, 1, 1, 1] },
  { name: 'nearly everything', populations: [20, 30, 25], samples: [19, 28, 24], skew: [1, 1, 1] },
];

export const drawsPerRate = 700;
const baseRates = [0.01, 0.04, 0.12, 0.3];

/** Coverage at 95 % by drawing again and again: of the finite interval, its upper end, and the stratified Wilson. */
export function simulated(design: Design): {
  readonly finite: Coverage;
  readonly upper: Coverage;
  readonly wilson: Coverage;
} {
  const random = seeded(design.populations.length);
  const shares = baseRates.map((base) => heldAt(design, base, random));
  return {
    finite: over(shares.map(({ finite }) => finite)),
    upper: over(shares.map(({ upper }) => upper)),
    wilson: over(shares.map((one) => one.wilson)),
  };
}

type Held = { readonly finite: number; readonly upper: number; readonly wilson: number };

function heldAt(design: Design, base: number, random: () => number): Held {
  const { populations, samples, skew } = design;
  const bad = populations.map((size, i) => Math.min(size, Math.round(size * base * (skew[i] ?? 0))));
  const rate = bad.reduce((sum, one) => sum + one, 0) / populations.reduce((sum, one) => sum + one, 0);
  const known = new Map<string, Held>();
  const held = { finite: 0, upper: 0, wilson: 0 };
  for (let draw = 0; draw < drawsPerRate; draw += 1) {
    const found = populations.map((size, i) => drawn(random, samples[i] ?? 0, { size, bad: bad[i] ?? 0 }));
    const answer = known.get(found.join()) ?? judge(design, found, rate);
    known.set(found.join(), answer);
    held.finite += answer.finite / drawsPerRate;
    held.upper += answer.upper / drawsPerRate;
    held.wilson += answer.wilson / drawsPerRate;
  }
  return held;
}

/** 1 where the interval holds the rate. */
function judge({ populations, samples }: Design, found: readonly number[], rate: number): Held {
  const strata = found.map((bad, i) => {
    return { key: `${i}`, population: populations[i] ?? 0, sample: samples[i] ?? 0, bad };
  });
  const inside = (side: Side, kind: keyof Pick<Estimate, 'finite' | 'wilson'>): number => {
    const estimate = estimateRate(strata, 0.95, side);
    if (estimate.kind !== 'estimate') throw new Error(estimate.why);
    const { lower, upper } = estimate[kind];
    return Number(lower - 1e-12 <= rate && rate <= upper + 1e-12);
  };
  return {
    finite: inside('both', 'finite'),
    upper: inside('upper', 'finite'),
    wilson: inside('both', 'wilson'),
  };
}
