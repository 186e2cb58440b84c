import './quiet.ts';
import videojs from 'video.js';

/**
 * The one place that knows video.js. It is used for what it is good at: choosing how a source is played (natively,
 * or HLS through media source extensions) and letting go of it again. Its controls, texts and styles stay out.
 */
export type Engine = {
  readonly video: HTMLVideoElement;
  /** Loads a source; the one before is let go. */
  readonly load: (source: Source) => void;
  readonly dispose: () => void;
};

/** `url` is relative to the page: `/media/<handle>`. */
export type Source = { readonly url: string; readonly kind: 'progressive' | 'hls' };

export type EngineError = { readonly code: number; readonly message: string };

const options = {
  autoplay: false,
  preload: 'auto',
  controls: false,
  children: ['mediaLoader'],
  userActions: { click: false, doubleClick: false, hotkeys: false },
  inactivityTimeout: 0,
  disablePictureInPicture: true,
  // The browser's own HLS seeks four times as fast, and VHS hangs when stepping back over a segment's start.
  html5: {
    vhs: { overrideNative: false },
    nativeAudioTracks: true,
    nativeVideoTracks: true,
    nativeTextTracks: true,
  },
};

// What goes wrong is said on the screen, in words.
videojs.log.level('off');

/** Puts a video into `host`, which must be in the document. `fail` hears of every error of the source. */
export function mountEngine(host: HTMLElement, fail: (error: EngineError) => void): Engine {
  const video = document.createElement('video');
  video.className = 'video-js';
  video.playsInline = true;
  video.preservesPitch = true;
  video.tabIndex = -1;
  host.append(video);
  const player = videojs(video, options);
  player.on('error', () => {
    const error = player.error();
    if (error) fail({ code: error.code, message: video.error?.message ?? error.message });
  });
  return {
    video,
    load: (source) => {
      player.error(null);
      // Chromium looks at the bytes and not at the type, but video.js turns types away that it doesn't know.
      player.src({
        src: source.url,
        type: source.kind === 'hls' ? 'application/vnd.apple.mpegurl' : 'video/mp4',
      });
    },
    dispose: () => {
      player.dispose();
      video.removeAttribute('src');
      video.load();
    },
  };
}
