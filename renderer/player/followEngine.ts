import type { StoreApi } from 'zustand/vanilla';
import type { Engine, EngineError } from './engine.ts';
import { bufferedIn, lengthMs } from './media.ts';
import type { PlayerState } from './playerState.ts';

type Hears = {
  /** The place changed otherwise than by a picture: at each event that moves it, and while there is only sound at every repaint. */
  readonly time: () => void;
  /** A seek has arrived. */
  readonly arrived: () => void;
  /** A picture was put on the glass; its own media time in seconds. */
  readonly picture: (seconds: number) => void;
  readonly error: (error: EngineError) => void;
};

/** Keeps the player's state in step with its engine. The answer stops it. */
export function followEngine(
  { video, hear }: Engine,
  store: StoreApi<PlayerState>,
  hears: Hears,
): () => void {
  const ending = new AbortController();
  const on = (name: keyof HTMLMediaElementEventMap, run: () => void) =>
    video.addEventListener(name, run, { signal: ending.signal });
  const set = (change: Partial<PlayerState>) => store.setState(change);
  // After an error the element still sends events of what was under way; only a new source ends it.
  const go = (phase: PlayerState['phase']) => {
    if (store.getState().error === null) set({ phase });
  };
  let repaint = 0;

  on('loadedmetadata', () => {
    set({ durationMs: lengthMs(video), pictureWidth: video.videoWidth });
    hears.time();
  });
  on('durationchange', () => set({ durationMs: lengthMs(video) }));
  on('resize', () => set({ pictureWidth: video.videoWidth }));
  on('loadeddata', () => {
    set({ pictureWidth: video.videoWidth });
    go('ready');
  });
  on('canplay', () => go(video.ended ? 'ended' : 'ready'));
  on('playing', () => go('ready'));
  on('waiting', () => go('stalled'));
  // What the element is now: these events are late, and it may have been told otherwise meanwhile.
  on('play', () => {
    set({ playing: !video.paused });
    run();
  });
  on('pause', () => {
    set({ playing: !video.paused });
    hears.time();
  });
  on('ended', () => {
    set({ playing: false });
    go('ended');
    hears.time();
  });
  on('seeking', () => {
    set({ seeking: true });
    if (store.getState().phase === 'ended') go('ready');
    hears.time();
  });
  on('seeked', () => {
    // A newer wish may begin the next seek at once.
    hears.arrived();
    set({ seeking: video.seeking });
  });
  on('timeupdate', hears.time);
  on('progress', () => set({ buffered: bufferedIn(video) }));
  on('ratechange', () => set({ speed: video.playbackRate }));
  on('volumechange', () => set({ volume: video.volume, muted: video.muted }));
  hear({
    error: hears.error,
    picture: (seconds) => {
      if (store.getState().phase === 'loading') go('ready');
      hears.picture(seconds);
    },
  });

  return () => {
    ending.abort();
    cancelAnimationFrame(repaint);
  };

  /** With pictures the place changes with them; asked for at every repaint, it would cost one where nothing has changed. */
  function run(): void {
    cancelAnimationFrame(repaint);
    if (video.videoWidth > 0) return;
    repaint = requestAnimationFrame(() => {
      hears.time();
      if (!video.paused && !ending.signal.aborted) run();
    });
  }
}

/** What an engine that began before it was followed has to say already. */
export function sightOf(video: HTMLVideoElement): Partial<PlayerState> {
  if (video.readyState < HTMLMediaElement.HAVE_METADATA) return { phase: 'loading' };
  return {
    phase: video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? 'loading' : 'ready',
    durationMs: lengthMs(video),
    pictureWidth: video.videoWidth,
    buffered: bufferedIn(video),
  };
}
