import type { ImportedVideo } from '../../contract/import-rows.ts';
import { type ClassTag, deletedAt } from '../../contract/nouns/classification.ts';
import type { Media, Video } from '../../contract/nouns/video.ts';
import { type Instant, instant, ms, spanText } from '../../contract/time.ts';
import { defaultClass } from '../defaults/classifications.ts';
import { type Arrived, playedMime } from './media/arrive.ts';
import type { Measured } from './media/measured.ts';
import type { Belongs, Roster } from './roster.ts';

/** What a record is made of. `before` is what the central holds already under this id. */
export type Sources = {
  readonly id: string;
  readonly row: ImportedVideo;
  readonly arrived: Arrived | null;
  readonly before: Video | null;
  readonly officerId: string | null;
  readonly belongs: Belongs;
  readonly classes: Roster['classes'];
};

/**
 * Makes the record of a video from its catalogue row and its footage. Where the two disagree, both stay on record:
 * the catalogue's times as the times, the media's length as the length. Null when neither knows when it was recorded.
 */
export function videoRecord(
  sources: Sources,
): { readonly video: Video; readonly notes: readonly string[] } | null {
  const { row, arrived, before } = sources;
  const measured = arrived?.measured ?? null;
  const notes: string[] = [];
  const claimedMs =
    row.recordedAt !== null && row.endedAt !== null ? row.endedAt - row.recordedAt : row.durationMs;
  const durationMs = lengthOf(measured, claimedMs) ?? before?.durationMs ?? claimedMs ?? 0;
  const recordedAt = row.recordedAt ?? measured?.startedAt ?? startFromEnd(row.endedAt, durationMs);
  if (recordedAt === null) return null;
  notes.push(...disagreements(row, measured, claimedMs));
  const classes = classTags(sources, notes);
  const hold = row.hold ?? before?.hold ?? null;
  const video: Video = {
    id: sources.id,
    vendorId: row.vendorId,
    title: row.title ?? row.file ?? row.vendorId,
    incidentNumber: row.incidentNumber,
    officerId: sources.officerId,
    squadId: sources.belongs.squadId,
    divisionId: sources.belongs.divisionId,
    unit: row.unit,
    device: row.device,
    model: row.model,
    recordedAt,
    activatedAt: row.activatedAt,
    endedAt: row.endedAt ?? instant(recordedAt + durationMs),
    zone: row.zone,
    durationMs: ms(durationMs),
    bufferHasAudio: before?.bufferHasAudio ?? false,
    muted: [...row.muted],
    activationReason: row.activationReason,
    deactivationReason: row.deactivationReason,
    uploadedAt: row.uploadedAt,
    dockedAt: row.dockedAt,
    classes,
    deletedAt: deletedAt(
      { recordedAt, hold },
      classes.map((tag) => tag.code),
      sources.classes,
    ),
    hold,
    caseNumber: row.caseNumber ?? before?.caseNumber ?? null,
    access: before?.access ?? 'open',
    accessBasis: before?.accessBasis ?? null,
    media: arrived === null ? (before?.media ?? null) : mediaOf(arrived),
    part: before?.part ?? null,
    relatedIds: before?.relatedIds ?? [],
  };
  return { video, notes };
}

/** A file that was cut off, or lies, keeps the length that its record claims: the desk then says what is missing. */
function lengthOf(measured: Measured | null, claimedMs: number | null): number | null {
  if (measured === null) return null;
  if (measured.durationMs === 0 || measured.isLying) return claimedMs ?? measured.durationMs;
  return measured.isCut ? Math.max(measured.durationMs, claimedMs ?? 0) : measured.durationMs;
}

function startFromEnd(endedAt: Instant | null, durationMs: number): Instant | null {
  return endedAt === null ? null : instant(endedAt - durationMs);
}

/** Clocks of cameras and catalogues drift by minutes and nobody minds. */
const driftMs = 120_000;

function disagreements(
  row: ImportedVideo,
  measured: Measured | null,
  claimedMs: number | null,
): readonly string[] {
  if (measured === null) return [];
  const notes: string[] = [];
  if (
    claimedMs !== null &&
    measured.durationMs > 0 &&
    Math.abs(claimedMs - measured.durationMs) > 2000 + claimedMs * 0.02
  ) {
    notes.push(
      `The catalogue says that it lasts ${spanText(claimedMs)}, the media ${spanText(measured.durationMs)}; both are kept.`,
    );
  }
  const { startedAt } = measured;
  if (row.recordedAt !== null && startedAt !== null && Math.abs(row.recordedAt - startedAt) > driftMs) {
    const written = (at: Instant) => new Date(at).toISOString();
    notes.push(
      `The catalogue says that it began at ${written(row.recordedAt)}, the media at ${written(startedAt)}; both are kept.`,
    );
  }
  return notes;
}

function mediaOf(arrived: Arrived): Media {
  const { measured, kept } = arrived;
  return {
    kind: kept.kind,
    mime: playedMime(arrived),
    sizeBytes: kept.size,
    videoCodec: measured.videoCodec,
    audioCodec: measured.audioCodec,
    width: measured.width,
    height: measured.height,
    rotation: measured.rotation,
    sha256: kept.sha256,
    playedSha256: kept.played?.sha256 ?? null,
    startedAt: measured.startedAt,
  };
}

function classTags({ row, before, classes }: Sources, notes: string[]): ClassTag[] {
  // What a supervisor decided here isn't undone by the vendor's next export.
  if (before?.classes.some((tag) => tag.source === 'supervisor')) return before.classes;
  if (row.classes.length === 0) {
    return before?.classes ?? [{ code: defaultClass, source: 'default', setBy: null, setAt: null }];
  }
  const codes = row.classes.map((name) => codeFor(name, classes, notes));
  return [...new Set(codes)].map((code) => ({ code, source: 'officer', setBy: null, setAt: null }));
}

function codeFor(name: string, classes: Roster['classes'], notes: string[]): string {
  if (classes.has(name)) return name;
  const labelled = [...classes.values()].find((entry) => entry.label.toLowerCase() === name.toLowerCase());
  if (labelled !== undefined) return labelled.code;
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  if (slug === '') return defaultClass;
  if (!classes.has(slug))
    notes.push(
      `The class "${name}" is not on the department's list: it is kept, and nothing deletes the video.`,
    );
  return slug;
}
