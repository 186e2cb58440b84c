import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import type { PaperBody, PaperItem } from '../../../contract/paper.ts';
import type { KeptEntry } from '../../../contract/sample-state.ts';
import { clockText } from '../../../contract/time.ts';
import type { Catalogue } from '../../desk/catalogue.ts';
import { labelOf } from '../../review/kinds.ts';
import { codesOf } from '../../review/reviewState.ts';
import { reasonText } from '../items/item-words.ts';
import { entryWords, originText } from '../paper/paper-words.ts';
import { frameText, methodText, sharingText } from '../plan-words.ts';
import { answerText } from '../results/result-words.ts';
import { roleWords, stateWords } from '../words.ts';
import { resultTables } from './result-tables.ts';
import { type Cell, columns, moment, type Table } from './table.ts';

/**
 * What the work paper says, as tables: nothing is in one and not in the other. `paper`: its signature, where there is
 * one; `entries`: what was added since.
 */
export function tablesOf(
  body: PaperBody,
  paper: WorkPaper | null,
  entries: readonly KeptEntry[],
  catalogue: Catalogue,
): readonly Table[] {
  return [
    audit(body, paper, catalogue),
    resultTables.strata(body),
    items(body, catalogue),
    answers(body),
    findings(body, catalogue),
    resultTables.rates(body),
    resultTables.agreement(body),
    resultTables.differences(body),
    sinceSigned(entries),
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
    ...results.warnings.map(({ says }) => ['Warning', says] as const),
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

function sinceSigned(entries: readonly KeptEntry[]): Table {
  return {
    name: 'Since signed',
    columns: columns(
      ['When (UTC)', 20],
      ['Who', 22],
      ['Account', 38],
      ['Role', 16],
      ['What', 14],
      ['Words', 60],
      ['SHA-256 of the paper', 66],
      ['Signature, Ed25519', 90],
      ['Public key', 62],
      ['Entry', 38],
    ),
    rows: entries.map((one) => [
      moment(one.at),
      one.author,
      one.authorId,
      roleWords[one.role],
      entryWords[one.kind],
      one.note,
      one.paperSha,
      one.signature,
      one.publicKey,
      one.id,
    ]),
  };
}
