import type { Issue, RiskFilter } from '../../../contract/risk-state.ts';
import { day, hour, type Instant } from '../../../contract/time.ts';
import { unitsOf } from '../catalogue/configuration.ts';
import { termOf } from '../catalogue/terms.ts';
import { type ReadDb, type Sql, sql } from '../db/sql.ts';
import { issueBits } from './facts.ts';

/** The list of recordings whose class doesn't fit, read off its narrow table. */

type Params = Record<string, number>;
type Asked = { readonly conditions: readonly string[]; readonly params: Params };

/** Null: nothing can fit, because nothing here has ever mentioned that officer or unit. */
export function askedBy(db: ReadDb, filter: RiskFilter, graceBefore: number, now: Instant): Asked | null {
  const { officerId, unitId, from, to, deletedWithinDays } = filter;
  const parts: [condition: string, name: string, value: number | null | undefined][] = [
    ['officer = :officer', 'officer', officerId === undefined ? undefined : termOf(db, officerId)],
    [`${unitColumn(db, unitId)} = :unit`, 'unit', unitId === undefined ? undefined : termOf(db, unitId)],
    ['recorded_at >= :from', 'from', from],
    ['recorded_at < :to', 'to', to],
    [
      'deletes_at < :before',
      'before',
      deletedWithinDays === undefined ? undefined : Math.ceil(now / hour) * hour + deletedWithinDays * day,
    ],
  ];
  const asked = parts.filter(([, , value]) => value !== undefined);
  if (asked.some(([, , value]) => value === null)) return null;
  return {
    // What nobody classified counts once the days of grace are over.
    conditions: [`(${isIssue}) <> 0`, ...asked.map(([condition]) => condition)],
    params: { grace: graceBefore, ...Object.fromEntries(asked.map(([, name, value]) => [name, value ?? 0])) },
  };
}

/** The numbers of the videos in these rows of the list, the soonest deleted first. */
export function riskNumbers(
  db: ReadDb,
  asked: Asked,
  issue: Issue | undefined,
  { row, limit }: { readonly row: number; readonly limit: number },
): number[] {
  const isAsked = issue === undefined ? [] : [`((${isIssue}) & ${issueBits[issue]}) <> 0`];
  const where = [...asked.conditions, ...isAsked].join(' AND ');
  const text = `SELECT no FROM risk WHERE ${where} ORDER BY deletes_at, no LIMIT :limit OFFSET :row`;
  return db.column(statement<number>('risk', text), { ...asked.params, row, limit });
}

export type Counts = Readonly<Record<Issue | 'all', number>>;

/** How many there are in all, and with each issue: of the whole list, off what is counted by the day. */
export function riskCounts(db: ReadDb, asked: Asked): Counts {
  const isWhole = asked.conditions.length === 1;
  const rows = isWhole
    ? `SELECT recordings AS n, ${issuesAt(`day * ${day}`)} AS issues FROM risk_tally`
    : `SELECT 1 AS n, ${isIssue} AS issues FROM risk WHERE ${asked.conditions.join(' AND ')}`;
  const sums = [['all', -1] as const, ...Object.entries(issueBits)].map(
    ([issue, bit]) => `coalesce(sum(n) FILTER (WHERE (issues & ${bit}) <> 0), 0) AS "${issue}"`,
  );
  const text = `SELECT ${sums.join(', ')} FROM (${rows})`;
  return db.get(statement<Counts>('count risk', text), asked.params) ?? noCounts;
}

export const noCounts: Counts = { all: 0, citation: 0, arrest: 0, force: 0, report: 0, unclassified: 0 };

/** A row's issues at this time: all, or all but the missing class while there is grace. */
const issuesAt = (recordedAt: string) =>
  `CASE WHEN ${recordedAt} < :grace THEN issues ELSE issues & ~${issueBits.unclassified} END`;
const isIssue = issuesAt('recorded_at');

function unitColumn(db: ReadDb, unitId: string | undefined): 'division' | 'squad' {
  const isDivision = unitsOf(db).some(({ id, kind }) => id === unitId && kind === 'division');
  return isDivision ? 'division' : 'squad';
}

const statements = new Map<string, Sql<Params, unknown>>();

/** The same text is the same statement, prepared once. */
function statement<R>(name: string, text: string): Sql<Params, R> {
  const known = statements.get(text) ?? sql<Params, unknown>(name, text);
  statements.set(text, known);
  return known as Sql<Params, R>;
}
