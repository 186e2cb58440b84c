import type { FrameStamp } from '../../contract/nouns/finding.ts';
import type { ClipReader } from '../reading/clipReader.ts';
import type { Source } from './engine.ts';
import { createExactFrames } from './exactFrames.ts';
import { frameLengths, frameStamp, type Picture, placeMs } from './frames.ts';
import { createOverlay, type Overlay } from './overlay.ts';

/** A moment of the clip as a mark needs it: milliseconds, and the frame that was on the glass. */
export type FrameTime = { readonly ms: number; readonly frame: FrameStamp };

export type Clip = Source & { readonly sha256: string | null };

/** What the glass asks of the player behind it. */
export type Behind = {
  readonly clip: () => Clip | null;
  readonly video: () => HTMLVideoElement | null;
  /** Where a seek under way is going, in milliseconds. */
  readonly goal: () => number | null;
  readonly speed: () => number;
  /** Something about the place or the frame on the glass has changed. */
  readonly tell: () => void;
};

export type Glass = ReturnType<typeof createGlass>;

/** How long the reviewer must have stayed at a place before pictures around it are decoded, in milliseconds. */
const settledMs = 250;

/** What is seen of the clip: which frame it is, and decoded pictures over the video while that is on its way. */
export function createGlass(behind: Behind, readClip: (url: string) => ClipReader) {
  const lengths = frameLengths();
  const pictureHearers = new Set<(picture: Picture) => void>();
  let picture: Picture | null = null;
  let overlay: Overlay | null = null;
  let preparing: ReturnType<typeof setTimeout> | undefined;

  const exact = createExactFrames(readClip, () => {
    if (picture !== null) exact.saw(picture.seconds);
    prepareSoon();
    behind.tell();
  });

  /** The video has put a picture up, at so many seconds. `isSeeking`: it may be far from the one before. */
  function seen(seconds: number, isSeeking: boolean): void {
    exact.saw(seconds);
    // The overlay shows a frame that the video is still on its way to.
    const awaited = overlay?.shows() ?? null;
    if (awaited !== null && exact.numberAt(seconds) !== awaited) return;
    overlay?.hide();
    readWhenShown();
    prepareSoon();
    if (picture !== null && !isSeeking) lengths.learn(picture.seconds, seconds);
    picture = { seconds, count: (picture?.count ?? 0) + 1 };
    sayPicture(picture);
    behind.tell();
  }

  function sayPicture(shown: Picture): void {
    for (const hear of pictureHearers) hear(shown);
  }

  /** The picture of another clip that is up already, in seconds. */
  function begin(shown: number | null): void {
    if (shown === null) return;
    picture = { seconds: shown, count: 1 };
    readWhenShown();
  }

  /** Nothing of the clip is seen any more. */
  function clear(): void {
    clearTimeout(preparing);
    picture = null;
    lengths.forget();
    overlay?.hide();
    exact.close();
  }

  /** The container is read once the first picture is on the glass. A playlist has no timestamps of its own. */
  function readWhenShown(): void {
    const clip = behind.clip();
    if (clip !== null && clip.kind === 'progressive' && !exact.isReading()) exact.read(clip.url);
  }

  /** Pictures to step back to are decoded when the reviewer has stopped somewhere. */
  function prepareSoon(): void {
    clearTimeout(preparing);
    preparing = setTimeout(() => {
      if (behind.goal() !== null) {
        prepareSoon();
        return;
      }
      const number = frameNumber();
      if (number !== null && behind.video()?.paused === true) exact.near()?.prepare(number);
    }, settledMs);
  }

  /** Every decoder is left to the picture that is wished for. */
  function rest(): void {
    clearTimeout(preparing);
    exact.near()?.rest();
  }

  /** A decoded picture is on the glass, and the video is on its way to the same frame. */
  function isOverlaid(): boolean {
    return (overlay?.shows() ?? null) !== null;
  }

  /** Puts a frame that was decoded ahead over the video; its time in seconds, or null when it wasn't. */
  function showDecoded(number: number): number | null {
    const decoded = exact.near()?.get(number) ?? null;
    exact.near()?.prepare(number);
    if (decoded === null || overlay === null) return null;
    picture = { seconds: exact.startOf(number), count: picture?.count ?? 0 };
    overlay.show(decoded);
    return picture.seconds;
  }

  function clockSeconds(): number {
    return behind.video()?.currentTime ?? 0;
  }

  /** Where we are, in milliseconds: where a seek is going, else the picture that is shown. */
  function timeMs(): number {
    if (isOverlaid() && picture !== null) return Math.max(0, Math.round(picture.seconds * 1000));
    return behind.goal() ?? placeMs(picture, clockSeconds(), behind.speed());
  }

  function frameTime(): FrameTime {
    const clock = isOverlaid() ? (picture?.seconds ?? 0) : clockSeconds();
    const sha256 = behind.clip()?.sha256 ?? null;
    const number = frameNumber();
    return {
      ms: placeMs(picture, clock, behind.speed()),
      frame: (number === null ? null : exact.stampOf(number, sha256)) ?? frameStamp(picture, clock, sha256),
    };
  }

  /** The frame that is on the glass at another moment of the clip, in milliseconds. */
  function frameTimeAt(atMs: number): FrameTime {
    const sha256 = behind.clip()?.sha256 ?? null;
    const number = exact.numberDuring(atMs / 1000);
    const stamp = number === null ? null : exact.stampOf(number, sha256);
    if (number === null || stamp === null)
      return { ms: Math.max(0, Math.round(atMs)), frame: frameStamp(null, atMs / 1000, sha256) };
    return { ms: Math.max(0, Math.round(exact.startOf(number) * 1000)), frame: stamp };
  }

  /** The number of the frame on the glass, counted from 0; null while the container's index isn't known. */
  function frameNumber(): number | null {
    return picture === null ? null : exact.numberAt(picture.seconds);
  }

  /** Where to seek for a marked frame: a little after it begins, since its millisecond may still belong to the one before. */
  function placeOfMark(toMs: number, frame: FrameStamp | null): number {
    const number = frame === null ? null : exact.numberOf(frame);
    if (number !== null) return exact.insideOf(number) * 1000;
    const into = Math.min(0.004, (lengths.shortest() ?? 0.008) / 2);
    return frame === null ? toMs : (frame.pts / frame.timeBase + into) * 1000;
  }

  function onPicture(hear: (picture: Picture) => void): () => void {
    pictureHearers.add(hear);
    return () => pictureHearers.delete(hear);
  }

  return {
    /** The factory touches nothing; the overlay comes with the place for it. */
    mount: (host: HTMLElement): void => {
      overlay = createOverlay(host);
    },
    unmount: (): void => {
      clear();
      overlay?.remove();
      overlay = null;
    },
    begin,
    clear,
    seen,
    rest,
    showDecoded,
    hideOverlay: (): void => overlay?.hide(),
    sayPicture: (): void => {
      if (picture !== null) sayPicture(picture);
    },
    onPicture,
    timeMs,
    frameTime,
    frameTimeAt,
    frameNumber,
    placeOfMark,
    /** Once there may be bytes again that weren't to be had while the screen was concealed. */
    readAgain: (): void => {
      const clip = behind.clip();
      if (clip !== null && exact.hasFailed()) exact.read(clip.url);
    },
    numberAt: exact.numberAt,
    next: exact.next,
    /** Where a seek surely lands on a frame, in milliseconds. */
    insideOf: (number: number): number => exact.insideOf(number) * 1000,
    shortestFrame: lengths.shortest,
    /** The picture shown last, or null before the first. */
    picture: () => picture,
    /** A small picture of about this moment, in milliseconds; null while there is none. */
    thumbAt: (atMs: number) => exact.thumbAt(atMs / 1000),
    /** What is seen: the decoded picture over the video, or the video; null while there is none. */
    element: () => overlay?.canvas() ?? (picture === null ? null : behind.video()),
    /** Whether the time between frames changes; null while the index isn't known. */
    isVariableRate: () => (exact.count() === null ? null : exact.isVariable()),
  };
}
