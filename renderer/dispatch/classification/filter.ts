import { Issue, type RiskFilter } from '../../../contract/risk-state.ts';

/** What is asked of the list, as it stands in the address; null where nothing is asked. */
export type ClassFilter = {
  readonly list: 'misfits' | 'waiting';
  readonly issue: Issue | null;
  readonly officer: string | null;
  /** A squad or a division. */
  readonly unit: string | null;
  readonly days: number | null;
  readonly from: string | null;
  readonly to: string | null;
};

export const noClassFilter: ClassFilter = {
  list: 'misfits',
  issue: null,
  officer: null,
  unit: null,
  days: null,
  from: null,
  to: null,
};

/** `"issue=citation&days=30"` → a filter. What makes no sense is left out. */
export function classFilterOf(query: string): ClassFilter {
  const asked = new URLSearchParams(query);
  const issue = Issue.safeParse(asked.get('issue'));
  const days = asked.get('days');
  return {
    list: asked.get('list') === 'waiting' ? 'waiting' : 'misfits',
    issue: issue.success ? issue.data : null,
    officer: asked.get('officer'),
    unit: asked.get('unit'),
    days: days !== null && /^\d{1,5}$/.test(days) ? Number(days) : null,
    from: dayOf(asked.get('from')),
    to: dayOf(asked.get('to')),
  };
}

/** The inverse of `classFilterOf`. */
export function classQueryOf(filter: ClassFilter): string {
  const { list, days, ...rest } = filter;
  const parts = {
    list: list === 'misfits' ? null : list,
    ...rest,
    days: days === null ? null : String(days),
  };
  const asked = Object.entries(parts).filter((part): part is [string, string] => part[1] !== null);
  return new URLSearchParams(asked).toString();
}

/** What to ask the core. A day begins and ends at this machine's midnight. */
export function riskAskOf({ issue, officer, unit, days, from, to }: ClassFilter): RiskFilter {
  return {
    ...(issue === null ? {} : { issue }),
    ...(officer === null ? {} : { officerId: officer }),
    ...(unit === null ? {} : { unitId: unit }),
    ...(days === null ? {} : { deletedWithinDays: days }),
    ...(from === null ? {} : { from: midnight(from, 0) }),
    ...(to === null ? {} : { to: midnight(to, 1) }),
  };
}

/** Whether anything but the issue is asked. */
export function isNarrowed({ officer, unit, days, from, to }: ClassFilter): boolean {
  return [officer, unit, days, from, to].some((value) => value !== null);
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function midnight(date: string, daysLater: number): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + daysLater).getTime();
}
