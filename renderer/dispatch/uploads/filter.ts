import { day } from '../../../contract/time.ts';
import type { UploadFilter } from '../../../contract/uploads-state.ts';

/** What is asked of uploads, as it stands in the address; null where nothing is asked. */
export type LagFilter = {
  /** The recordings behind a number; null: the report. */
  readonly of: 'late' | 'waiting' | 'overdue' | null;
  readonly officer: string | null;
  /** A squad or a division. */
  readonly unit: string | null;
  readonly device: string | null;
  /** Days back from today; null: all there are. */
  readonly days: number | null;
};

export const usualDays = 90;
export const noLagFilter: LagFilter = { of: null, officer: null, unit: null, device: null, days: usualDays };

/** `"of=late&device=X6017"` → a filter. What makes no sense is left out. */
export function lagFilterOf(query: string): LagFilter {
  const asked = new URLSearchParams(query);
  const of = asked.get('of');
  const days = asked.get('days');
  return {
    of: of === 'late' || of === 'waiting' || of === 'overdue' ? of : null,
    officer: asked.get('officer'),
    unit: asked.get('unit'),
    device: asked.get('device'),
    days: days === 'all' ? null : days !== null && /^\d{1,5}$/.test(days) ? Number(days) : usualDays,
  };
}

/** The inverse of `lagFilterOf`. */
export function lagQueryOf({ days, ...rest }: LagFilter): string {
  const parts = { ...rest, days: days === usualDays ? null : days === null ? 'all' : String(days) };
  const asked = Object.entries(parts).filter((part): part is [string, string] => part[1] !== null);
  return new URLSearchParams(asked).toString();
}

/** What to ask the core. Days begin at this machine's midnight, so that within a day the question is the same. */
export function uploadAskOf({ officer, unit, device, days }: LagFilter, now: number): UploadFilter {
  return {
    ...(officer === null ? {} : { officerId: officer }),
    ...(unit === null ? {} : { unitId: unit }),
    ...(device === null ? {} : { device }),
    ...(days === null ? {} : { from: new Date(now - days * day).setHours(0, 0, 0, 0) }),
  };
}
