import { meaningIn } from '../../../contract/nouns/no-video.ts';
import { codeListVersions } from '../catalogue/configuration.ts';
import type { Missing } from '../catalogue/tallies.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { standingSaid } from './said.ts';

/**
 * The same numbers without the calls whose missing recording is explained: they need nobody's attention any more. `since`
 * and `until` as they were counted.
 */
export function withoutExplained(db: ReadDb, missing: Missing, since: number, until: number): Missing {
  const explained = explainedCalls(db);
  const left = explained.flatMap((id) => db.all(missingOne, id, since, until));
  if (left.length === 0) return missing;
  const dispatches = missing.dispatches - left.length;
  const urgent = missing.urgent - left.reduce((sum, one) => sum + one.urgent, 0);
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
