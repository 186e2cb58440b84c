import { type Account, seesEverything } from '../../contract/nouns/account.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { Reader } from '../db/db.ts';
import { readItem } from '../items/read.ts';
import { isInScope } from '../scope.ts';

/** A file to be served. `evidence` is the untouched original when a seekable copy is served in its place. */
export type Servable = {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly evidence: { readonly path: string; readonly sha256: string } | null;
};

/**
 * The file behind a video, or behind a segment that its playlist names. What the account may not see doesn't exist for
 * it. Segments are looked up by name among those that arrived with the playlist, so no name leads anywhere else.
 */
export async function findFootage(
  db: Reader,
  account: Account,
  videoId: string,
  part: string | null,
): Promise<Servable | Refusal> {
  const item = await readItem(db, 'video', videoId);
  if (item === null || item.gone || !isInScope(account, item)) return refuse('not-found');
  const { access } = JSON.parse(item.body) as { readonly access: 'open' | 'closed' | 'restricted' };
  if (access === 'closed' && !seesEverything(account)) return refuse('footage-closed');
  const [row] = await db.query<FootageRow>('select * from footage where video_id = $1', [videoId]);
  if (row === undefined) return refuse('footage-missing');
  return part === null ? fileOf(row) : partOf(db, row, part);
}

type FootageRow = {
  readonly video_id: string;
  readonly path: string;
  readonly played_path: string | null;
  readonly mime: string;
  readonly sha256: string;
  readonly played_sha256: string | null;
  readonly size: number;
  readonly played_size: number | null;
};

function fileOf(row: FootageRow): Servable {
  const { path, sha256, size, mime, played_path, played_sha256, played_size } = row;
  if (played_path === null || played_sha256 === null || played_size === null) {
    return { path, sha256, size, mime, evidence: null };
  }
  return { path: played_path, sha256: played_sha256, size: played_size, mime, evidence: { path, sha256 } };
}

async function partOf(db: Reader, row: FootageRow, name: string): Promise<Servable | Refusal> {
  const [part] = await db.query<{ mime: string; sha256: string; size: number }>(
    'select mime, sha256, size from footage_part where video_id = $1 and name = $2',
    [row.video_id, name],
  );
  if (part === undefined) return refuse('not-found');
  const folder = row.path.slice(0, row.path.lastIndexOf('/') + 1);
  return { path: `${folder}${name}`, ...part, evidence: null };
}
