import type { Trouble } from '../../contract/nouns/review.ts';
import type { Media } from '../../contract/nouns/video.ts';
import { clockText, ms, spanText } from '../../contract/time.ts';
import { fileInWords } from './fileInWords.ts';

/**
 * Decides from what the player saw whether a video is being shown properly. A browser will happily "play" a file
 * without a picture, end after four frames of thirty-five seconds, or believe an index that says forty hours: each of
 * these must be said, and none may count as watched.
 */
export type Sighting = {
  /** The file's own record; null when nothing is known. */
  readonly media: Media | null;
  /** Length in the record of the video, milliseconds. */
  readonly recordMs: number;
  /** Length the player believes, milliseconds; null before it knows. NaN and infinities are null. */
  readonly mediaMs: number | null;
  readonly pictureWidth: number | null;
  /** Pictures presented since the clip was opened, and the place of the last one. */
  readonly pictures: number;
  readonly lastPictureMs: number | null;
  /** How long it has been playing since the last picture came, in milliseconds of the wall clock. */
  readonly playedWithoutPictureMs: number;
  /** False when the window was hidden after the last picture: then nothing can be said about pictures. */
  readonly looking: boolean;
  /** True when this place was jumped to and no picture has come since. */
  readonly jumped: boolean;
  readonly atMs: number;
  readonly ended: boolean;
  readonly error: PlaybackError | null;
  /** Whether the browser says that it knows the codec; null: it wasn't asked. */
  readonly playable: boolean | null;
};

/** `open`: the file could not be understood. `decode`: it could, until here. */
export type PlaybackError = 'open' | 'decode';

/** Playing on for so long without a new picture is trouble, in milliseconds. */
const patienceWithoutPicture = 2000;
const patienceAfterPicture = 8000;

export function troubleIn(seen: Sighting): Trouble | null {
  return (
    errorTrouble(seen) ?? noPicture(seen) ?? lyingDuration(seen) ?? pictureStopped(seen) ?? endedEarly(seen)
  );
}

/**
 * Whether what was said is taken back: a picture came after all. `passing`: it was the picture that had stopped for a
 * while; damage that the decoder met, and a file's lies, stay on record.
 */
export function isWithdrawn(said: Trouble, passing: boolean, seen: Sighting): boolean {
  const hasPicture = seen.pictures > 0 && seen.playedWithoutPictureMs === 0 && seen.error === null;
  if (!hasPicture || troubleIn(seen) !== null) return false;
  if (said.code === 'ends-early') return isNearEnd(seen);
  return said.code === 'no-picture' || said.code === 'not-playable' || (said.code === 'corrupt' && passing);
}

function errorTrouble(seen: Sighting): Trouble | null {
  if (seen.error === null) return null;
  const file = fileInWords(seen.media);
  if (seen.error === 'open' || seen.pictures === 0) {
    if (seen.playable !== true) return trouble('not-playable', null, `This desk can't play ${file}.`);
    return trouble('corrupt', 0, `The file can't be read as ${file}; it may be damaged or cut off.`);
  }
  return trouble('corrupt', seen.atMs, `The video is damaged at ${clockText(seen.atMs)} and stops there.`);
}

function noPicture(seen: Sighting): Trouble | null {
  const knowsNoPicture = seen.pictureWidth === 0 && seen.mediaMs !== null;
  const neverCame =
    seen.looking &&
    seen.pictures === 0 &&
    (seen.playedWithoutPictureMs >= patienceWithoutPicture || seen.ended);
  if (!knowsNoPicture && !neverCame) return null;
  const file = fileInWords(seen.media);
  if (seen.media !== null && seen.media.videoCodec === null)
    return trouble('no-picture', null, `The file holds sound only: ${file}.`);
  return trouble('no-picture', null, `The sound plays, but no picture comes: the file is ${file}.`);
}

/** Less than this many bits for a second can't hold a picture and sound; silence alone takes more. */
const fewestBitsPerSecond = 1000;

function lyingDuration(seen: Sighting): Trouble | null {
  if (seen.mediaMs === null) return null;
  if (seen.mediaMs === 0 && seen.pictures > 0)
    return trouble('lying-duration', null, 'The file says it is 0 s long, but it has a picture.');
  const bits = seen.media === null || seen.media.kind === 'hls' ? null : seen.media.sizeBytes * 8;
  const tooThin =
    bits !== null && seen.mediaMs > 600_000 && bits / (seen.mediaMs / 1000) < fewestBitsPerSecond;
  const farFromRecord = seen.recordMs > 0 && seen.mediaMs > seen.recordMs * 2 + 60_000;
  if (!tooThin && !farFromRecord) return null;
  const held = farFromRecord
    ? `its record says ${spanText(seen.recordMs)}`
    : 'its size can hold only a small part of that';
  return trouble('lying-duration', null, `The file says it is ${spanText(seen.mediaMs)} long, but ${held}.`);
}

function pictureStopped(seen: Sighting): Trouble | null {
  if (!seen.looking || seen.lastPictureMs === null || seen.playedWithoutPictureMs < patienceAfterPicture)
    return null;
  return trouble(
    'corrupt',
    seen.lastPictureMs,
    `The picture stops at ${clockText(seen.lastPictureMs)} while playback goes on.`,
  );
}

/** Ended clearly before its length: two seconds and two hundredths of it are left to rounding and index slack. */
function endedEarly(seen: Sighting): Trouble | null {
  if (!seen.ended) return null;
  const length = Math.max(seen.recordMs, seen.mediaMs ?? 0);
  const should = `it should be ${clockText(length)} long.`;
  if (seen.atMs < length - slackOf(length))
    return trouble('ends-early', seen.atMs, `The video ends at ${clockText(seen.atMs)}, but ${should}`);
  if (!seen.looking || isNearEnd(seen)) return null;
  if (seen.jumped)
    return trouble('ends-early', null, `No picture comes at the end of the video, but ${should}`);
  const last = seen.lastPictureMs ?? 0;
  return trouble('ends-early', last, `The last picture is at ${clockText(last)}, but ${should}`);
}

/** The last picture may stand for a while before the end, as it may anywhere. */
function isNearEnd({ lastPictureMs, recordMs, mediaMs }: Sighting): boolean {
  const length = Math.max(recordMs, mediaMs ?? 0);
  return (lastPictureMs ?? 0) >= length - slackOf(length) - patienceAfterPicture / 2;
}

function slackOf(length: number): number {
  return 2000 + length * 0.02;
}

function trouble(code: Trouble['code'], atMs: number | null, says: string): Trouble {
  return { code, atMs: atMs === null ? null : ms(atMs), says };
}
