import type { ClassFit } from '../../../contract/nouns/class-fit.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, type Instant } from '../../../contract/time.ts';
import type { Table } from '../reclassification/rules.ts';
import type { Facts } from './facts.ts';
import type { CallOutcome } from './rules.ts';

/** What doesn't fit, in a sentence a sergeant can act on. */
export function riskWords(video: Video, facts: Facts, fit: ClassFit, table: Table, now: Instant): string {
  const { misfits, untouched } = facts;
  const clauses = [
    misfits.length === 0 ? unclassifiedWords(video, now) : `${spokenOf(misfits)} on this call`,
    fateWords(video, untouched, misfits.length > 0, table, now),
    ...misfits.slice(0, 1).flatMap((misfit) => keptWords(misfit, fit, table)),
  ];
  return `${clauses.filter((clause) => clause !== '').join('; ')}.`;
}

/** The rule, as it is printed above the list. */
export function ruleWords({ outcomes, graceDays, saysNothing, version }: ClassFit, table: Table): string {
  const came = outcomes.map(({ label }) => label.toLowerCase()).join(', ');
  const nothing = saysNothing.map((code) => `only “${labelOf(code, table)}”, `).join('');
  return (
    `A recording is listed when its class doesn’t fit what came of the call it was made on (${came}), or when ` +
    `${graceDays} days after it nobody has given it a class: it has none, ${nothing}or only what it was given by ` +
    'default. A recording belongs to the call of the same officer that it overlaps best, and to any other that it ' +
    'shares 30 seconds with. A report number counts as a report unless the disposition says that there was none. ' +
    `Rule version ${version}.`
  );
}

/** Which classes fit each outcome, a line each; by the codes where the department has no such class any more. */
export function fitWords({ outcomes }: ClassFit, table: Table): string[] {
  return outcomes.map(
    ({ label, classes }) => `${label}: ${classes.map((code) => labelOf(code, table)).join(', ')}`,
  );
}

function labelOf(code: string, table: Table): string {
  return table.get(code)?.label ?? code;
}

function spokenOf(misfits: readonly CallOutcome[]): string {
  const said = [...new Map(misfits.map((one) => [one.says, one])).values()].map(happened);
  return said.map((text, at) => (at === 0 ? text : uncapital(text))).join(' and ');
}

function happened({ kind, says }: CallOutcome): string {
  switch (kind) {
    case 'citation':
      return `${says} was written`;
    case 'arrest':
      return 'An arrest was made';
    case 'force':
      return 'Force was used';
    case 'report':
      return `${says} was taken`;
  }
}

function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function unclassifiedWords({ recordedAt }: Video, now: Instant): string {
  const days = Math.floor((now - recordedAt) / day);
  return `Nobody has classified it in ${days} ${days === 1 ? 'day' : 'days'}`;
}

function fateWords(
  { classes, deletedAt, hold }: Video,
  untouched: boolean,
  isMisfit: boolean,
  table: Table,
  now: Instant,
): string {
  const labels = classes.map(({ code }) => labelOf(code, table)).join(', ');
  const named =
    labels === ''
      ? 'having no class'
      : `the class ${labels}${untouched && isMisfit ? ', given by default,' : ''}`;
  if (hold !== null) return `${named} would delete it, but a hold keeps it`;
  if (deletedAt === null) return `${named} keeps it`;
  if (deletedAt <= now) return `${named} let it be deleted before today`;
  const days = dayNumber(deletedAt) - dayNumber(now);
  if (days === 0) return `${named} deletes this recording today`;
  return `${named} deletes this recording in ${days} ${days === 1 ? 'day' : 'days'}`;
}

/** Days are the calendar's, by this machine, as they are in the list. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day);
}

function keptWords({ kind }: CallOutcome, fit: ClassFit, table: Table): string[] {
  const rule = fit.outcomes.find((one) => one.kind === kind);
  const usual = rule?.classes.map((code) => table.get(code)).find((row) => row !== undefined);
  if (rule === undefined || usual === undefined) return [];
  return [
    `${rule.plural} are kept ${usual.retentionDays === null ? 'until somebody decides' : yearsOf(usual.retentionDays)}`,
  ];
}

function yearsOf(days: number): string {
  const years = days / 365;
  if (days % 365 !== 0) return `${days} days`;
  return years === 1 ? '1 year' : `${years} years`;
}
