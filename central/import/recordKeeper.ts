import type { ImportedVideo } from '../../contract/import-rows.ts';
import { Video } from '../../contract/nouns/video.ts';
import type { Db } from '../db/db.ts';
import { type Footage, putFootage } from '../footage/put.ts';
import { type Item, itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';
import { idFor } from './ids.ts';
import { type Arrived, playedMime } from './media/arrive.ts';
import type { ReportLine } from './report.ts';
import type { Roster } from './roster.ts';
import { videoRecord } from './videoRecord.ts';

export type Written = Pick<ReportLine, 'id' | 'outcome' | 'reason' | 'notes'>;

/** Writes video records with their footage, in batches; nothing is in the database before `flush`. */
export type RecordKeeper = {
  readonly keep: (row: ImportedVideo, arrived: Arrived | null) => Promise<Written>;
  /** The same for a clip that no catalogue names: known by its content until a catalogue does. */
  readonly keepUnlisted: (row: ImportedVideo, arrived: Arrived) => Promise<Written>;
  readonly flush: () => Promise<void>;
};

/** `neverShortens`: where a row's classes would have a known recording deleted earlier, those that it has stay. */
export async function openRecordKeeper(
  db: Pick<Db, 'query' | 'transaction'>,
  roster: Roster,
  now: () => number,
  { neverShortens = false } = {},
): Promise<RecordKeeper> {
  const unlisted = await unlistedClips(db);
  const arrivedNow = new Map<string, string>();
  let items: Item[] = [];
  let footage: Footage[] = [];

  async function flush(): Promise<void> {
    const [putting, files] = [items, footage];
    items = [];
    footage = [];
    await db.transaction(async (tx) => {
      await putItems(tx, [...roster.takeNew(), ...putting]);
      for (const file of files) await putFootage(tx, file, now());
    });
  }

  async function write(row: ImportedVideo, arrived: Arrived | null, id: string): Promise<Written> {
    const found = await bodyOf(db, id);
    const before = found === null ? null : Video.parse(JSON.parse(found));
    const held = before?.media ?? null;
    if (held !== null && arrived !== null && held.sha256 !== arrived.kept.sha256) {
      return refused(
        id,
        `This video came in before with other footage (SHA-256 ${held.sha256}). Evidence is not replaced.`,
      );
    }
    const sources = { id, row, arrived, before, classes: roster.classes, ...whose(roster, row) };
    const said = videoRecord(sources);
    const isShorter = neverShortens && said !== null && endsSooner(said.video, before);
    const made = isShorter ? videoRecord({ ...sources, row: { ...row, classes: [] } }) : said;
    if (made === null) return refused(null, 'Neither the catalogue nor the media says when it was recorded.');
    const item = itemOf('video', made.video);
    items.push(item);
    if (arrived !== null) {
      // What is served first is the playlist, so it is checked by its own hash; each segment has its own, too.
      const { playlist, ...kept } = arrived.kept;
      footage.push({ ...kept, ...playlist, videoId: id, mime: playedMime(arrived) });
      arrivedNow.set(arrived.kept.sha256, row.vendorId);
    }
    if (items.length >= batchSize) await flush();
    const outcome = found === null ? 'imported' : found === item.body ? 'unchanged' : 'updated';
    return { id, outcome, reason: null, notes: made.notes };
  }

  return {
    flush,
    keep: (row, arrived) => {
      const known = unlisted.get(row.vendorId);
      const clipId = arrived === null ? null : idFor('clip', arrived.kept.sha256);
      // The clip came in before the catalogue knew it: what was said about it since stays with it.
      const isTakenOver = clipId !== null && row.file !== null && unlisted.get(row.file) === clipId;
      const id = known ?? (isTakenOver ? clipId : idFor('video', row.vendorId));
      if (isTakenOver && row.file !== null) {
        unlisted.delete(row.file);
        unlisted.set(row.vendorId, clipId);
      }
      return write(row, arrived, id);
    },
    keepUnlisted: async (row, arrived) => {
      const { sha256 } = arrived.kept;
      const owner = arrivedNow.get(sha256) ?? (await ownerOf(db, sha256));
      if (owner === null) return write(row, arrived, idFor('clip', sha256));
      return {
        id: null,
        outcome: 'unchanged',
        reason: null,
        notes: [`The same footage is here already: ${owner}.`],
      };
    },
  };
}

/** Enough that a transaction's cost is shared, few enough that a killed import loses little. */
const batchSize = 200;

function refused(id: string | null, reason: string): Written {
  return { id, outcome: 'refused', reason, notes: [] };
}

function endsSooner(video: Video, before: Video | null): boolean {
  if (before === null || video.deletedAt === null) return false;
  return before.deletedAt === null || video.deletedAt < before.deletedAt;
}

function whose(roster: Roster, row: ImportedVideo) {
  const named = roster.place(row.division, row.squad);
  const officer = row.officerBadge === null ? null : roster.officer(row.officerBadge, row.officerName, named);
  return {
    officerId: officer?.id ?? null,
    belongs: {
      squadId: named.squadId ?? officer?.squadId ?? null,
      divisionId: named.divisionId ?? officer?.divisionId ?? null,
    },
  };
}

async function bodyOf(db: Pick<Db, 'query'>, id: string): Promise<string | null> {
  const [row] = await db.query<{ body: string }>(
    `select body from item where noun = 'video' and id = $1 and not gone`,
    [id],
  );
  return row?.body ?? null;
}

async function ownerOf(db: Pick<Db, 'query'>, sha256: string): Promise<string | null> {
  const [row] = await db.query<{ video_id: string }>(
    'select video_id from footage where sha256 = $1 limit 1',
    [sha256],
  );
  return row?.video_id ?? null;
}

/** Vendor id (a file name, until a catalogue gave a better one) to id, of clips that came in without a catalogue. */
async function unlistedClips(db: Pick<Db, 'query'>): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; body: string }>(
    `select id, body from item where noun = 'video' and id like 'clip-%' and not gone`,
  );
  return new Map(rows.map((row) => [Video.parse(JSON.parse(row.body)).vendorId, row.id]));
}
