import type { Plan, SizeMethod } from '../../contract/nouns/plan.ts';
import { type Catalogue, classLabel } from '../desk/catalogue.ts';
import { dateText } from '../words/when.ts';
import { items, percent, strataText } from './words.ts';

type Names = Pick<Catalogue, 'units' | 'classifications'>;

/** What was asked of the data: `"Videos recorded from 1 Jul 2021 to 31 Aug 2021 (America/Chicago), whole department, …"`. */
export function frameText({ query, zone }: Pick<Plan, 'query' | 'zone'>, names: Names): string {
  const { from, to, unitIds } = query;
  const span = `from ${dateText(from, zone)} to ${dateText(to - 1, zone)} (${zone})`;
  const where =
    unitIds.length === 0
      ? 'whole department'
      : unitIds.map((id) => names.units.find((unit) => unit.id === id)?.name ?? id).join(', ');
  switch (query.kind) {
    case 'videos': {
      const classes = query.classes.map((code) => classLabel(names, code)).join(', ');
      return `Videos recorded ${span}, ${where}${classes === '' ? '' : `, classified ${classes}`}, at least ${query.minLengthMs / 1000} s long`;
    }
    case 'dispatches':
      return `Officers dispatched ${span}, ${where}, ${initiatedText[query.selfInitiated]}${query.urgentOnly ? ', urgent calls only' : ''}${query.unexpected ? ', with cancelled calls and officers without a camera' : ''}`;
    case 'reviews':
      return `${query.purpose === 'periodic' ? 'Periodic' : 'Audit'} reviews submitted ${span}, ${where}`;
  }
}

const initiatedText = {
  with: 'calls and self-initiated activity',
  without: 'calls for service only',
  only: 'self-initiated activity only',
} as const;

/** How the size was found: `"no bad one expected, tolerable 5 %, confidence 95 %"`. */
export function methodText(size: SizeMethod): string {
  const confidence = `confidence ${percent(size.confidence, 3)}`;
  switch (size.method) {
    case 'discovery':
      return `no bad one expected, tolerable ${percent(size.tolerable, 3)}, ${confidence}`;
    case 'tolerable':
      return `tolerable ${percent(size.tolerable, 3)}, expected ${percent(size.expected, 3)}, ${confidence}`;
    case 'estimate':
      return `to within ${percent(size.margin, 3).replace(' %', '')} points, expected ${percent(size.expected, 3)}, ${confidence}`;
    case 'fixed':
      return `a number that was chosen, ${confidence}`;
  }
}

/** `"59 videos by division, in proportion, at least 1 of each, 2 spares"`. */
export function sharingText(plan: Plan, sample: number): string {
  const { rule, minimum, spares } = plan.allocation;
  return `${items(sample, plan.query.kind)} by ${strataText(plan.strata)}, shared out ${ruleText[rule]}, at least ${minimum} of each, ${spares} spares of each`;
}

const ruleText = {
  proportional: 'in proportion',
  equal: 'equally',
  neyman: 'by size and expected spread (Neyman)',
} as const;
