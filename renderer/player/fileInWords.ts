import type { Media } from '../../contract/nouns/video.ts';

/** What a file is, for a sentence: "HEVC (H.265) video, 1920×1080, with AAC sound, in an MP4 file". */
export function fileInWords(media: Media | null): string {
  if (media === null) return 'this kind of file';
  const size = media.width > 0 && media.height > 0 ? `, ${media.width}×${media.height},` : '';
  const picture = media.videoCodec === null ? 'no video' : `${codecName(media.videoCodec)} video${size}`;
  const sound = media.audioCodec === null ? 'without sound' : `with ${codecName(media.audioCodec)} sound`;
  return `${picture} ${sound}, in ${containerName(media)}`;
}

/** RFC 6381 codec strings and the short names that probes give, by how they begin. */
const codecs: readonly (readonly [RegExp, string])[] = [
  [/^(avc|h264)/i, 'H.264'],
  [/^(hvc1|hev1|hevc|h265)/i, 'HEVC (H.265)'],
  [/^(av01|av1)/i, 'AV1'],
  [/^(vp09|vp9)/i, 'VP9'],
  [/^(vp08|vp8)/i, 'VP8'],
  [/^(mp4v|mpeg4)/i, 'MPEG-4 Visual'],
  [/^(mpeg2|mp2v)/i, 'MPEG-2'],
  [/^(mjpe?g|jpeg)/i, 'Motion JPEG'],
  [/^(prores|apc)/i, 'ProRes'],
  [/^(mp4a\.40|aac)/i, 'AAC'],
  [/^(opus)/i, 'Opus'],
  [/^(mp3|mp4a\.6b|mp4a\.69)/i, 'MP3'],
  [/^(pcm|lpcm|sowt|twos)/i, 'PCM'],
  [/^(ac-?3|ec-?3)/i, 'Dolby Digital'],
];

export function codecName(codec: string): string {
  return codecs.find(([begins]) => begins.test(codec))?.[1] ?? codec;
}

const containers: readonly (readonly [RegExp, string])[] = [
  [/mpegurl/i, 'an HLS playlist'],
  [/mp4/i, 'an MP4 file'],
  [/quicktime/i, 'a QuickTime file'],
  [/matroska|mkv/i, 'a Matroska (MKV) file'],
  [/webm/i, 'a WebM file'],
  [/msvideo|avi/i, 'an AVI file'],
  [/mp2t|mpegts/i, 'an MPEG transport stream'],
];

function containerName(media: Media): string {
  if (media.kind === 'hls') return 'an HLS playlist';
  return containers.find(([pattern]) => pattern.test(media.mime))?.[1] ?? `a file of type ${media.mime}`;
}
