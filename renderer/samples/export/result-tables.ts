import type { PaperBody } from '../../../contract/paper.ts';
import type { Rate } from '../../../contract/results-state.ts';
import { answerText, whyNoIntervals } from '../results/result-words.ts';
import { type Cell, columns, moment, share, type Table } from './table.ts';

/** What the sample shows: strata, rates with their intervals, agreement and decisions. */
export const resultTables = { strata, rates, agreement, differences } as const;

function strata({ results }: PaperBody): Table {
  return {
    name: 'Strata',
    columns: columns(
      ['Stratum', 28],
      ['In the frame', 12],
      ['Sample', 10],
      ['Spares', 10],
      ['Reviewed', 10],
      ['Unavailable', 12],
      ['Missing', 10],
    ),
    rows: results.strata.map((one) => [
      one.key,
      one.population,
      one.sample,
      one.spares,
      one.reviewed,
      one.unavailable,
      one.missing,
    ]),
  };
}

function rates({ results }: PaperBody): Table {
  const cells = (rate: Rate, ...leftOut: readonly [Cell, Cell]): Cell[] => [
    rate.count,
    rate.of,
    ...leftOut,
    share(rate.share),
    share(rate.interval?.low ?? null),
    share(rate.interval?.high ?? null),
    share(rate.intervals?.wilson.low ?? null),
    share(rate.intervals?.wilson.high ?? null),
    share(rate.intervals?.atLeast ?? null),
    share(rate.intervals?.atMost ?? null),
    share(rate.ifUnavailable?.low ?? null),
    share(rate.ifUnavailable?.high ?? null),
    rate.says ?? whyNoIntervals(rate),
  ];
  return {
    name: 'Rates',
    columns: columns(
      ['What', 50],
      ['Code', 24],
      ['Stratum', 24],
      ['Found', 10],
      ['Of', 10],
      ['Not applicable', 14],
      ['Not answered', 14],
      ['Rate', 10],
      ['Low', 10],
      ['High', 10],
      ['Wilson, low', 12],
      ['Wilson, high', 12],
      ['At least', 10],
      ['At most', 10],
      ['If unavailable were good', 22],
      ['If unavailable were bad', 22],
      ['Remark', 40],
      ['Confidence', 12],
    ),
    rows: results.rates.flatMap(({ label, code, all, apart, unanswered, strata: byStratum }) => [
      [label, code, 'all', ...cells(all, apart - unanswered, unanswered), share(results.confidence)],
      ...byStratum.map(({ key, rate }) => [
        label,
        code,
        key,
        ...cells(rate, null, null),
        share(results.confidence),
      ]),
    ]),
  };
}

function agreement({ results }: PaperBody): Table {
  const figures = ['raw', 'kappa', 'alpha', 'pabak', 'ac1'] as const;
  const names = {
    raw: 'Raw',
    kappa: 'Cohen’s kappa',
    alpha: 'Krippendorff’s alpha',
    pabak: 'PABAK',
    ac1: 'AC1',
  };
  return {
    name: 'Agreement',
    columns: columns(
      ['Question', 24],
      ['Text', 60],
      ['Pairs', 8],
      ['Measure', 22],
      ['Value', 10],
      ['Low', 10],
      ['High', 10],
      ['Remark', 40],
    ),
    rows: results.agreement.flatMap((one) =>
      figures.map((figure) => {
        const { value, interval, says } = one[figure];
        const bounds = [interval?.low ?? null, interval?.high ?? null];
        return [one.questionId, one.label, one.pairs, names[figure], value, ...bounds, says];
      }),
    ),
  };
}

function differences({ results }: PaperBody): Table {
  return {
    name: 'Differences',
    columns: columns(
      ['Item', 28],
      ['Question', 60],
      ['First answer', 16],
      ['First by', 22],
      ['Second answer', 16],
      ['Second by', 22],
      ['Decided', 16],
      ['Decided by', 22],
      ['Decided (UTC)', 20],
      ['Note', 50],
    ),
    rows: results.disagreements.map(({ adjudication, ...one }) => [
      one.itemId,
      one.label,
      answerText(one.first),
      one.firstBy,
      answerText(one.second),
      one.secondBy,
      adjudication === null ? 'not decided' : answerText(adjudication.decided),
      adjudication?.by ?? null,
      moment(adjudication?.at ?? null),
      adjudication?.note ?? null,
    ]),
  };
}
