import type { FrameQuery, Plan, StratumBy } from '../../../contract/nouns/plan.ts';
import type { Watch } from '../../../contract/nouns/programme.ts';
import { dayLater, dayOf } from './zone-day.ts';

/** A plan as its form holds it: numbers and days are the texts that were typed, so that nothing changes under the hand. */
export type Draft = {
  readonly name: string;
  readonly aim: string;
  readonly kind: FrameQuery['kind'];
  /** Days such as `2021-07-14` by the plan's zone, both included. */
  readonly from: string;
  readonly to: string;
  readonly unitIds: readonly string[];
  readonly classes: readonly string[];
  /** Seconds. */
  readonly minLength: string;
  readonly urgentOnly: boolean;
  readonly selfInitiated: 'with' | 'without' | 'only';
  readonly unexpected: boolean;
  readonly purpose: 'periodic' | 'audit';
  readonly strata: readonly StratumBy[];
  readonly watches: readonly Watch[];
  readonly zone: string;
  readonly method: Plan['size']['method'];
  /** Percentages, as typed: "95". */
  readonly confidence: string;
  readonly margin: string;
  readonly expected: string;
  readonly tolerable: string;
  readonly fixed: string;
  readonly rule: Plan['allocation']['rule'];
  readonly minimum: string;
  readonly spares: string;
  /** Percentages by stratum key, for Neyman's rule. */
  readonly expectedByStratum: Readonly<Record<string, string>>;
  readonly secondShare: string;
  readonly secondReviewer: string | null;
};

/** The department's three watches, unless a plan says otherwise. */
export const usualWatches: readonly Watch[] = [
  { name: 'Day watch', startsAtHour: 7 },
  { name: 'Evening watch', startsAtHour: 15 },
  { name: 'Night watch', startsAtHour: 23 },
];

/** A new plan: the three months before `now`, by division, so that 95 % sure at most 5 % are bad. */
export function newDraft(now: number, zone: string): Draft {
  const to = dayLater(dayOf(now, zone), -1);
  return {
    name: '',
    aim: '',
    kind: 'videos',
    from: dayLater(to, -91),
    to,
    unitIds: [],
    classes: [],
    minLength: '60',
    urgentOnly: false,
    selfInitiated: 'with',
    unexpected: false,
    purpose: 'periodic',
    strata: ['division'],
    watches: usualWatches,
    zone,
    method: 'discovery',
    confidence: '95',
    margin: '10',
    expected: '50',
    tolerable: '5',
    fixed: '60',
    rule: 'proportional',
    minimum: '1',
    spares: '2',
    expectedByStratum: {},
    secondShare: '0',
    secondReviewer: null,
  };
}

/** What may divide each kind of frame. */
export const strataFor: Readonly<Record<FrameQuery['kind'], readonly StratumBy[]>> = {
  videos: ['division', 'squad', 'watch', 'classification', 'officer'],
  dispatches: ['division', 'squad', 'watch', 'urgency', 'officer'],
  reviews: ['division', 'squad', 'watch', 'officer'],
};

/** The form of a plan that was kept before. */
export function draftOf(plan: Plan): Draft {
  const { query, size, allocation, zone } = plan;
  const base = newDraft(plan.createdAt, zone);
  return {
    ...base,
    name: plan.name,
    aim: plan.aim,
    kind: query.kind,
    from: dayOf(query.from, zone),
    to: dayLater(dayOf(query.to - 1, zone), 0),
    unitIds: query.unitIds,
    ...(query.kind === 'videos'
      ? { classes: query.classes, minLength: String(query.minLengthMs / 1000) }
      : {}),
    ...(query.kind === 'dispatches'
      ? {
          urgentOnly: query.urgentOnly,
          selfInitiated: query.selfInitiated,
          unexpected: query.unexpected,
        }
      : {}),
    ...(query.kind === 'reviews' ? { purpose: query.purpose } : {}),
    strata: plan.strata,
    watches: plan.watches,
    method: size.method,
    confidence: percentText(size.confidence),
    ...('margin' in size ? { margin: percentText(size.margin) } : {}),
    ...('expected' in size ? { expected: percentText(size.expected) } : {}),
    ...('tolerable' in size ? { tolerable: percentText(size.tolerable) } : {}),
    ...('size' in size ? { fixed: String(size.size) } : {}),
    rule: allocation.rule,
    minimum: String(allocation.minimum),
    spares: String(allocation.spares),
    expectedByStratum: Object.fromEntries(
      Object.entries(allocation.expectedByStratum).map(([key, rate]) => [key, percentText(rate)]),
    ),
    secondShare: percentText(plan.secondReview.share),
    secondReviewer: plan.secondReview.reviewerId,
  };
}

/** `0.05` → `"5"`, `0.125` → `"12.5"`: without the dust of binary fractions. */
export function percentText(share: number): string {
  return String(Number((share * 100).toFixed(6)));
}

/** `"5"`, `"12.5"`, `"12,5"`, `"5 %"` → 0.05, 0.125; null when the text is no percentage from 0 to 100. */
export function percentOf(text: string): number | null {
  const number = numberOf(text.replace(/\s*%\s*$/, ''));
  return number === null || number > 100 ? null : Number((number / 100).toFixed(8));
}

/** `"12"` → 12; null when the text is no whole number. */
export function wholeOf(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

/** `"1.5"` or `"1,5"` → 1.5; null when the text is no number of at least 0. */
export function numberOf(text: string): number | null {
  return /^\s*\d{1,9}([.,]\d{1,6})?\s*$/.test(text) ? Number(text.replace(',', '.')) : null;
}
