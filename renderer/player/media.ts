import type { Media } from '../../contract/nouns/video.ts';
import { ms } from '../../contract/time.ts';
import type { PlayerState } from './playerState.ts';

/** The element's length in milliseconds; null for what isn't one. */
export function lengthMs(video: HTMLVideoElement): number | null {
  return Number.isFinite(video.duration) ? video.duration * 1000 : null;
}

/** What is there to be played without waiting. */
export function bufferedIn(video: HTMLVideoElement): PlayerState['buffered'] {
  return Array.from({ length: video.buffered.length }, (_, n) => ({
    startMs: ms(video.buffered.start(n) * 1000),
    endMs: ms(video.buffered.end(n) * 1000),
  }));
}

/**
 * Whether this browser says it plays such a file: true, false, or null where the question can't be put. Asked of the
 * container and the codec together, since a codec it knows in a container it doesn't know won't play either.
 */
export function canPlay(media: Media, asks: (type: string) => string = askBrowser): boolean | null {
  if (media.kind === 'hls' || media.videoCodec === null) return null;
  const codec = fullCodec(media.videoCodec);
  const container = /mp4|quicktime|m4v/i.test(media.mime) ? 'video/mp4' : media.mime.split(';')[0];
  return codec === null ? null : asks(`${container}; codecs="${codec}"`) !== '';
}

function askBrowser(type: string): string {
  return document.createElement('video').canPlayType(type);
}

/** Probes name a codec shortly ("hevc"); browsers want a profile with it. */
function fullCodec(codec: string): string | null {
  const name = codec.toLowerCase();
  if (name.includes('.')) return codec;
  if (/^(avc|h264)/.test(name)) return 'avc1.640028';
  if (/^(hvc1|hev1|hevc|h265)/.test(name)) return 'hvc1.1.6.L93.B0';
  if (/^av0?1/.test(name)) return 'av01.0.04M.08';
  if (/^vp0?9/.test(name)) return 'vp09.00.10.08';
  return /^vp0?8/.test(name) ? 'vp8' : null;
}
