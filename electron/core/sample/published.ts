import type { Noun } from '../../../contract/nouns/feed.ts';
import type { Taker } from '../catalogue/apply.ts';
import type { BodyOf } from '../catalogue/change.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** What the central publishes of programmes and samples. One table holds them all: they are few, and read by draw. */
export type SampleNoun = Extract<
  Noun,
  | 'programme'
  | 'period'
  | 'committed-plan'
  | 'draw'
  | 'sample-item'
  | 'adjudication'
  | 'paper'
  | 'paper-entry'
>;

/** All of a noun. */
export function publishedOf<N extends SampleNoun>(db: ReadDb, noun: N): BodyOf<N>[] {
  const name: string = noun;
  return db.column(ofNoun, name).map((body) => JSON.parse(body) as BodyOf<N>);
}

/** All of a noun that belongs to a draw. */
export function publishedOfDraw<N extends SampleNoun>(db: ReadDb, noun: N, drawId: string): BodyOf<N>[] {
  const name: string = noun;
  return db.column(ofDraw, drawId, name).map((body) => JSON.parse(body) as BodyOf<N>);
}

type SampleTakers = { readonly [N in SampleNoun]: Taker<N> };

export function sampleTakers(db: WriteDb, generation: number): SampleTakers {
  const taker = <N extends SampleNoun>(noun: N, drawOf: (body: BodyOf<N>) => string | null): Taker<N> => {
    const name: string = noun;
    return {
      put: (id, body, text) => db.run(put, { noun, id, drawId: drawOf(body), generation, body: text }),
      gone: (id) => db.run(gone, name, id),
      sweep: (current) => db.run(sweep, name, current),
    };
  };
  return {
    programme: taker('programme', () => null),
    period: taker('period', () => null),
    'committed-plan': taker('committed-plan', ({ drawId }) => drawId),
    draw: taker('draw', ({ id }) => id),
    'sample-item': taker('sample-item', ({ drawId }) => drawId),
    adjudication: taker('adjudication', ({ drawId }) => drawId),
    paper: taker('paper', ({ drawId }) => drawId),
    'paper-entry': taker('paper-entry', ({ drawId }) => drawId),
  };
}

const ofNoun = sql<[noun: string], string>(
  'published of samples',
  'SELECT body FROM published_sample WHERE noun = ? ORDER BY id',
);
const ofDraw = sql<[drawId: string, noun: string], string>(
  'published of a draw',
  'SELECT body FROM published_sample WHERE draw_id = ? AND noun = ? ORDER BY id',
);
const put = sql<{ noun: string; id: string; drawId: string | null; generation: number; body: string }>(
  'put published sample',
  `INSERT INTO published_sample (noun, id, draw_id, generation, body) VALUES (:noun, :id, :drawId, :generation, :body)
   ON CONFLICT (noun, id) DO UPDATE SET draw_id = excluded.draw_id, generation = excluded.generation, body = excluded.body`,
);
const gone = sql<[noun: string, id: string]>(
  'remove published sample',
  'DELETE FROM published_sample WHERE noun = ? AND id = ?',
);
const sweep = sql<[noun: string, generation: number]>(
  'sweep published samples',
  'DELETE FROM published_sample WHERE noun = ? AND generation <> ?',
);
