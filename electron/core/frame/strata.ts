import type { Classification } from '../../../contract/nouns/classification.ts';
import type { Officer } from '../../../contract/nouns/officer.ts';
import type { StratumBy } from '../../../contract/nouns/plan.ts';
import type { Watch } from '../../../contract/nouns/programme.ts';

/** What an item is divided by. */
export type Traits = {
  readonly at: number;
  readonly squadId: string | null;
  readonly divisionId: string | null;
  readonly officerId: string | null;
  /** Codes; videos only. */
  readonly classes: readonly string[];
  /** Dispatches only. */
  readonly urgent: boolean | null;
};

export type Department = {
  readonly units: ReadonlyMap<string, string>;
  readonly officers: ReadonlyMap<string, Officer>;
  readonly classifications: ReadonlyMap<string, Classification>;
};

/** The stratum of an item, as its readable key: the parts in the order of `by`. Without any, there is one stratum. */
export function stratumKey(
  by: readonly StratumBy[],
  department: Department,
  watchAt: (at: number) => string,
): (item: Traits) => string {
  const [first, ...others] = by.map((what) => partOf(what, department, watchAt));
  if (first === undefined) return () => 'All';
  return (item) => others.reduce((key, part) => `${key} · ${part(item)}`, first(item));
}

function partOf(
  by: StratumBy,
  { units, officers, classifications }: Department,
  watchAt: (at: number) => string,
): (item: Traits) => string {
  const unitName = (id: string | null, none: string) => (id === null ? none : (units.get(id) ?? id));
  switch (by) {
    case 'division':
      return ({ divisionId }) => unitName(divisionId, 'No division');
    case 'squad':
      return ({ squadId }) => unitName(squadId, 'No squad');
    case 'officer': {
      // Written once for each officer, not once for each video.
      const names = new Map([...officers].map(([id, { badge, name }]) => [id, `${badge} ${name}`]));
      return ({ officerId }) => (officerId === null ? 'No officer' : (names.get(officerId) ?? officerId));
    }
    case 'watch':
      return ({ at }) => watchAt(at);
    case 'classification':
      return ({ classes }) => rulingClass(classes, classifications);
    case 'urgency':
      return ({ urgent }) => (urgent === true ? 'Urgent' : 'Not urgent');
  }
}

/** The class that decides how long a video is kept: the longest wins; of equal ones the first by label. */
function rulingClass(codes: readonly string[], table: ReadonlyMap<string, Classification>): string {
  const known = codes.map((code) => table.get(code) ?? { label: code, retentionDays: null });
  const [ruling] = known.toSorted(
    (a, b) =>
      (b.retentionDays ?? Number.POSITIVE_INFINITY) - (a.retentionDays ?? Number.POSITIVE_INFINITY) ||
      (a.label < b.label ? -1 : 1),
  );
  return ruling?.label ?? 'No classification';
}

/** The name of the watch that a moment falls in, by the local hour in the zone; before the first one begins, the last goes on. */
export function watchOf(watches: readonly Watch[], zone: string): (at: number) => string {
  const sorted = watches.toSorted((a, b) => a.startsAtHour - b.startsAtHour);
  const hourAt = localHour(zone);
  return (at) => {
    const hour = hourAt(at);
    const running = sorted.findLast(({ startsAtHour }) => startsAtHour <= hour) ?? sorted.at(-1);
    return running?.name ?? 'No watch';
  };
}

/** Asking the zone table costs microseconds, and offsets change on the quarter hour at most: so once for each of them. */
function localHour(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  const hours = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / 900_000);
    let hour = hours.get(quarter);
    if (hour === undefined) {
      hour = Number(format.format(quarter * 900_000));
      hours.set(quarter, hour);
    }
    return hour;
  };
}
