import './quiet.ts';
import videojs from 'video.js';
import { type EngineError, hlsType } from './engine.ts';

/**
 * The one place that knows video.js, loaded when a playlist is to be played in a browser that doesn't play HLS by
 * itself. Its controls, texts and styles stay out.
 */
export type HlsPlayer = {
  readonly load: (url: string) => void;
  readonly dispose: () => void;
};

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

/** Plays playlists in `video`. `fail` hears of every error. */
export function createHlsPlayer(video: HTMLVideoElement, fail: (error: EngineError) => void): HlsPlayer {
  const player = videojs(video, options);
  player.on('error', () => {
    const error = player.error();
    if (error) fail({ code: error.code, message: video.error?.message ?? error.message });
  });
  return {
    load: (url) => {
      player.error(null);
      player.src({ src: url, type: hlsType });
    },
    dispose: () => player.dispose(),
  };
}
