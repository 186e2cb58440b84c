import type { ReclassificationRecord } from '../../../contract/nouns/classification.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import type { Taker } from './apply.ts';

/** What became of reclassification requests about a video, anybody's, the oldest first. */
export function reclassificationRecordsOf(db: ReadDb, videoId: string): ReclassificationRecord[] {
  return db
    .column(ofVideo, videoId)
    .map((body) => JSON.parse(body) as ReclassificationRecord)
    .sort((a, b) => a.requestedAt - b.requestedAt);
}

export function reclassificationTaker(db: WriteDb, generation: number): Taker<'reclassification'> {
  return {
    put: (id, body, text) => db.run(put, id, generation, body.videoId, text),
    gone: (id) => db.run(gone, id),
    sweep: (current) => db.run(sweep, current),
  };
}

const ofVideo = sql<[videoId: string], string>(
  'reclassification records of a video',
  'SELECT body FROM reclassification_record WHERE video_id = ?',
);
const put = sql<[id: string, generation: number, videoId: string, body: string]>(
  'put reclassification record',
  `INSERT INTO reclassification_record (id, generation, video_id, body) VALUES (?, ?, ?, ?)
   ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, video_id = excluded.video_id, body = excluded.body`,
);
const gone = sql<[id: string]>(
  'remove reclassification record',
  'DELETE FROM reclassification_record WHERE id = ?',
);
const sweep = sql<[generation: number]>(
  'sweep reclassification records',
  'DELETE FROM reclassification_record WHERE generation <> ?',
);
