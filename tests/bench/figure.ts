/** One measured number. `aim` is what the issue asked for; `met` is null where no aim was set. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: string | null;
  readonly met: boolean | null;
  /** What was measured beside it in the same run. */
  readonly peer: string | null;
  readonly peerValue: number | null;
  /** value ÷ peerValue. */
  readonly ratio: number | null;
};

/** A benchmark: a name for `--only`, and figures when it is run. `say` shows progress. */
export type Bench = {
  readonly name: string;
  readonly run: (say: (sentence: string) => void) => Promise<readonly Figure[]>;
};

/** A figure that must stay below (or reach) a number by itself. */
export function figure(
  name: string,
  value: number,
  unit: string,
  aim?: { readonly most?: number; readonly least?: number },
): Figure {
  const alone = { name, value, unit, peer: null, peerValue: null, ratio: null };
  if (aim?.most !== undefined) return { ...alone, aim: `≤ ${aim.most} ${unit}`, met: value <= aim.most };
  if (aim?.least !== undefined) return { ...alone, aim: `≥ ${aim.least} ${unit}`, met: value >= aim.least };
  return { ...alone, aim: null, met: null };
}

/** A figure beside a peer's, measured in the same run: the ratio is what counts, for machines differ. */
export function beside(
  name: string,
  value: number,
  unit: string,
  peer: string,
  peerValue: number,
  mostRatio: number | null,
): Figure {
  const ratio = value / peerValue;
  const aim = mostRatio === null ? null : `≤ ${mostRatio} × ${peer}`;
  return {
    name,
    value,
    unit,
    aim,
    met: mostRatio === null ? null : ratio <= mostRatio,
    peer,
    peerValue,
    ratio,
  };
}

/** The value below which `share` (0–1) of the numbers lie; nearest rank. Throws on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('No values to take a percentile of.');
  return value;
}
