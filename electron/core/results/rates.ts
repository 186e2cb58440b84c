import type { CodeList } from '../../../contract/nouns/account.ts';
import { meaningIn } from '../../../contract/nouns/no-video.ts';
import type { DrawResults, Rate } from '../../../contract/results-state.ts';
import type { Estimate, NoEstimate } from '../../../sampling/statistics/estimate.ts';
import {
  rateResult,
  seen as readings,
  type StratumReviewed,
} from '../../../sampling/statistics/non-response.ts';
import type { StratumFound } from '../../../sampling/statistics/stratum.ts';
import { noForms, type UsedForms } from './forms.ts';
import { intervalsOf } from './intervals.ts';
import type { Sheet, SheetItem } from './sheet.ts';
import { countsOnly } from './words.ts';

type RateRow = DrawResults['rates'][number];
type Subject = Pick<RateRow, 'subject' | 'code' | 'label'> & {
  readonly isBad: (item: SheetItem) => boolean;
  /** What the rate speaks of; left out: of everything that was seen. */
  readonly applies?: (item: SheetItem) => boolean;
  /** Left out of the rate for want of an answer. */
  readonly isOpen?: (item: SheetItem) => boolean;
};

/** Every rate of a sample: any finding, what is missing, each finding that occurs, each question that can tell of a problem. */
export function ratesOf(sheet: Sheet, forms: UsedForms, lists: readonly CodeList[]): RateRow[] {
  const subjects = subjectsOf(sheet, forms, lists);
  return isCounts(sheet.record)
    ? subjects.map((subject) => countOfAll(sheet, subject))
    : subjects.map((subject) => rateOf(sheet, subject));
}

/** Drawn by the central for a period: goals by officer, not a sample of all recordings. */
export function isCounts({ seedOrigin }: Sheet['record']): boolean {
  return seedOrigin.kind === 'period';
}

/** The items that a rate counts; null: there is no such rate. */
export function itemsOfRate(
  sheet: Sheet,
  forms: UsedForms,
  lists: readonly CodeList[],
  wanted: Pick<RateRow, 'subject' | 'code'>,
): { readonly label: string; readonly itemIds: string[] } | null {
  const subject = subjectsOf(sheet, forms, lists).find(
    ({ subject: kind, code }) => kind === wanted.subject && code === wanted.code,
  );
  if (subject === undefined) return null;
  const { label, isBad, applies = () => true } = subject;
  const seen = sheet.strata.flatMap((stratum) => stratum.seen);
  return { label, itemIds: seen.filter((item) => applies(item) && isBad(item)).map(({ id }) => id) };
}

/** What the plan's conclusion is about. */
export function mainStrata(sheet: Sheet, lists: readonly CodeList[]): readonly StratumReviewed[] {
  const [main] = subjectsOf(sheet, noForms, lists);
  return main === undefined ? [] : strataFor(sheet, main);
}

function subjectsOf(sheet: Sheet, forms: UsedForms, lists: readonly CodeList[]): readonly Subject[] {
  const codes = lists.find(({ id }) => id === 'finding')?.items ?? [];
  const good = new Set(
    codes.filter(({ group }) => group === 'good' || group === 'note').map(({ code }) => code),
  );
  const found = (item: SheetItem) => item.look?.findings ?? [];
  const occurring = new Set(sheet.items.flatMap(found));
  const explains = (code: string | null) => (code === null ? 'nothing' : meaningIn(lists, code).explains);
  /** Should be there and isn't. A recording that was found after all, or that nobody was to make, isn't missed. */
  const isMissed = ({ state, reason }: SheetItem) =>
    state === 'missing' && explains(reason) !== 'recorded' && explains(reason) !== 'not-expected';
  const isDispatches = sheet.record.commitment.frame.query.kind === 'dispatches';
  const any: Subject = {
    subject: 'any-finding',
    code: 'any-finding',
    label: 'Any finding, notes and commendations apart',
    isBad: (item) => isMissed(item) || found(item).some((kind) => !good.has(kind)),
  };
  const missing: Subject = {
    subject: 'missing',
    code: 'missing',
    label: isDispatches ? 'No recording' : 'Missing',
    isBad: isMissed,
    // With such an answer a call leaves the rate: it is neither good nor bad.
    applies: ({ reason }) => explains(reason) !== 'not-expected',
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
    ...forms.questions
      .filter(({ id }) => forms.canTell(id))
      .map(
        ({ id, text }): Subject => ({
          subject: 'question',
          code: id,
          label: text,
          isBad: (item) => forms.isBad(item, id),
          applies: (item) => forms.isAnswered(item, id),
          isOpen: (item) => forms.isOpen(item, id),
        }),
      ),
  ];
}

function rateOf(sheet: Sheet, subject: Subject): RateRow {
  const strata = strataFor(sheet, subject);
  const { confidence } = sheet.plan.size;
  const result = rateResult(strata, confidence);
  const found = strata.map(readings.respondents);
  return {
    ...rowHead(sheet, subject, result.reviewed),
    all: {
      count: result.bad,
      of: result.reviewed,
      ...figures(result.respondents, found, confidence),
      ifUnavailable: between(result.best, result.worst),
    },
    strata: result.strata.map((one) => ({
      key: one.key,
      rate: {
        count: one.bad,
        of: one.reviewed,
        ...figures(one.estimate, [readings.respondents(one)], confidence),
        ifUnavailable: boundsOf(one.bad, one.reviewed, one.unavailable),
      },
    })),
  };
}

/** The same without any statement: what shows it, of what was seen. */
function countOfAll(sheet: Sheet, subject: Subject): RateRow {
  const none = { share: null, interval: null, intervals: null, ifUnavailable: null, says: countsOnly };
  const strata = strataFor(sheet, subject).map(({ key, bad, reviewed }) => ({
    key,
    rate: { count: bad, of: reviewed, ...none },
  }));
  const count = strata.reduce((sum, { rate }) => sum + rate.count, 0);
  const of = strata.reduce((sum, { rate }) => sum + rate.of, 0);
  return { ...rowHead(sheet, subject, of), all: { count, of, ...none }, strata };
}

function rowHead(sheet: Sheet, { subject, code, label, isOpen }: Subject, reviewed: number) {
  const seen = sheet.strata.flatMap((stratum) => stratum.seen);
  const unanswered = isOpen === undefined ? 0 : seen.filter(isOpen).length;
  return { subject, code, label, apart: seen.length - reviewed, unanswered };
}

/**
 * A rate that speaks of a part of the population only (where the question applies, where a recording was to be made) is
 * estimated for that part: how large it is in a stratum is taken from the sample.
 *
 * Source: W. G. Cochran, "Sampling Techniques", 3rd ed. (1977), 5A.14 (domains of study over strata).
 */
function strataFor(
  { strata }: Sheet,
  { isBad, applies }: Pick<Subject, 'isBad' | 'applies'>,
): readonly StratumReviewed[] {
  return strata.map(({ key, population, seen, unavailable }) => {
    const theirs = applies === undefined ? seen : seen.filter(applies);
    const share = seen.length === 0 ? 1 : theirs.length / seen.length;
    const least = theirs.length + (theirs.length === 0 && seen.length > 0 ? 0 : unavailable);
    return {
      key,
      population: Math.max(least, Math.round(population * share)),
      reviewed: theirs.length,
      bad: countOf(theirs, isBad),
      unavailable: share === 0 ? 0 : unavailable,
    };
  });
}

function countOf<T>(items: readonly T[], isCounted: (item: T) => boolean): number {
  return items.reduce((count, item) => (isCounted(item) ? count + 1 : count), 0);
}

function figures(
  estimate: Estimate | NoEstimate,
  strata: readonly StratumFound[],
  confidence: number,
): Pick<Rate, 'share' | 'interval' | 'intervals' | 'says'> {
  if (estimate.kind === 'estimate') {
    const { lower: low, upper: high } = estimate.finite;
    const intervals = intervalsOf(estimate, strata, confidence);
    return { share: estimate.rate, interval: { low, high }, intervals, says: null };
  }
  const says =
    estimate.why === 'population-empty'
      ? 'None of those seen is part of it.'
      : `Nothing was seen of ${estimate.strata.slice(0, 3).join(', ')}${estimate.strata.length > 3 ? ' and others' : ''}.`;
  return { share: null, interval: null, intervals: null, says };
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
