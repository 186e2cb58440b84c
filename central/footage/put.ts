import type { Tx } from '../db/db.ts';

/** The file behind a video. Paths are relative to the data folder, with `/`; sizes in bytes; hashes in hex. */
export type Footage = {
  readonly videoId: string;
  readonly kind: 'progressive' | 'hls';
  /** The evidence as it arrived; for HLS the playlist, with its segments beside it. */
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** A seekable copy where the original can't be played by ranges; null: the original is played. */
  readonly played: { readonly path: string; readonly sha256: string; readonly size: number } | null;
  /** Of what is played. */
  readonly mime: string;
  /** For HLS: every file that the playlist names, as it writes it, relative to its folder. Nothing else is served. */
  readonly parts: readonly FootagePart[];
};

export type FootagePart = {
  readonly name: string;
  readonly mime: string;
  readonly sha256: string;
  readonly size: number;
};

/** Writes where a video's footage is; replaces what was known before. */
export async function putFootage(tx: Tx, footage: Footage, now: number): Promise<void> {
  await tx.run(
    `insert into footage (video_id, kind, path, sha256, size, played_path, played_sha256, played_size, mime, arrived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (video_id) do update set kind = excluded.kind, path = excluded.path, sha256 = excluded.sha256,
       size = excluded.size, played_path = excluded.played_path, played_sha256 = excluded.played_sha256,
       played_size = excluded.played_size, mime = excluded.mime, arrived_at = excluded.arrived_at`,
    [
      footage.videoId,
      footage.kind,
      footage.path,
      footage.sha256,
      footage.size,
      footage.played?.path ?? null,
      footage.played?.sha256 ?? null,
      footage.played?.size ?? null,
      footage.mime,
      now,
    ],
  );
  await tx.run('delete from footage_part where video_id = $1', [footage.videoId]);
  if (footage.parts.length === 0) return;
  await tx.run(
    `insert into footage_part (video_id, name, mime, sha256, size)
     select $1, part.* from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) as part`,
    [
      footage.videoId,
      footage.parts.map((part) => part.name),
      footage.parts.map((part) => part.mime),
      footage.parts.map((part) => part.sha256),
      footage.parts.map((part) => part.size),
    ],
  );
}
