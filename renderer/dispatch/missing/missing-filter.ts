import type { MissingFilter } from '../../../contract/missing-state.ts';

export type MissingView = MissingFilter['state'];

/** What the address asks of calls without a recording; null where nothing is asked. */
export type Asked = {
  readonly state: MissingView;
  readonly officer: string | null;
  /** A squad or a division. */
  readonly unit: string | null;
  readonly isUrgent: boolean;
  readonly code: string | null;
  /** Instants: sent at `from` or later, before `to`. */
  readonly from: number | null;
  readonly to: number | null;
};

export const views = [
  'due',
  'waiting',
  'explained',
  'unexplained',
  'all',
] as const satisfies readonly MissingView[];

/** `"state=explained&unit=squad-1"` → what is asked. What makes no sense is left out. */
export function askedIn(query: string): Asked {
  const asked = new URLSearchParams(query);
  const state = asked.get('state');
  return {
    state: views.find((view) => view === state) ?? 'due',
    officer: asked.get('officer'),
    unit: asked.get('unit'),
    isUrgent: asked.get('urgent') === 'yes',
    code: asked.get('code'),
    from: instantOf(asked.get('from')),
    to: instantOf(asked.get('to')),
  };
}

/** The inverse of `askedIn`; what asks nothing leaves nothing behind. */
export function queryFor({ state, officer, unit, isUrgent, code, from, to }: Asked): string {
  const parts: readonly (readonly [string, string | number | null])[] = [
    ['state', state === 'due' ? null : state],
    ['officer', officer],
    ['unit', unit],
    ['urgent', isUrgent ? 'yes' : null],
    ['code', code],
    ['from', from],
    ['to', to],
  ];
  const asked = parts.filter(([, value]) => value !== null);
  return new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
}

/** What to ask the core. */
export function filterFor({ state, officer, unit, isUrgent, code, from, to }: Asked): MissingFilter {
  return {
    state,
    ...(officer === null ? {} : { officerId: officer }),
    ...(unit === null ? {} : { unitId: unit }),
    ...(isUrgent ? { urgent: 'yes' as const } : {}),
    ...(code === null ? {} : { code }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

/** Whether anything but the state is asked. */
export function isNarrowed(asked: Asked): boolean {
  return queryFor({ ...asked, state: 'due' }) !== '';
}

function instantOf(text: string | null): number | null {
  return text !== null && /^-?\d{1,16}$/.test(text) ? Number(text) : null;
}
