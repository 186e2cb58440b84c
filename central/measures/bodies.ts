import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { MatchChoice, NoVideoAnswer } from '../../contract/nouns/no-video.ts';
import type { Submission } from '../../contract/nouns/review.ts';
import type { SampleItem } from '../../contract/nouns/sample.ts';
import type { Video } from '../../contract/nouns/video.ts';
import type { Reader } from '../db/db.ts';

/** Everything of one squad that measures look at. A squad has a few thousand of them: so much is in memory at once. */
export type SquadBodies = {
  readonly dispatches: readonly Dispatch[];
  readonly videos: readonly Video[];
  readonly results: readonly Submission[];
  readonly draws: readonly DrawRecord[];
  readonly sampleItems: readonly SampleItem[];
  readonly answers: readonly NoVideoAnswer[];
  readonly choices: readonly MatchChoice[];
};

const nouns = [
  'dispatch',
  'video',
  'result',
  'draw',
  'sample-item',
  'no-video-answer',
  'match-choice',
] as const;

/**
 * Bodies were checked before they were written, so they are not checked once more. What one account alone may see (one of
 * two blind reviews) isn't counted yet. `squadId` null: what belongs to no squad.
 */
export async function bodiesOfSquad(db: Reader, squadId: string | null): Promise<SquadBodies> {
  const whose = squadId === null ? 'squad_id is null' : 'squad_id = $1';
  const rows = await db.query<{ noun: (typeof nouns)[number]; body: string }>(
    `select noun, body from item where ${whose} and account_id is null and not gone
       and noun in (${nouns.map((noun) => `'${noun}'`).join(', ')}) order by seq`,
    squadId === null ? [] : [squadId],
  );
  const of = <T>(noun: (typeof nouns)[number]): readonly T[] =>
    rows.filter((row) => row.noun === noun).map(({ body }) => JSON.parse(body) as T);
  return {
    dispatches: of('dispatch'),
    videos: of('video'),
    results: of('result'),
    draws: of('draw'),
    sampleItems: of('sample-item'),
    answers: of('no-video-answer'),
    choices: of('match-choice'),
  };
}

/** Videos by their ids, wherever they belong. */
export async function videosById(db: Reader, ids: readonly string[]): Promise<readonly Video[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<{ body: string }>(
    `select body from item where noun = 'video' and id = any ($1) and not gone`,
    [ids],
  );
  return rows.map(({ body }) => JSON.parse(body) as Video);
}
