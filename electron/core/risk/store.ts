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

/**
 * How many there are in all, and with each issue. They are remembered until anything at all is written, so that who
 * scrolls through a list has it counted once.
 */
export function riskCounts(db: ReadDb, asked: Asked): Counts {
  const stamp = db.get(writes)?.total ?? 0;
  const known = remembered.get(db);
  const memory = known?.stamp === stamp ? known : { stamp, counts: new Map<string, Counts>() };
  remembered.set(db, memory);
  const name = JSON.stringify(asked);
  const counts = memory.counts.get(name) ?? counted(db, asked);
  memory.counts.set(name, counts);
  return counts;
}

const remembered = new WeakMap<ReadDb, { readonly stamp: number; readonly counts: Map<string, Counts> }>();
const writes = sql<[], { total: number }>('how much was written', 'SELECT total_changes() AS total');

function counted(db: ReadDb, asked: Asked): Counts {
  const sums = Object.entries(issueBits).map(
    ([issue, bit]) => `count(CASE WHEN issues & ${bit} THEN 1 END) AS ${issue}`,
  );
  const text = `SELECT count(*) AS "all", ${sums.join(', ')}
    FROM (SELECT ${isIssue} AS issues FROM risk WHERE ${asked.conditions.join(' AND ')})`;
  return db.get(statement<Counts>('count risk', text), asked.params) ?? noCounts;
}

export const noCounts: Counts = { all: 0, citation: 0, arrest: 0, force: 0, report: 0, unclassified: 0 };

/** A row's issues at this time: all, or all but the missing class while there is grace. */
const isIssue = `CASE WHEN recorded_at < :grace THEN issues ELSE issues & ~${issueBits.unclassified} END`;

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
