import { type ReadDb, type Sql, sql } from '../db/sql.ts';
import { type Condition, conditionsOf, incidentRows, paramsOf } from './conditions.ts';
import type { Plan } from './plan.ts';
import type { Source } from './sources.ts';
import type { Wanted } from './wanted.ts';

/** A place in a list: the value that the list is ordered by, then the video's number. */
export type Place = { readonly key: number; readonly no: number };
type Params = Record<string, number | string>;
export type Statement<R> = { readonly query: Sql<Params, R>; readonly params: Params };

/** Before every place and after every place there is, in the list's own direction. */
export function startOf({ sort, to }: Wanted): Place {
  return sort === 'recorded' ? { key: to ?? beyond, no: nobody } : { key: -beyond, no: nobody };
}
export function endOf({ sort, from, deletesBefore }: Wanted): Place {
  return sort === 'recorded'
    ? { key: from ?? -beyond, no: nobody }
    : { key: deletesBefore ?? beyond, no: nobody };
}

/** The numbers of the videos of a list after a place and up to and with another, in the list's order. */
export function numbersBetween(plan: Plan, after: Place, until: Place, limit: number): Statement<number> {
  return between(plan, 'numbers', after, until, limit);
}

/** The place so many rows of the source on, whether or not they fit the rest: how far one step of a walk goes. */
export function placeFurther(plan: Plan, after: Place, rows: number): Statement<Place> {
  const bare = between<Place>({ ...plan, wanted: onlyCovered(plan) }, 'places', after, endOf(plan.wanted), 1);
  return {
    query: prepared(`${bare.query.name}, step`, `${bare.query.text} OFFSET :rows`),
    params: { ...bare.params, rows: rows - 1 },
  };
}

/** Where a video stands in a list; undefined when it has gone. */
export function placeOf(db: ReadDb, { sort }: Wanted, no: number): Place | undefined {
  return db.get(sort === 'recorded' ? placeByTime : placeByDeletion, no);
}

/** About how many rows a source has for a filter, counted up to a limit. */
export function sizeOf(source: Source, wanted: Wanted, limit: number): Statement<{ size: number }> {
  const covered = conditionsOf(wanted).filter(({ part }) => source.covers.includes(part));
  const where = covered.map((condition) => textFor(condition, source)).join(' AND ') || 'TRUE';
  const from = source.table === 'incident' ? incidentRows('UNION ALL') : fromOf(source, false);
  const text = `SELECT count(*) AS size FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT :limit)`;
  const params = namedIn(text, paramsOf(wanted));
  return { query: prepared(`size of ${source.name}`, text), params: { ...params, limit } };
}

const beyond = Number.MAX_SAFE_INTEGER;
/** Less than every video's number. */
const nobody = -1;

function between<R>(
  plan: Plan,
  what: 'numbers' | 'places',
  after: Place,
  until: Place,
  limit: number,
): Statement<R> {
  const { range, rest, needsVideo } = conditionsFor(plan);
  const { key, no, direction } = orderOf(plan);
  const [beyondStart, withinEnd] = direction === 'DESC' ? ['<', '>='] : ['>', '<='];
  const columns = what === 'numbers' ? `${no} AS no` : `${no} AS no, ${key} AS key`;
  const text = `SELECT ${columns} FROM ${fromOf(plan.source, needsVideo || key.startsWith('v.'))}
    WHERE ${[...range, ...rest, `(${key}, ${no}) ${beyondStart} (:afterKey, :afterNo)`, `(${key}, ${no}) ${withinEnd} (:untilKey, :untilNo)`].join(' AND ')}
    ORDER BY ${key} ${direction}, ${no} ${direction} LIMIT :limit`;
  const bounds = { afterKey: after.key, afterNo: after.no, untilKey: until.key, untilNo: until.no, limit };
  return {
    query: prepared(`videos by ${plan.source.name}`, text),
    params: { ...namedIn(text, paramsOf(plan.wanted)), ...bounds },
  };
}

function orderOf({ source, wanted }: Plan): {
  readonly key: string;
  readonly no: string;
  readonly direction: 'DESC' | 'ASC';
} {
  const isRecorded = wanted.sort === 'recorded';
  // Incident rows don't know when they are deleted.
  const table = source.table === 'video' || (source.table === 'incident' && !isRecorded) ? 'v' : 'c';
  return {
    key: `${table}.${isRecorded ? 'recorded_at' : 'deletes_at'}`,
    no: source.table === 'video' ? 'v.no' : 'c.video',
    direction: isRecorded ? 'DESC' : 'ASC',
  };
}

/**
 * What narrows the source, and what its rows must fit besides. Bounds on the column that the list is ordered by are in
 * its places.
 */
function conditionsFor({ source, wanted }: Plan) {
  const bounded = wanted.sort === 'recorded' ? 'time' : 'deletion';
  const conditions = conditionsOf(wanted).filter(({ part }) => part !== bounded);
  const rest = conditions.filter(({ part }) => !source.covers.includes(part));
  return {
    range: conditions.filter((condition) => !rest.includes(condition)).map((each) => textFor(each, source)),
    rest: rest.map((condition) => textFor(condition, source)),
    needsVideo: rest.some(({ classText }) => source.table !== 'video_class' || classText === undefined),
  };
}

/** The filter without what the source doesn't know; the bounds of the list's own order stay. */
function onlyCovered({ source, wanted }: Plan): Wanted {
  const { sort, isArranged, ...parts } = wanted;
  const bounds = sort === 'recorded' ? ['from', 'to'] : ['deletesBefore'];
  const kept = Object.entries(parts).filter(
    ([name]) => bounds.includes(name) || source.covers.some((part) => part === name),
  );
  return { sort, isArranged, ...Object.fromEntries(kept) };
}

function textFor({ part, text, classText }: Condition, { table }: Source): string {
  if (part === 'incident' && table === 'incident') return 'TRUE';
  return table === 'video_class' ? (classText ?? text) : text;
}

function fromOf({ table, index }: Source, needsVideo: boolean): string {
  const by = index === null ? '' : ` INDEXED BY ${index}`;
  if (table === 'video') return `video v${by}`;
  const rows = table === 'incident' ? `${incidentRows('UNION')} c` : `video_class c${by}`;
  // CROSS JOIN: in this order, whatever a planner thinks of it.
  return needsVideo ? `${rows} CROSS JOIN video v ON v.no = c.video` : rows;
}

function namedIn(text: string, params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`:${name}\\b`).test(text)));
}

/** One statement for each text: there are a few dozen, and each is prepared once. */
function prepared<R>(name: string, text: string): Sql<Params, R> {
  const known = statements.get(text) ?? sql<Params, unknown>(name, text);
  statements.set(text, known);
  return known as Sql<Params, R>;
}
const statements = new Map<string, Sql<Params, unknown>>();

const placeByTime = sql<[no: number], Place>(
  'place by time',
  'SELECT no, recorded_at AS key FROM video WHERE no = ?',
);
const placeByDeletion = sql<[no: number], Place>(
  'place by deletion',
  'SELECT no, deletes_at AS key FROM video WHERE no = ?',
);
