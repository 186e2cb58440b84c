import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FrameStamp } from '../../contract/nouns/finding.ts';
import { type ClipReader, createClipReader } from '../reading/clipReader.ts';
import { createEngine, type Engine, type Source } from './engine.ts';
import { createExactFrames } from './exactFrames.ts';
import { followEngine, sightOf } from './followEngine.ts';
import { frameLengths, frameStamp, type Picture, placeMs } from './frames.ts';
import { lengthMs } from './media.ts';
import { neighbourByShowing } from './neighbour.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { noClip, type PlayerState } from './playerState.ts';
import { arrived, goal, notSeeking, type Seeking, wish } from './seeking.ts';
import { createStepper } from './stepper.ts';
import { waitForPicture } from './waitForPicture.ts';

/** A moment of the clip as a mark needs it: milliseconds, and the frame that was on the glass. */
export type FrameTime = { readonly ms: number; readonly frame: FrameStamp };

export type Player = ReturnType<typeof createPlayer>;

type Preferences = Pick<PlayerState, 'speed' | 'volume' | 'muted'>;

/** How long the reviewer must have stayed at a place before pictures around it are decoded, in milliseconds. */
const settledMs = 250;

/**
 * One video on the glass. The factory touches nothing; `mount` brings the video up and `unmount` takes it down, and a
 * mount right after an unmount (as React's strict mode does) finds the same video again. `bringEngine` may bring one
 * that is loading already.
 */
export function createPlayer(
  preferences: Preferences,
  bringEngine: () => Engine = createEngine,
  readClip: (url: string) => ClipReader = createClipReader,
) {
  const store: StoreApi<PlayerState> = createStore<PlayerState>(() => ({ ...noClip, ...preferences }));
  const lengths = frameLengths();
  const timeHearers = new Set<() => void>();
  const pictureHearers = new Set<(picture: Picture) => void>();
  let engine: Engine | null = null;
  let stopFollowing: (() => void) | null = null;
  let leaving: ReturnType<typeof setTimeout> | null = null;
  let source: (Source & { readonly sha256: string | null }) | null = null;
  let seeking: Seeking = notSeeking;
  let picture: Picture | null = null;
  let overlay: Overlay | null = null;
  let playIsWished = false;
  let preparing: ReturnType<typeof setTimeout> | undefined;

  const exact = createExactFrames(readClip, () => {
    if (picture !== null) exact.saw(picture.seconds);
    prepareSoon();
    tell();
  });

  const byShowing = neighbourByShowing(
    (atSeconds) => shown(() => seekTo(atSeconds * 1000)),
    lengths.shortest,
    () => engine?.video.duration ?? 0,
  );
  const steps = createStepper(
    async (here, direction) => {
      const number = exact.numberAt(here);
      return number === null
        ? await byShowing(here, direction)
        : await showFrame(exact.next(number, direction));
    },
    () => (engine === null ? null : (picture?.seconds ?? engine.video.currentTime)),
  );

  function mount(host: HTMLElement): () => void {
    if (leaving !== null) clearTimeout(leaving);
    leaving = null;
    if (engine === null) bringUp(host);
    return () => {
      // Strict mode mounts again in the same turn; then nothing has happened.
      leaving = setTimeout(takeDown, 0);
    };
  }

  function bringUp(host: HTMLElement): void {
    engine = bringEngine();
    host.append(engine.video);
    overlay = createOverlay(host);
    stopFollowing = followEngine(engine, store, {
      error: (error) => store.setState({ phase: 'failed', playing: false, error }),
      time: () => tell(),
      arrived: () => {
        const next = arrived(seeking, performance.now());
        seeking = next.seeking;
        if (next.start !== null) seekNow(next.start);
        tell();
      },
      picture: (seconds) => {
        exact.saw(seconds);
        // The overlay shows a frame that the video is still on its way to.
        const awaited = overlay?.shows() ?? null;
        if (awaited !== null && exact.numberAt(seconds) !== awaited) return;
        overlay?.hide();
        readWhenShown();
        prepareSoon();
        if (picture !== null && !store.getState().seeking) lengths.learn(picture.seconds, seconds);
        picture = { seconds, count: (picture?.count ?? 0) + 1 };
        for (const hear of pictureHearers) hear(picture);
        tell();
      },
    });
    engine.video.volume = preferences.volume;
    engine.video.muted = preferences.muted;
    setSpeed(store.getState().speed);
    if (source !== null) open(source, source.sha256);
  }

  function takeDown(): void {
    stopFollowing?.();
    forgetFrames();
    overlay?.remove();
    engine?.dispose();
    engine = null;
    overlay = null;
    stopFollowing = null;
    picture = null;
    store.setState(noClip);
  }

  /** Loads a clip. `sha256` is the hash of what will be played; it goes into each frame's stamp. */
  function open(clip: Source, sha256: string | null, atMs = 0): void {
    source = { ...clip, sha256 };
    picture = null;
    seeking = notSeeking;
    steps.forget();
    lengths.forget();
    forgetFrames();
    engine?.load(clip);
    const shown = engine?.shown() ?? null;
    if (shown !== null) {
      picture = { seconds: shown, count: 1 };
      readWhenShown();
    }
    store.setState({ ...noClip, phase: 'loading', ...(engine === null ? {} : sightOf(engine.video)) });
    setSpeed(store.getState().speed);
    if (atMs > 0) engine?.video.addEventListener('loadedmetadata', () => seekTo(atMs), { once: true });
    if (playIsWished && engine !== null) {
      playIsWished = false;
      void play();
    }
  }

  /** Lets go of the clip: nothing of it is shown any more. */
  function close(): void {
    source = null;
    picture = null;
    seeking = notSeeking;
    forgetFrames();
    engine?.unload();
    store.setState(noClip);
  }

  /** A decoded picture is on the glass, and the video is on its way to the same frame. */
  function isOverlaid(): boolean {
    return (overlay?.shows() ?? null) !== null;
  }

  function forgetFrames(): void {
    clearTimeout(preparing);
    overlay?.hide();
    exact.close();
  }

  /** The container is read once the first picture is on the glass. A playlist has no timestamps of its own. */
  function readWhenShown(): void {
    if (source !== null && source.kind === 'progressive' && !exact.isReading()) exact.read(source.url);
  }

  /** Pictures to step back to are decoded when the reviewer has stopped somewhere. */
  function prepareSoon(): void {
    clearTimeout(preparing);
    preparing = setTimeout(() => {
      if (goal(seeking) !== null) {
        prepareSoon();
        return;
      }
      const number = picture === null ? null : exact.numberAt(picture.seconds);
      if (number !== null && engine?.video.paused === true) exact.near()?.prepare(number);
    }, settledMs);
  }

  /** Asked before there is a clip, playing is remembered: the reviewer's hand is quicker than the network. */
  function toggle(): void {
    if (source === null) playIsWished = !playIsWished;
    else if (store.getState().playing) pause();
    else void play();
  }

  /** Where we are: where a seek is going, else the picture that is shown. */
  function timeMs(): number {
    if (isOverlaid() && picture !== null) return Math.max(0, Math.round(picture.seconds * 1000));
    return goal(seeking) ?? placeMs(picture, engine?.video.currentTime ?? 0, store.getState().speed);
  }

  function frameTime(): FrameTime {
    const clock = isOverlaid() ? (picture?.seconds ?? 0) : (engine?.video.currentTime ?? 0);
    const sha256 = source?.sha256 ?? null;
    const number = frameNumber();
    return {
      ms: placeMs(picture, clock, store.getState().speed),
      frame: (number === null ? null : exact.stampOf(number, sha256)) ?? frameStamp(picture, clock, sha256),
    };
  }

  /** The frame that is on the glass at another moment of the clip, in milliseconds. */
  function frameTimeAt(atMs: number): FrameTime {
    const sha256 = source?.sha256 ?? null;
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

  /** Milliseconds of the clip; kept inside it. While one seek is under way only the newest is remembered. */
  function seekTo(toMs: number): void {
    // Damage stopped the decoder; the rest of the clip may still be looked at, from a fresh start.
    if (source !== null && store.getState().phase === 'failed') {
      open(source, source.sha256, toMs);
      return;
    }
    const end = engine === null ? null : lengthMs(engine.video);
    if (end === null) return;
    const next = wish(seeking, Math.min(end, Math.max(0, toMs)), performance.now());
    seeking = next.seeking;
    if (next.start !== null) seekNow(next.start);
    tell();
  }

  /** Goes elsewhere on the clip: every decoder is left to the picture that is wished for. */
  function leapTo(toMs: number): void {
    clearTimeout(preparing);
    exact.near()?.rest();
    seekTo(toMs);
  }

  /** Seeks to a marked frame: a little after it begins, since its millisecond may still belong to the frame before. */
  function seekToMark(toMs: number, frame: FrameStamp | null): void {
    const number = frame === null ? null : exact.numberOf(frame);
    if (number !== null) {
      leapTo(exact.insideOf(number) * 1000);
      return;
    }
    const into = Math.min(0.004, (lengths.shortest() ?? 0.008) / 2);
    leapTo(frame === null ? toMs : (frame.pts / frame.timeBase + into) * 1000);
  }

  /** Goes to a marked frame, paused, and waits until it is on the glass. */
  async function showMark(toMs: number, frame: FrameStamp | null): Promise<void> {
    engine?.video.pause();
    await shown(() => seekToMark(toMs, frame));
  }

  function seekNow(toMs: number): void {
    if (engine !== null) engine.video.currentTime = toMs / 1000;
  }

  /** One frame on or back, paused. */
  async function step(direction: 1 | -1): Promise<void> {
    engine?.video.pause();
    await steps.step(direction);
  }

  /** Brings one frame onto the glass: at once where it was decoded ahead, and the video follows. Its time in seconds. */
  async function showFrame(number: number): Promise<number | null> {
    const seek = (): void => seekTo(exact.insideOf(number) * 1000);
    const decoded = exact.near()?.get(number) ?? null;
    exact.near()?.prepare(number);
    if (decoded === null || overlay === null) return await shown(seek);
    picture = { seconds: exact.startOf(number), count: picture?.count ?? 0 };
    overlay.show(decoded);
    seek();
    for (const hear of pictureHearers) hear(picture);
    tell();
    return picture.seconds;
  }

  /** Seeks and waits for the picture that comes up; its time in seconds, or null when none does. */
  function shown(seek: () => void): Promise<number | null> {
    return waitForPicture({ store, onPicture, isThere: () => goal(seeking) === null }, picture, seek);
  }

  function setSpeed(speed: number): void {
    store.setState({ speed });
    if (engine === null) return;
    // A new source starts at the default speed.
    engine.video.defaultPlaybackRate = speed;
    engine.video.playbackRate = speed;
  }

  function setVolume(volume: number, muted: boolean): void {
    store.setState({ volume, muted });
    if (engine === null) return;
    engine.video.volume = volume;
    engine.video.muted = muted;
  }

  async function play(): Promise<void> {
    const video = engine?.video;
    if (video === undefined || store.getState().phase === 'failed') return;
    overlay?.hide();
    if (video.ended) seekTo(0);
    // The browser may refuse (no source yet, a newer load): the state then says so by not playing.
    await video.play().catch(() => undefined);
  }

  function pause(): void {
    engine?.video.pause();
  }

  /** Calls at every picture, and whenever the place changes otherwise. Read `timeMs()` in it and write to the glass. */
  function onTime(hear: () => void): () => void {
    timeHearers.add(hear);
    hear();
    return () => timeHearers.delete(hear);
  }

  function onPicture(hear: (picture: Picture) => void): () => void {
    pictureHearers.add(hear);
    return () => pictureHearers.delete(hear);
  }

  function tell(): void {
    for (const hear of timeHearers) hear();
  }

  return {
    store,
    mount,
    open,
    close,
    timeMs,
    frameTime,
    frameTimeAt,
    /** The picture shown last, or null before the first. */
    picture: () => picture,
    frameNumber,
    /** A small picture of about this moment, in milliseconds; null while there is none. */
    thumbAt: (atMs: number) => exact.thumbAt(atMs / 1000),
    /** What is seen: the decoded picture over the video, or the video; null while there is none. */
    glass: () => overlay?.canvas() ?? (picture === null ? null : (engine?.video ?? null)),
    /** Whether the time between frames changes; null while the index isn't known. */
    isVariableRate: () => (exact.count() === null ? null : exact.isVariable()),
    /** The element, for those that look at it from outside (coverage, trouble); null while it isn't up. */
    video: () => engine?.video ?? null,
    onTime,
    onPicture,
    seekTo: leapTo,
    seekToMark,
    showMark,
    step,
    play,
    pause,
    toggle,
    setSpeed,
    setVolume,
  };
}
