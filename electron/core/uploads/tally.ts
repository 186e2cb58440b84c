import { hour, type Ms, ms } from '../../../contract/time.ts';
import type { Pair } from './repeated.ts';

/** Sums over uploads, a few thousand rows at a time. Officers, squads and cameras are numbers here. */

export type Row = {
  readonly endedAt: number;
  readonly dockedAt: number | null;
  readonly uploadedAt: number | null;
  readonly officer: number | null;
  readonly squad: number | null;
  readonly device: number | null;
};

export const lateAfterMs = 24 * hour;

type Sum = { readonly lags: number[]; late: number; overdue: number; readonly others: Set<number> };

export type Sums = ReturnType<typeof createSums>;

export function createSums(now: number) {
  const all = emptySum();
  const [officers, devices, units] = [new Map<number, Sum>(), new Map<number, Sum>(), new Map<number, Sum>()];
  const pairs = new Map<number, Map<number, { uploads: number; late: number }>>();
  const docks = { lateDocked: 0, lateAfterDock: 0, dockUnknown: 0 };
  let waiting = 0;

  return {
    all,
    officers,
    devices,
    units,
    docks,
    waiting: () => waiting,
    add: (row: Row): void => {
      const { endedAt, uploadedAt, dockedAt, officer, squad, device } = row;
      const lag = uploadedAt === null ? null : uploadedAt - endedAt;
      const isLate = lag !== null && lag > lateAfterMs;
      const isOverdue = lag === null && now - endedAt > lateAfterMs;
      if (lag === null) waiting += 1;
      if (isLate) noteDock(dockedAt === null ? null : dockedAt - endedAt);
      note(all, lag, isLate, isOverdue, null);
      if (officer !== null) note(sumOf(officers, officer), lag, isLate, isOverdue, device);
      if (device !== null) note(sumOf(devices, device), lag, isLate, isOverdue, officer);
      if (squad !== null) note(sumOf(units, squad), lag, isLate, isOverdue, null);
      if (officer !== null && device !== null && (lag !== null || isOverdue))
        notePair(officer, device, isLate || isOverdue);
    },
    pairs: (nameOf: (no: number) => string): Pair[] =>
      [...pairs].flatMap(([officer, used]) =>
        [...used].map(([device, sum]) => ({ officer: nameOf(officer), device: nameOf(device), ...sum })),
      ),
  };

  function noteDock(lag: number | null): void {
    if (lag === null) docks.dockUnknown += 1;
    else if (lag > lateAfterMs) docks.lateDocked += 1;
    else docks.lateAfterDock += 1;
  }

  function notePair(officer: number, device: number, isLate: boolean): void {
    const used = pairs.get(officer) ?? new Map<number, { uploads: number; late: number }>();
    pairs.set(officer, used);
    const sum = used.get(device) ?? { uploads: 0, late: 0 };
    used.set(device, sum);
    sum.uploads += 1;
    if (isLate) sum.late += 1;
  }
}

/** Of each share (0 to 1), the smallest of the values that so much of them doesn't exceed; null of none. */
export function quantiles(values: readonly number[], ...shares: readonly number[]): (Ms | null)[] {
  const left = Float64Array.from(values);
  return shares.map((share) =>
    left.length === 0 ? null : ms(smallest(left, Math.max(0, Math.ceil(left.length * share) - 1))),
  );
}

/** The value that would stand at a place if they were sorted; moves them (Hoare, 1961). Sorting takes ten times as long. */
function smallest(values: Float64Array, place: number): number {
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = values[(first + last) >> 1] ?? 0;
    let [low, high] = [first, last];
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low += 1;
      while ((values[high] ?? 0) > pivot) high -= 1;
      if (low > high) break;
      const moved = values[low] ?? 0;
      values[low] = values[high] ?? 0;
      values[high] = moved;
      low += 1;
      high -= 1;
    }
    if (place <= high) last = high;
    else if (place >= low) first = low;
    else break;
  }
  return values[place] ?? 0;
}

const hoursShown = [6, 12, 24, 48, 72] as const;

/** How many took at most so many hours, each counted once; the last: longer. */
export function spreadOf(lags: readonly number[]): { upToHours: number | null; uploads: number }[] {
  const steps = [...hoursShown.map((hours) => ({ upToHours: hours, most: hours * hour })), null];
  return steps.map((step, at) => {
    const least = at === 0 ? Number.NEGATIVE_INFINITY : (hoursShown[at - 1] ?? 0) * hour;
    const most = step?.most ?? Number.POSITIVE_INFINITY;
    return {
      upToHours: step?.upToHours ?? null,
      uploads: lags.filter((lag) => lag > least && lag <= most).length,
    };
  });
}

function emptySum(): Sum {
  return { lags: [], late: 0, overdue: 0, others: new Set() };
}

function sumOf(sums: Map<number, Sum>, no: number): Sum {
  const sum = sums.get(no) ?? emptySum();
  sums.set(no, sum);
  return sum;
}

function note(sum: Sum, lag: number | null, isLate: boolean, isOverdue: boolean, other: number | null): void {
  if (lag !== null) sum.lags.push(lag);
  if (isLate) sum.late += 1;
  if (isOverdue) sum.overdue += 1;
  if (other !== null) sum.others.add(other);
}
