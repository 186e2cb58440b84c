import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Officer } from '../../../contract/nouns/officer.ts';
import type { FrameQuery } from '../../../contract/nouns/plan.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { begunAt } from '../dispatch/timing.ts';
import type { Found } from './found.ts';

type Query = Extract<FrameQuery, { kind: 'dispatches' }>;

/**
 * Officers sent to events, some hundred at a time. An officer who was sent to the same event twice is one item, the first
 * time: what is asked is whether there is a video of it.
 */
export function* dispatchesFor(
  db: ReadDb,
  query: Query,
  officers: ReadonlyMap<string, Officer>,
): Generator<readonly Found[], void, void> {
  const units = new Set(query.unitIds);
  const seen = new Set<string>();
  let no = -1;
  for (;;) {
    const rows = db.all(page, no);
    const last = rows.at(-1);
    if (last === undefined) return;
    no = last.no;
    yield rows
      .map(({ body }) => JSON.parse(body) as Dispatch)
      .filter((dispatch) => isWanted(dispatch, query, units))
      .map((dispatch) => foundOf(dispatch, officers))
      .filter(({ realId }) => realId === null || (!seen.has(realId) && seen.add(realId)));
  }
}

function isWanted(dispatch: Dispatch, query: Query, units: ReadonlySet<string>): boolean {
  const at = begunAt(dispatch);
  if (at === null || at < query.from || at >= query.to) return false;
  if (units.size > 0 && !units.has(dispatch.squadId ?? '') && !units.has(dispatch.divisionId ?? ''))
    return false;
  if (query.urgentOnly && !dispatch.urgent) return false;
  if (!query.unexpected && (dispatch.cancelled || !dispatch.equipped)) return false;
  return query.selfInitiated === 'with' || dispatch.selfInitiated === (query.selfInitiated === 'only');
}

/** `<event number>/<badge>`: what both are called outside. */
function foundOf(dispatch: Dispatch, officers: ReadonlyMap<string, Officer>): Found {
  const { id, eventNumber, officerId, squadId, divisionId, urgent } = dispatch;
  const badge = officerId === null ? undefined : officers.get(officerId)?.badge;
  const isNamed = eventNumber.trim() !== '' && badge !== undefined && badge.trim() !== '';
  return {
    realId: isNamed ? `${eventNumber}/${badge}` : null,
    target: id,
    at: begunAt(dispatch) ?? 0,
    squadId,
    divisionId,
    officerId,
    classes: [],
    urgent,
  };
}

const page = sql<[no: number], { no: number; body: string }>(
  'dispatches of a frame',
  'SELECT no, body FROM dispatch WHERE no > ? ORDER BY no LIMIT 250',
);
