import type { FrameQuery, Plan, SizeMethod } from '../../../contract/nouns/plan.ts';
import { ms } from '../../../contract/time.ts';
import { type Draft, numberOf, percentOf, strataFor, wholeOf } from './draft.ts';
import { dayLater, dayStart } from './zone-day.ts';

export type PlanBody = Omit<Plan, 'id' | 'createdBy' | 'createdById' | 'createdAt'>;

/** What is wrong with a field, as a sentence, by the field's name. */
export type FieldErrors = { readonly [K in keyof Draft]?: string };

/** The frame that the form asks for; null while its days, units or length make no sense. */
export function queryOf(draft: Draft): FrameQuery | null {
  const errors = frameErrors(draft);
  if (Object.keys(errors).length > 0) return null;
  const { zone, unitIds } = draft;
  const span = {
    from: dayStart(draft.from, zone),
    to: dayStart(dayLater(draft.to, 1), zone),
    unitIds: [...unitIds],
  };
  switch (draft.kind) {
    case 'videos': {
      const minLengthMs = ms((numberOf(draft.minLength) ?? 0) * 1000);
      return { kind: 'videos', ...span, classes: [...draft.classes], minLengthMs };
    }
    case 'dispatches': {
      const { urgentOnly, selfInitiated, unexpected } = draft;
      return { kind: 'dispatches', ...span, urgentOnly, selfInitiated, unexpected };
    }
    case 'reviews':
      return { kind: 'reviews', ...span, purpose: draft.purpose };
  }
}

/** How the size is found; null while a number that it needs makes no sense. */
export function methodOf(draft: Draft): SizeMethod | null {
  const confidence = percentOf(draft.confidence);
  const [margin, expected, tolerable] = [draft.margin, draft.expected, draft.tolerable].map(percentOf);
  if (confidence === null || confidence <= 0.5 || confidence >= 1) return null;
  const isShare = (share: number | null | undefined): share is number =>
    typeof share === 'number' && share > 0 && share < 1;
  switch (draft.method) {
    case 'estimate':
      if (!isShare(margin) || typeof expected !== 'number') return null;
      return { method: 'estimate', confidence, margin, expected };
    case 'tolerable':
      if (!isShare(tolerable) || typeof expected !== 'number') return null;
      return { method: 'tolerable', confidence, tolerable, expected };
    case 'discovery':
      return isShare(tolerable) ? { method: 'discovery', confidence, tolerable } : null;
    case 'fixed': {
      const size = wholeOf(draft.fixed);
      return size === null || size === 0 ? null : { method: 'fixed', confidence, size };
    }
  }
}

/** The plan that the form says; null while it has errors. A plan may be kept before it has a name. */
export function planOf(draft: Draft): PlanBody | null {
  const [query, size] = [queryOf(draft), methodOf(draft)];
  if (query === null || size === null || Object.keys(errorsIn(draft)).length > 0) return null;
  return {
    name: draft.name.trim(),
    aim: draft.aim,
    query,
    strata: strataIn(draft),
    watches: [...draft.watches],
    zone: draft.zone,
    size,
    allocation: {
      rule: draft.rule,
      minimum: wholeOf(draft.minimum) ?? 0,
      spares: wholeOf(draft.spares) ?? 0,
      expectedByStratum: ratesOf(draft),
    },
    secondReview: {
      share: percentOf(draft.secondShare) ?? 0,
      reviewerId: draft.secondReviewer,
    },
  };
}

/** The strata that this kind of frame can have; those chosen for another kind are left out. */
export function strataIn(draft: Pick<Draft, 'kind' | 'strata'>): Draft['strata'][number][] {
  return draft.strata.filter((by) => strataFor[draft.kind].includes(by)).slice(0, 3);
}

export function ratesOf(draft: Pick<Draft, 'expectedByStratum'>): Record<string, number> {
  const typed = Object.entries(draft.expectedByStratum).map(([key, text]) => [key, percentOf(text)] as const);
  return Object.fromEntries(typed.flatMap(([key, rate]) => (rate === null ? [] : [[key, rate]])));
}

/** Everything in the form that makes no sense as it stands. */
export function errorsIn(draft: Draft): FieldErrors {
  return { ...frameErrors(draft), ...sizeErrors(draft), ...sharingErrors(draft) };
}

function frameErrors(draft: Draft): FieldErrors {
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  return {
    ...(isDay(draft.from) ? {} : { from: 'Choose the first day.' }),
    ...(isDay(draft.to)
      ? draft.to < draft.from
        ? { to: 'The last day is before the first.' }
        : {}
      : { to: 'Choose the last day.' }),
    ...(draft.kind === 'videos' && numberOf(draft.minLength) === null
      ? { minLength: 'A number of seconds, or 0 for any length.' }
      : {}),
  };
}

function sizeErrors(draft: Draft): FieldErrors {
  const confidence = percentOf(draft.confidence);
  const needs = needsOf[draft.method];
  const open = (text: string) => {
    const share = percentOf(text);
    return share === null || share <= 0 || share >= 1;
  };
  return {
    ...(confidence === null || confidence <= 0.5 || confidence >= 1
      ? { confidence: 'Above 50 and below 100 %; 95 is usual.' }
      : {}),
    ...(needs.includes('margin') && open(draft.margin)
      ? { margin: 'Points above 0 and below 100; 5 or 10 are usual.' }
      : {}),
    ...(needs.includes('expected') && percentOf(draft.expected) === null
      ? { expected: 'A percentage from 0 to 100.' }
      : {}),
    ...(needs.includes('tolerable') && open(draft.tolerable)
      ? { tolerable: 'Above 0 and below 100 %.' }
      : {}),
    ...(draft.method === 'tolerable' && isBelowExpected(draft)
      ? { tolerable: 'The tolerable rate has to be above the expected one; no sample can show otherwise.' }
      : {}),
    ...(draft.method === 'fixed' && !((wholeOf(draft.fixed) ?? 0) > 0)
      ? { fixed: 'A whole number, 1 or more.' }
      : {}),
  };
}

function isBelowExpected(draft: Draft): boolean {
  const [tolerable, expected] = [percentOf(draft.tolerable), percentOf(draft.expected)];
  return tolerable !== null && expected !== null && tolerable <= expected;
}

function sharingErrors(draft: Draft): FieldErrors {
  const few = (text: string) => {
    const whole = wholeOf(text);
    return whole !== null && whole <= 10_000;
  };
  return {
    ...(few(draft.minimum) ? {} : { minimum: 'A whole number, 0 or more.' }),
    ...(few(draft.spares) ? {} : { spares: 'A whole number, 0 or more.' }),
    ...(percentOf(draft.secondShare) === null ? { secondShare: 'A percentage from 0 to 100.' } : {}),
  };
}

/** The numbers that each way to a size asks for. */
export const needsOf: Readonly<
  Record<Draft['method'], readonly ('margin' | 'expected' | 'tolerable' | 'fixed')[]>
> = {
  discovery: ['tolerable'],
  tolerable: ['tolerable', 'expected'],
  estimate: ['margin', 'expected'],
  fixed: ['fixed'],
};
