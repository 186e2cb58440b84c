import type { Video } from '../../../contract/nouns/video.ts';
import { sql, type WriteDb } from '../db/sql.ts';

/** Where a recording stands among the lists: its numbers. `device` is the term `device <name>`. */
export type Placed = {
  readonly no: number;
  readonly recordedAt: number;
  readonly officer: number | null;
  readonly squad: number | null;
  readonly division: number | null;
  readonly device: number | null;
};

/** Notes when a recording ended, was docked and was uploaded. */
export function putUpload(
  db: WriteDb,
  { no, recordedAt, officer, squad, division, device }: Placed,
  { endedAt, dockedAt, uploadedAt }: Pick<Video, 'endedAt' | 'dockedAt' | 'uploadedAt'>,
): void {
  db.run(put, recordedAt, no, endedAt, dockedAt, uploadedAt, officer, squad, division, device);
}

const put = sql<
  [
    recordedAt: number,
    no: number,
    endedAt: number,
    dockedAt: number | null,
    uploadedAt: number | null,
    officer: number | null,
    squad: number | null,
    division: number | null,
    device: number | null,
  ]
>(
  'put upload',
  `INSERT OR REPLACE INTO upload
     (recorded_at, no, ended_at, docked_at, uploaded_at, officer, squad, division, device)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
