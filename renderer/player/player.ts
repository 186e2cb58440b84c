import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FrameStamp } from '../../contract/nouns/finding.ts';
import { type ClipReader, createClipReader } from '../reading/clipReader.ts';
import { createEngine, type Engine, type Source } from './engine.ts';
import { followEngine, sightOf } from './followEngine.ts';
import { type Clip, createGlass } from './glass.ts';
import { neighbourByShowing } from './neighbour.ts';
import { noClip, type PlayerState } from './playerState.ts';
import { createSeeker } from './seeker.ts';
import { createStepper } from './stepper.ts';
import { waitForPicture } from './waitForPicture.ts';

export type Player = ReturnType<typeof createPlayer>;

type Preferences = Pick<PlayerState, 'speed' | 'volume' | 'muted'>;

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
  const timeHearers = new Set<() => void>();
  let engine: Engine | null = null;
  let stopFollowing: (() => void) | null = null;
  let leaving: ReturnType<typeof setTimeout> | null = null;
  let source: Clip | null = null;
  /** Playing was asked for while nothing could play: the next source plays at once. */
  let playIsWished = false;

  const seeker = createSeeker({
    video: () => engine?.video ?? null,
    hasClip: () => source !== null,
    tell,
  });
  const glass = createGlass(
    {
      clip: () => source,
      video: () => engine?.video ?? null,
      goal: seeker.goal,
      speed: () => store.getState().speed,
      tell,
    },
    readClip,
  );

  const byShowing = neighbourByShowing(
    (atSeconds) => shown(() => seekTo(atSeconds * 1000)),
    glass.shortestFrame,
    () => engine?.video.duration ?? 0,
  );
  const steps = createStepper(
    async (here, direction) => {
      const number = glass.numberAt(here);
      return number === null
        ? await byShowing(here, direction)
        : await showFrame(glass.next(number, direction));
    },
    () => (engine === null ? null : (glass.picture()?.seconds ?? engine.video.currentTime)),
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
    glass.mount(host);
    stopFollowing = followEngine(engine, store, {
      error: (error) => {
        playIsWished ||= store.getState().playing;
        store.setState({ phase: 'failed', playing: false, error });
      },
      time: () => tell(),
      arrived: seeker.arrived,
      picture: (seconds) => glass.seen(seconds, store.getState().seeking),
    });
    engine.video.addEventListener('loadedmetadata', seeker.known);
    engine.video.volume = preferences.volume;
    engine.video.muted = preferences.muted;
    setSpeed(store.getState().speed);
    if (source !== null) open(source, source.sha256);
  }

  function takeDown(): void {
    stopFollowing?.();
    glass.unmount();
    engine?.dispose();
    engine = null;
    stopFollowing = null;
    store.setState(noClip);
  }

  /** Loads a clip. `sha256` is the hash of what will be played; it goes into each frame's stamp. */
  function open(clip: Source, sha256: string | null, atMs = 0): void {
    source = { ...clip, sha256 };
    seeker.begin(atMs);
    steps.forget();
    glass.clear();
    engine?.load(clip);
    glass.begin(engine?.shown() ?? null);
    store.setState({ ...noClip, phase: 'loading', ...(engine === null ? {} : sightOf(engine.video)) });
    setSpeed(store.getState().speed);
    seeker.known();
    if (playIsWished && engine !== null) {
      playIsWished = false;
      void play();
    }
  }

  /** Lets go of the clip: nothing of it is shown any more. */
  function close(): void {
    source = null;
    playIsWished = false;
    seeker.forget();
    glass.clear();
    engine?.unload();
    store.setState(noClip);
  }

  /** Asked before there is a clip, or while a new one is fetched, playing is remembered: the hand is quicker than the network. */
  function toggle(): void {
    if (source === null || store.getState().phase === 'failed') playIsWished = !playIsWished;
    else if (store.getState().playing) pause();
    else void play();
  }

  /** Milliseconds of the clip; kept inside it. */
  function seekTo(toMs: number): void {
    // Damage stopped the decoder; the rest of the clip may still be looked at, from a fresh start.
    if (source !== null && store.getState().phase === 'failed') open(source, source.sha256, toMs);
    else seeker.to(toMs);
  }

  /** Goes elsewhere on the clip: every decoder is left to the picture that is wished for. */
  function leapTo(toMs: number): void {
    glass.rest();
    seekTo(toMs);
  }

  /** Seeks to a marked frame. */
  function seekToMark(toMs: number, frame: FrameStamp | null): void {
    leapTo(glass.placeOfMark(toMs, frame));
  }

  /** Goes to a marked frame, paused, and waits until it is on the glass. */
  async function showMark(toMs: number, frame: FrameStamp | null): Promise<void> {
    pause();
    await shown(() => seekToMark(toMs, frame));
  }

  /** One frame on or back, paused. `isRepeat`: of a key that is held down. */
  async function step(direction: 1 | -1, isRepeat = false): Promise<void> {
    pause();
    await steps.step(direction, isRepeat);
  }

  /** Brings one frame onto the glass: at once where it was decoded ahead, and the video follows. Its time in seconds. */
  async function showFrame(number: number): Promise<number | null> {
    const seek = (): void => seekTo(glass.insideOf(number));
    const seconds = glass.showDecoded(number);
    if (seconds === null) return await shown(seek);
    seek();
    glass.sayPicture();
    tell();
    return seconds;
  }

  /** Seeks and waits for the picture that comes up; its time in seconds, or null when none does. */
  function shown(seek: () => void): Promise<number | null> {
    return waitForPicture(
      { store, onPicture: glass.onPicture, isThere: () => seeker.goal() === null },
      glass.picture(),
      seek,
    );
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
    if (video === undefined) return;
    if (store.getState().phase === 'failed') {
      playIsWished = true;
      return;
    }
    glass.hideOverlay();
    if (video.ended) seekTo(0);
    // The browser may refuse (no source yet, a newer load): the state then says so by not playing.
    const begun = video.play();
    sayPlaying(video);
    await begun.catch(() => undefined);
  }

  function pause(): void {
    playIsWished = false;
    if (engine === null) return;
    engine.video.pause();
    sayPlaying(engine.video);
  }

  /** Said at once: the element's own events come later, and the reviewer's next key may come before them. */
  function sayPlaying({ paused }: HTMLVideoElement): void {
    store.setState({ playing: !paused });
  }

  /** Calls at every picture, and whenever the place changes otherwise. Read `timeMs()` in it and write to the glass. */
  function onTime(hear: () => void): () => void {
    timeHearers.add(hear);
    hear();
    return () => timeHearers.delete(hear);
  }

  function tell(): void {
    for (const hear of timeHearers) hear();
  }

  return {
    store,
    mount,
    open,
    close,
    timeMs: glass.timeMs,
    frameTime: glass.frameTime,
    frameTimeAt: glass.frameTimeAt,
    picture: glass.picture,
    frameNumber: glass.frameNumber,
    thumbAt: glass.thumbAt,
    glass: glass.element,
    isVariableRate: glass.isVariableRate,
    readAgain: glass.readAgain,
    /** The element, for those that look at it from outside (coverage, trouble); null while it isn't up. */
    video: () => engine?.video ?? null,
    onTime,
    onPicture: glass.onPicture,
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
