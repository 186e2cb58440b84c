import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { PaperBody, PaperItem } from '../../../contract/paper.ts';
import type { Rate } from '../../../contract/sample-state.ts';
import { clockText } from '../../../contract/time.ts';
import type { Catalogue } from '../../desk/catalogue.ts';
import { labelOf } from '../../review/kinds.ts';
import { codesOf } from '../../review/reviewState.ts';
import { reasonText } from '../items/item-words.ts';
import { originText } from '../paper/paper-words.ts';
import { frameText, methodText, sharingText } from '../plan-words.ts';
import { answerText } from '../results/result-words.ts';
import { stateWords } from '../words.ts';
import { type Cell, moment, share, type Table } from './table.ts';

/**
 * What the work paper says, as tables: nothing is in one and not in the other. `paper`: its signature, where there is one.
 */
export function tablesOf(body: PaperBody, paper: WorkPaper | null, catalogue: Catalogue): readonly Table[] {
  return [
    audit(body, paper, catalogue),
    strata(body),
    items(body, catalogue),
    answers(body),
    findings(body, catalogue),
    rates(body),
    agreement(body),
    differences(body),
  ];
}

function audit({ plan, record, results }: PaperBody, paper: WorkPaper | null, catalogue: Catalogue): Table {
  const { commitment } = record;
  const sample = commitment.strata.reduce((sum, one) => sum + one.sample, 0);
  const { counts } = results;
  const rows: readonly (readonly [string, Cell])[] = [
    ['Audit', plan.name],
    ['Aim', plan.aim],
    ['Conclusion', results.concludes],
    ['Method', results.method],
    ['Frame', frameText(plan, catalogue)],
    ['Size', methodText(plan.size)],
    ['Shared out', sharingText(plan, sample)],
    ['Planned by', plan.createdBy],
    ['Planned (UTC)', moment(plan.createdAt)],
    ['Items in the frame', commitment.frame.items],
    ['Frame listed (UTC)', moment(commitment.frame.askedAt)],
    ['SHA-256 of the frame', commitment.frame.sha256],
    ['SHA-256 of the commitment', record.commitmentSha256],
    ['Committed by', commitment.committedBy],
    ['Committed (UTC)', moment(commitment.committedAt)],
    ['Seed', record.seed],
    ['Seed from', originText(record.seedOrigin)],
    ['Drawn by', record.drawnBy],
    ['Seed entered (UTC)', moment(record.seedEnteredAt)],
    ['Algorithm', `${commitment.algorithm.name}, version ${commitment.algorithm.version}`],
    ['In the sample', counts.sample],
    ['Reviewed', counts.reviewed],
    ['Unavailable', counts.unavailable],
    ['Missing', counts.missing],
    ['Out of frame', counts.outOfFrame],
    ['To do', counts.toDo],
    ['Signed by', paper?.signedBy ?? 'not signed'],
    ['Signed (UTC)', moment(paper?.signedAt ?? null)],
    ['SHA-256 of the paper', paper?.sha256 ?? null],
  ];
  return { name: 'Audit', columns: columns(['What', 28], ['Says', 90]), rows };
}

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

function items(body: PaperBody, catalogue: Catalogue): Table {
  return {
    name: 'Items',
    columns: columns(
      ['Item', 28],
      ['Stratum', 24],
      ['Order', 8],
      ['In place of', 20],
      ['Officer', 22],
      [body.plan.query.kind === 'dispatches' ? 'Dispatched (UTC)' : 'Recorded (UTC)', 20],
      ['State', 14],
      ['Reason', 30],
      ['Note', 40],
      ['Said by', 22],
      ['Said (UTC)', 20],
      ['Reviewed by', 22],
      ['Form', 20],
      ['Findings', 10],
      ['Ticket', 66],
    ),
    rows: body.items.map((item) => [
      item.id,
      item.stratum,
      item.order,
      item.inPlaceOf,
      item.officer,
      moment(item.at),
      stateWords[item.state],
      reasonText(item, catalogue),
      item.note,
      item.saidBy,
      moment(item.saidAt),
      item.reviewedBy,
      formText(body, item),
      item.findings.length,
      item.ticket,
    ]),
  };
}

function formText({ forms }: PaperBody, { form }: PaperItem): string | null {
  if (form === null) return null;
  const used = forms.find(({ id, version }) => id === form.id && version === form.version);
  return `${used?.title ?? form.id}, version ${form.version}`;
}

/** A row for each answer: however many questions there are, and whichever form they are of. */
function answers({ items: all, forms }: PaperBody): Table {
  const rows = all.flatMap((item) => {
    const form = forms.find(({ id, version }) => id === item.form?.id && version === item.form.version);
    return (form?.questions ?? []).flatMap(({ id, text, bad }): Cell[][] => {
      const value = item.answers[id];
      return value === undefined
        ? []
        : [[item.id, item.stratum, id, text, answerText(value), bad.includes(value) ? 'yes' : 'no']];
    });
  });
  return {
    name: 'Answers',
    columns: columns(
      ['Item', 28],
      ['Stratum', 24],
      ['Question', 24],
      ['Text', 60],
      ['Answer', 16],
      ['Tells of a problem', 18],
    ),
    rows,
  };
}

const heard = { yes: 'heard', no: 'not heard', unclear: 'can’t be told' };

function findings({ items: all }: PaperBody, { codeLists }: Catalogue): Table {
  return {
    name: 'Findings',
    columns: columns(
      ['Item', 28],
      ['Stratum', 24],
      ['Finding', 26],
      ['Code', 22],
      ['On the video', 14],
      ['Milliseconds', 14],
      ['Reason spoken', 16],
      ['Exception', 26],
      ['Note', 50],
    ),
    rows: all.flatMap((item) =>
      item.findings.map((one) => [
        item.id,
        item.stratum,
        labelOf(codesOf(codeLists, 'finding'), one.kind),
        one.kind,
        clockText(one.startMs),
        one.startMs,
        one.reasonHeard === null ? null : heard[one.reasonHeard],
        one.exception === null ? null : labelOf(codesOf(codeLists, 'exception'), one.exception),
        one.note,
      ]),
    ),
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
    share(rate.ifUnavailable?.low ?? null),
    share(rate.ifUnavailable?.high ?? null),
    rate.says,
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

function columns(...all: readonly (readonly [title: string, width: number])[]): Table['columns'] {
  return all.map(([title, width]) => ({ title, width }));
}
