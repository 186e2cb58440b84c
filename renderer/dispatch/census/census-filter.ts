import { type CensusFilter, CensusWhat, Confidence } from '../../../contract/census-state.ts';
import { day } from '../../../contract/time.ts';

/** Which of its lists the census shows. */
export const views = ['dispatches', 'recordings', 'clocks'] as const;
export type CensusView = (typeof views)[number];

/** What the address asks of the census; null where nothing is asked. */
export type Asked = {
  readonly view: CensusView;
  readonly what: CensusWhat | null;
  readonly recording: NonNullable<CensusFilter['recording']> | null;
  readonly officer: string | null;
  /** A squad or a division. */
  readonly unit: string | null;
  /** Days such as `2021-07-14`, both included, by this machine's calendar. */
  readonly from: string | null;
  readonly to: string | null;
  readonly isUrgent: boolean;
  readonly selfInitiated: NonNullable<CensusFilter['selfInitiated']> | null;
  readonly confidence: Confidence | null;
};

/** `"what=late-start&unit=squad-1"` → what is asked. What makes no sense is left out. */
export function askedIn(query: string): Asked {
  const asked = new URLSearchParams(query);
  const oneOf = <T extends string>(name: string, all: readonly T[]): T | null =>
    all.find((one) => one === asked.get(name)) ?? null;
  return {
    view: oneOf('view', views) ?? 'dispatches',
    what: oneOf('what', CensusWhat.options),
    recording: oneOf('recording', ['matched', 'unmatched', 'refused']),
    officer: asked.get('officer'),
    unit: asked.get('unit'),
    from: dayOf(asked.get('from')),
    to: dayOf(asked.get('to')),
    isUrgent: asked.get('urgent') === 'yes',
    selfInitiated: oneOf('self', ['only', 'without']),
    confidence: oneOf('confidence', Confidence.options),
  };
}

/** The inverse of `askedIn`; what asks nothing leaves nothing behind. */
export function queryFor(asked: Asked): string {
  const parts: readonly (readonly [string, string | null])[] = [
    ['view', asked.view === 'dispatches' ? null : asked.view],
    ['what', asked.what],
    ['recording', asked.recording],
    ['officer', asked.officer],
    ['unit', asked.unit],
    ['from', asked.from],
    ['to', asked.to],
    ['urgent', asked.isUrgent ? 'yes' : null],
    ['self', asked.selfInitiated],
    ['confidence', asked.confidence],
  ];
  return new URLSearchParams(
    parts.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ).toString();
}

/** What to ask the core of whom and when: the numbers are of this. A day begins and ends at this machine's midnight. */
export function scopeFor({ officer, unit, from, to, isUrgent, selfInitiated }: Asked): CensusFilter {
  return {
    ...(officer === null ? {} : { officerId: officer }),
    ...(unit === null ? {} : { unitId: unit }),
    ...(from === null ? {} : { from: midnight(from) }),
    ...(to === null ? {} : { to: midnight(to, 1) }),
    ...(isUrgent ? { urgent: 'only' as const } : {}),
    ...(selfInitiated === null ? {} : { selfInitiated }),
  };
}

/** What to ask the core of the list: the scope, and what of it is shown. */
export function listFor(asked: Asked): CensusFilter {
  const { what, recording, confidence } = asked;
  return {
    ...scopeFor(asked),
    ...(what === null ? {} : { what }),
    ...(recording === null ? {} : { recording }),
    ...(confidence === null ? {} : { confidence }),
  };
}

/** What "clear filters" leaves. */
export function cleared({ view }: Asked): Asked {
  return { ...askedIn(''), view };
}

export function isNarrowed(asked: Asked): boolean {
  return queryFor({ ...asked, view: 'dispatches' }) !== '';
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function midnight(date: string, daysLater = 0): number {
  const noon = Date.parse(`${date}T12:00:00`) + daysLater * day;
  // From noon, so that a day of 23 or 25 hours doesn't land on its neighbour.
  return new Date(noon).setHours(0, 0, 0, 0);
}
