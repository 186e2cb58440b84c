import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../contract/time.ts';
import type { ReadDb } from '../db/sql.ts';
import type { Grant } from '../media-grants/grant.ts';
import { sealedOf } from './store.ts';
import { mayStay } from './sweep.ts';

/**
 * What the host streams a video from, when it was taken along, is whole, and may be watched at this moment; null: it isn't
 * here, or not any more, whether or not its file has been destroyed yet.
 */
export function watchableHere(
  db: ReadDb,
  videoId: string,
  folder: string,
  now: Instant,
): Extract<Grant, { kind: 'sealed' }> | null {
  const row = sealedOf(db, videoId);
  if (row === null || row.state !== 'whole' || !mayStay(db, row, now)) return null;
  const path = join(folder, row.file);
  if (!existsSync(path)) return null;
  const { sha256, total, mime } = row;
  return { kind: 'sealed', path, key: Buffer.from(row.key).toString('hex'), sha256, total, mime };
}
