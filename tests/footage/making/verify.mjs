// Looks at each finished file with ffprobe, and at the numbered ones picture by picture: a clip that isn't what the
// plan says never gets its line in truth.json.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { decode } from '../frameCode.ts';
import { boxes } from './boxes.mjs';
import { probe, run } from './tools.mjs';

/** What is measured on a file: hash, size, and per stream what ffprobe finds. Throws where it contradicts the plan. */
export function measure(clip, path) {
  const bytes = readFileSync(path);
  const facts = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: statSync(path).size };
  const { streams, format } = probe(path);
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const rotation = video.side_data_list?.find((one) => one.rotation !== undefined)?.rotation ?? 0;
  const found = {
    ...facts,
    container: format.format_name.split(',').includes('mp4') ? 'mp4' : format.format_name.split(',')[0],
    videoCodec: video.codec_name,
    profile: video.profile ?? null,
    audioCodec: audio?.codec_name ?? null,
    codedWidth: video.width,
    codedHeight: video.height,
    pixelAspect: video.sample_aspect_ratio ?? '1:1',
    // Clockwise, as players apply it; ffprobe counts the other way.
    rotation: (360 - rotation) % 360,
    durationMs: milliseconds(format.duration),
    videoStartMs: milliseconds(video.start_time),
    videoMs: milliseconds(video.duration),
    audioStartMs: audio ? milliseconds(audio.start_time) : null,
    audioMs: audio ? milliseconds(audio.duration) : null,
    boxes: path.endsWith('.mp4') ? order(bytes) : undefined,
  };
  check(clip, found);
  return found;
}

function milliseconds(seconds) {
  return seconds === undefined ? null : Math.round(Number(seconds) * 1000);
}

function order(bytes) {
  const top = boxes(bytes)
    .filter((box) => box.parents.length === 0)
    .map((box) => box.type);
  return top
    .filter((type, i) => type !== top[i - 1])
    .slice(0, 6)
    .join(' ');
}

function check(clip, found) {
  const { file } = clip;
  const must = (right, words) => {
    if (!right) throw new Error(`${file}: ${words}\n${JSON.stringify(found, null, 2)}`);
  };
  must(
    found.videoCodec === (file === 'hevc.mp4' ? 'hevc' : file === 'sample.avi' ? 'mpeg4' : 'h264'),
    'wrong video codec',
  );
  must(
    (found.audioCodec === null) === (clip.audio === null),
    'sound where none should be, or none where it should',
  );
  const claimed = (clip.claims ?? clip.seconds + (clip.pictureFrom ?? 0) - (clip.startsAt ?? 0)) * 1000;
  must(Math.abs(found.durationMs - claimed) < 150, `lasts ${found.durationMs} ms, not ${claimed}`);
  if (file === 'moov-at-end.mp4') must(/mdat moov/.test(found.boxes), 'the index is in front');
  if (file === 'fragmented.mp4')
    must(
      /^ftyp moov moof mdat/.test(found.boxes) && !/sidx|mfra/.test(found.boxes),
      'not an unindexed fragmented file',
    );
  if (file === 'truncated.mp4' || file === 'ends-early.mp4')
    must(/^ftyp moov (free )?mdat/.test(found.boxes), 'the index is not in front');
  if (file === 'rotated.mp4') must(found.rotation === 90 && found.codedWidth === 480, 'not turned by 90°');
  if (file === 'anamorphic.mp4') must(found.pixelAspect === '4:3', 'square pixels');
  if (file === 'audio-short.mp4')
    must(found.videoMs - found.audioMs > 5500, 'the sound is as long as the picture');
  if (clip.bufferTrack === 'none')
    must(Math.abs(found.audioStartMs - clip.buffer * 1000) < 60, 'the sound track starts elsewhere');
  if (clip.pictureFrom)
    must(Math.abs(found.videoStartMs - clip.pictureFrom * 1000) < 20, 'the picture starts elsewhere');
}

/** How many pictures can really be decoded. */
export function decodable(path) {
  const said = run('ffprobe', [
    '-v',
    'quiet',
    '-count_frames',
    '-select_streams',
    'v',
    '-show_entries',
    'stream=nb_read_frames',
    '-of',
    'csv=p=0',
    path,
  ]);
  return Number(said.stdout.toString().trim().split('\n')[0]);
}

/**
 * The frames of a numbered clip: number, time stamp in ticks and in milliseconds, and whether it is shown (time not
 * negative). Decodes every shown picture and reads its squares: they must be the very numbers of the list.
 */
export function numberedFrames(path) {
  const { packets, streams } = probe(
    path,
    '-select_streams',
    'v',
    '-show_entries',
    'packet=pts,flags:stream=time_base,width,height,start_pts',
  );
  const [over, under] = streams[0].time_base.split('/').map(Number);
  const { width, height } = streams[0];
  const stamps = packets
    .map(({ pts, flags }) => ({ pts, key: flags.startsWith('K') }))
    .sort((a, b) => a.pts - b.pts);
  const frames = stamps.map(({ pts, key }, frame) => ({
    frame,
    pts,
    ms: Math.round(((pts * over) / under) * 1e6) / 1000,
    shown: pts >= 0,
    key,
  }));
  const shown = frames.filter((one) => one.shown);
  const numbers = readNumbers(path, width, height);
  if (numbers.length !== shown.length)
    throw new Error(`${path}: ${numbers.length} pictures, ${shown.length} listed`);
  shown.forEach(({ frame }, i) => {
    if (numbers[i] !== frame)
      throw new Error(`${path}: picture ${i} shows ${numbers[i]}, the list says ${frame}`);
  });
  return { width, height, timeBase: streams[0].time_base, frames };
}

/** The number on every picture, decoded one after another; only the strip with the squares is taken out of ffmpeg. */
function readNumbers(path, width, height) {
  const strip = height / 10;
  const crop = [
    '-vf',
    `crop=${width}:${strip}:0:0`,
    '-vsync',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
  ];
  const raw = run('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:v', ...crop, '-']).stdout;
  const picture = Buffer.alloc(width * height * 4);
  return Array.from({ length: raw.length / (width * strip * 4) }, (_, i) => {
    raw.copy(picture, 0, i * width * strip * 4, (i + 1) * width * strip * 4);
    return decode(picture, width, height);
  });
}
