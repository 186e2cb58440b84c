import { meaningIn } from '../../../contract/nouns/no-video.ts';
import { codeListVersions } from '../catalogue/configuration.ts';
import type { Missing } from '../catalogue/tallies.ts';
import type { Census, CensusCall } from '../census/standing.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { isMissing } from './calls.ts';
import { standingSaid } from './said.ts';

/** Calls without a recording that nobody has explained, as the census has them: the numbers of the list of missing ones. */
export function unexplainedBy(census: Census, db: ReadDb, since: number, until: number): Missing {
  const explained = new Set(explainedCalls(db));
  const left = missingOf(census).filter(
    ({ call: { begunAt: at, dispatchId } }) =>
      at !== null && at >= since && at < until && !explained.has(dispatchId),
  );
  const begun = left.map(({ call }) => call.begunAt ?? 0);
  return {
    dispatches: left.length,
    urgent: left.filter(({ call }) => call.urgent).length,
    oldestAt: left.length === 0 ? null : begun.reduce((a, b) => Math.min(a, b)),
  };
}

/** Made once for each census, when it is first asked for: the queue asks after every mark. */
function missingOf(census: Census): readonly CensusCall[] {
  const known = missing.get(census) ?? census.calls.filter(({ result }) => isMissing(result));
  missing.set(census, known);
  return known;
}

const missing = new WeakMap<Census, readonly CensusCall[]>();

/**
 * The same numbers without the calls whose missing recording is explained: they need nobody's attention any more. `since`
 * and `until` as they were counted.
 */
export function withoutExplained(db: ReadDb, counted: Missing, since: number, until: number): Missing {
  const explained = explainedCalls(db);
  const left = explained.flatMap((id) => db.all(missingOne, id, since, until));
  if (left.length === 0) return counted;
  const dispatches = counted.dispatches - left.length;
  const urgent = counted.urgent - left.reduce((sum, one) => sum + one.urgent, 0);
  const known = new Set(explained);
  const oldest =
    dispatches === 0
      ? undefined
      : db.all(oldestMissing, since, left.length + 1).find(({ id }) => !known.has(id));
  return { dispatches, urgent, oldestAt: oldest?.fromAt ?? null };
}

/** Dispatches whose standing answer explains why there is no recording. */
function explainedCalls(db: ReadDb): readonly string[] {
  const answers = standingSaid(db, 'no-video-answer');
  if (answers.size === 0) return [];
  const lists = codeListVersions(db);
  return [...answers].flatMap(([dispatchId, { code, listVersion }]) =>
    code !== null && meaningIn(lists, code, listVersion).explains !== 'nothing' ? [dispatchId] : [],
  );
}

const missingOne = sql<[id: string, since: number, until: number], { urgent: number }>(
  'explained call without a recording',
  `SELECT urgent FROM dispatch
   WHERE id = ? AND expected = 1 AND has_video = 0 AND from_at >= ? AND from_at < ?`,
);
const oldestMissing = sql<[since: number, limit: number], { id: string; fromAt: number }>(
  'oldest calls without a recording',
  `SELECT id, from_at AS fromAt FROM dispatch INDEXED BY dispatch_missing
   WHERE expected = 1 AND has_video = 0 AND from_at >= ? ORDER BY from_at LIMIT ?`,
);
