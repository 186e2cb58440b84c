import type { CodeList } from '../../../contract/nouns/account.ts';
import type { Form } from '../../../contract/nouns/form.ts';
import type { DrawResults, Rate } from '../../../contract/sample-state.ts';
import type { Estimate, NoEstimate } from '../../../sampling/statistics/estimate.ts';
import { rateResult, type StratumReviewed } from '../../../sampling/statistics/non-response.ts';
import { answerTo, type Sheet, type SheetItem } from './sheet.ts';

type RateRow = DrawResults['rates'][number];
type Subject = Pick<RateRow, 'subject' | 'code' | 'label'> & { readonly isBad: (item: SheetItem) => boolean };

/** Every rate of a sample: any finding, what is missing, each finding that occurs, each question that can tell of a problem. */
export function ratesOf(sheet: Sheet, form: Form | null, lists: readonly CodeList[]): RateRow[] {
  return subjectsOf(sheet, form, lists).map((subject) => rateOf(sheet, subject));
}

/** What the plan's conclusion is about. */
export function mainStrata(sheet: Sheet, lists: readonly CodeList[]): readonly StratumReviewed[] {
  const [main] = subjectsOf(sheet, null, lists);
  return main === undefined ? [] : strataFor(sheet, main);
}

function subjectsOf(sheet: Sheet, form: Form | null, lists: readonly CodeList[]): readonly Subject[] {
  const codes = lists.find(({ id }) => id === 'finding')?.items ?? [];
  const good = new Set(
    codes.filter(({ group }) => group === 'good' || group === 'note').map(({ code }) => code),
  );
  const found = (item: SheetItem) => item.look?.findings ?? [];
  const occurring = new Set(sheet.items.flatMap(found));
  const isDispatches = sheet.record.commitment.frame.query.kind === 'dispatches';
  const any: Subject = {
    subject: 'any-finding',
    code: 'any-finding',
    label: 'Any finding, notes and commendations apart',
    isBad: (item) => item.state === 'missing' || found(item).some((kind) => !good.has(kind)),
  };
  const missing: Subject = {
    subject: 'missing',
    code: 'missing',
    label: isDispatches ? 'No recording' : 'Missing',
    isBad: ({ state }) => state === 'missing',
  };
  const dispositions = lists.find(({ id }) => id === 'no-video')?.items ?? [];
  const said = new Set(sheet.items.filter(({ state }) => state === 'missing').map(({ reason }) => reason));
  return [
    ...(isDispatches ? [missing, any] : [any, missing]),
    // An exception that is documented and one that nobody can explain are different news.
    ...dispositions
      .filter(({ code }) => said.has(code))
      .map(
        ({ code, label }): Subject => ({
          subject: 'missing',
          code,
          label: `${missing.label}: ${label}`,
          isBad: ({ state, reason }) => state === 'missing' && reason === code,
        }),
      ),
    ...codes
      .filter(({ code }) => occurring.has(code))
      .map(
        ({ code, label }): Subject => ({
          subject: 'finding',
          code,
          label,
          isBad: (item) => found(item).includes(code),
        }),
      ),
    ...(form?.questions ?? [])
      .filter(({ bad }) => bad.length > 0)
      .map(
        ({ id, text, bad }): Subject => ({
          subject: 'question',
          code: id,
          label: text,
          isBad: (item) => bad.includes(answerTo(item, id) ?? ''),
        }),
      ),
  ];
}

function rateOf(sheet: Sheet, { subject, code, label, isBad }: Subject): RateRow {
  const strata = strataFor(sheet, { isBad });
  const { confidence } = sheet.plan.size;
  const result = rateResult(strata, confidence);
  const whole = {
    count: result.bad,
    of: result.reviewed,
    ...figures(result.respondents),
    ifUnavailable: between(result.best, result.worst),
  };
  return {
    subject,
    code,
    label,
    all: whole,
    strata: result.strata.map(({ key, bad, reviewed, unavailable, estimate }) => ({
      key,
      rate: {
        count: bad,
        of: reviewed,
        ...figures(estimate),
        ifUnavailable: boundsOf(bad, reviewed, unavailable),
      },
    })),
  };
}

function strataFor({ strata }: Sheet, { isBad }: Pick<Subject, 'isBad'>): readonly StratumReviewed[] {
  return strata.map(({ key, population, seen, unavailable }) => ({
    key,
    population,
    reviewed: seen.length,
    bad: seen.filter(isBad).length,
    unavailable,
  }));
}

function figures(estimate: Estimate | NoEstimate): Pick<Rate, 'share' | 'interval' | 'says'> {
  if (estimate.kind === 'estimate') {
    const { lower: low, upper: high } = estimate.finite;
    return { share: estimate.rate, interval: { low, high }, says: null };
  }
  const says =
    estimate.why === 'population-empty'
      ? 'There is nothing in it.'
      : `Nothing was seen of ${estimate.strata.slice(0, 3).join(', ')}${estimate.strata.length > 3 ? ' and others' : ''}.`;
  return { share: null, interval: null, says };
}

/** Of one stratum: every unavailable item good, and every one bad. */
function boundsOf(bad: number, reviewed: number, unavailable: number): Rate['ifUnavailable'] {
  const sample = reviewed + unavailable;
  return sample === 0 ? null : { low: bad / sample, high: (bad + unavailable) / sample };
}

function between(best: Estimate | NoEstimate, worst: Estimate | NoEstimate): Rate['ifUnavailable'] {
  if (best.kind !== 'estimate' || worst.kind !== 'estimate') return null;
  return { low: best.rate, high: worst.rate };
}
