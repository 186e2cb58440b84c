import type { HlsPlayer } from './videojs.ts';

/**
 * A video element and the source in it. What the browser plays by itself it is given directly, which costs nothing;
 * video.js comes in, with its own playing of HLS, only where the browser has none.
 */
export type Engine = {
  readonly video: HTMLVideoElement;
  /** Loads a source; the one before is let go. One that is loading or loaded already is left as it is. */
  readonly load: (source: Source) => void;
  /** Lets go of the source: nothing is shown. */
  readonly unload: () => void;
  /** Media time in seconds of the picture of this source that was presented last; null before the first. */
  readonly shown: () => number | null;
  /** One listener each: every error of the source, and every picture put on the glass. */
  readonly hear: (hears: EngineHears) => void;
  readonly dispose: () => void;
};

export type EngineHears = {
  readonly error: (error: EngineError) => void;
  /** Its own media time in seconds, and when it is on the glass by the page's clock in milliseconds. */
  readonly picture: (seconds: number, wallMs: number) => void;
};

/** `url` is relative to the page: `/media/<handle>`. */
export type Source = { readonly url: string; readonly kind: 'progressive' | 'hls' };

/** `MediaError` codes. */
export type EngineError = { readonly code: number; readonly message: string };

/** The element is in no document yet, but loads all the same: `load` may come long before there is a place for it. */
export function createEngine(): Engine {
  const video = document.createElement('video');
  video.className = 'picture-video';
  video.playsInline = true;
  video.preload = 'auto';
  video.preservesPitch = true;
  video.disablePictureInPicture = true;
  video.tabIndex = -1;
  let hears: EngineHears | null = null;
  let loaded: Source | null = null;
  let shown: number | null = null;
  let hls: HlsPlayer | null = null;
  let pictureCall = video.requestVideoFrameCallback(seen);
  video.addEventListener('error', () => {
    if (video.error !== null && hls === null) fail(video.error);
  });

  function seen(_: number, picture: VideoFrameCallbackMetadata): void {
    pictureCall = video.requestVideoFrameCallback(seen);
    // The picture of a source that was let go may still be on its way.
    if (loaded === null) return;
    shown = picture.mediaTime;
    hears?.picture(shown, picture.expectedDisplayTime);
  }

  /** After an error the same source may be loaded again. */
  function fail({ code, message }: EngineError): void {
    loaded = null;
    hears?.error({ code, message });
  }

  function load(source: Source): void {
    if (loaded?.url === source.url) return;
    loaded = source;
    shown = null;
    if (source.kind === 'hls' && !video.canPlayType(hlsType)) void loadByVideoJs(source);
    else video.src = source.url;
  }

  async function loadByVideoJs(source: Source): Promise<void> {
    const { createHlsPlayer } = await import('./videojs.ts');
    if (loaded !== source) return;
    hls ??= createHlsPlayer(video, fail);
    hls.load(source.url);
  }

  function letGo(): void {
    loaded = null;
    shown = null;
    hls?.dispose();
    hls = null;
    // An element alone keeps its decoder and its connection until it is collected.
    video.removeAttribute('src');
    video.load();
  }

  return {
    video,
    load,
    unload: letGo,
    shown: () => shown,
    hear: (listener) => {
      hears = listener;
    },
    dispose: () => {
      hears = null;
      video.cancelVideoFrameCallback(pictureCall);
      letGo();
      video.remove();
    },
  };
}

export const hlsType = 'application/vnd.apple.mpegurl';
