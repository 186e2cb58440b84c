import { describe, expect, test } from 'vitest';
import type { Media } from '../../../contract/nouns/video.ts';
import { codecName, fileInWords } from '../../../renderer/player/fileInWords.ts';
import { canPlay } from '../../../renderer/player/media.ts';

const media: Media = {
  kind: 'progressive',
  mime: 'video/mp4',
  sizeBytes: 1,
  videoCodec: 'avc1.64001f',
  audioCodec: null,
  width: 640,
  height: 360,
  rotation: 0,
  sha256: 'a'.repeat(64),
  playedSha256: null,
};

describe('whether the browser plays it', () => {
  const asked: string[] = [];
  const knowsH264InMp4 = (type: string) => {
    asked.push(type);
    return /^video\/mp4; codecs="avc1/.test(type) ? 'probably' : '';
  };

  test.each<[string, Partial<Media>, boolean | null]>([
    ['H.264 in MP4', {}, true],
    ['a short name of the codec', { videoCodec: 'h264' }, true],
    ['QuickTime, which is MP4 to a browser', { mime: 'video/quicktime' }, true],
    ['HEVC', { videoCodec: 'hevc' }, false],
    ['H.264 in AVI', { mime: 'video/x-msvideo' }, false],
    ['a codec nobody heard of', { videoCodec: 'xyz0' }, null],
    ['no picture at all', { videoCodec: null }, null],
    ['HLS, whose parts decide', { kind: 'hls' }, null],
  ])('%s', (_, changes, answer) => {
    expect(canPlay({ ...media, ...changes }, knowsH264InMp4)).toBe(answer);
  });

  test('asks with a full codec string', () => {
    expect(asked).toContain('video/mp4; codecs="hvc1.1.6.L93.B0"');
  });
});

describe('a file in words', () => {
  test.each<[Partial<Media>, string]>([
    [{}, 'H.264 video, 640×360, without sound, in an MP4 file'],
    [
      { audioCodec: 'mp4a.40.2', mime: 'video/x-msvideo', width: 0 },
      'H.264 video with AAC sound, in an AVI file',
    ],
    [
      { videoCodec: null, audioCodec: 'opus', mime: 'video/webm' },
      'no video, 640×360, with Opus sound, in a WebM file'.replace(', 640×360,', ''),
    ],
    [
      { kind: 'hls', mime: 'application/vnd.apple.mpegurl' },
      'H.264 video, 640×360, without sound, in an HLS playlist',
    ],
    [
      { mime: 'application/x-odd' },
      'H.264 video, 640×360, without sound, in a file of type application/x-odd',
    ],
  ])('%o', (changes, words) => {
    expect(fileInWords({ ...media, ...changes })).toBe(words);
  });

  test('a codec without a name keeps its own', () => {
    expect(codecName('zzz1.2')).toBe('zzz1.2');
  });
});
