import type { MeasuredUnit, Outcome } from '../../../contract/measures-state.ts';
import type { MeasureId, PeriodKind } from '../../../contract/nouns/measure.ts';

/** What the address asks of the measures; null where nothing is asked. */
export type Asked = {
  readonly view: View;
  readonly unit: MeasuredUnit | null;
  readonly kind: PeriodKind;
  /** `2026-11` */
  readonly period: string | null;
  readonly measure: MeasureId | null;
  readonly outcome: Outcome;
};

export const views = ['charts', 'table', 'compare', 'report', 'cases'] as const;
export type View = (typeof views)[number];
const kinds = ['week', 'month', 'quarter'] as const satisfies readonly PeriodKind[];
const outcomes = ['yes', 'no', 'unknown', 'left'] as const satisfies readonly Outcome[];
const measures = [
  'activation',
  'complete',
  'narrated-stop',
  'narrated-start',
  'classified',
  'number-right',
  'uploaded',
  'reviewed',
] as const satisfies readonly MeasureId[];

/** `"view=compare&unit=squad:s1"` → what is asked. What makes no sense is left out. */
export function askedIn(query: string): Asked {
  const asked = new URLSearchParams(query);
  const one = <T extends string>(name: string, all: readonly T[]): T | null =>
    all.find((value) => value === asked.get(name)) ?? null;
  return {
    view: one('view', views) ?? 'charts',
    unit: asked.get('unit'),
    kind: one('kind', kinds) ?? 'month',
    period: asked.get('period'),
    measure: one('measure', measures),
    outcome: one('outcome', outcomes) ?? 'no',
  };
}

/** The inverse of `askedIn`; what asks nothing leaves nothing behind. */
export function queryFor({ view, unit, kind, period, measure, outcome }: Asked): string {
  const isCases = view === 'cases';
  const parts: readonly (readonly [string, string | null])[] = [
    ['view', view === 'charts' ? null : view],
    ['unit', unit],
    ['kind', kind === 'month' ? null : kind],
    ['period', view === 'charts' || view === 'table' ? null : period],
    ['measure', isCases ? measure : null],
    ['outcome', isCases ? outcome : null],
  ];
  return new URLSearchParams(
    parts.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ).toString();
}
