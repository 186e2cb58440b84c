import type { Instant } from '../../../contract/time.ts';

/** A file of footage as the media itself describes it. Lengths in milliseconds and pixels. */
export type Measured = {
  /** MIME type with codecs, as a browser wants to be asked. */
  readonly mime: string;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
  /** As shown: rotation and pixel shape applied. */
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly durationMs: number;
  /** When the recording began by the file's own clock; null when it doesn't say. */
  readonly startedAt: Instant | null;
  /** The file was cut off, so the recording was longer than what is left of it. */
  readonly isCut: boolean;
  /** Its claimed length can't be true. */
  readonly isLying: boolean;
  /**
   * Fragmented without a table of fragments, which players take seconds to open, or a transport stream, which they
   * don't open at all: a seekable copy is made to be played.
   */
  readonly needsCopy: boolean;
  /** What is odd about it, in sentences. */
  readonly notes: readonly string[];
};
