// Records a clip: voices and sounds into a WAV, frames out of the painted scene, both into one file.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { film } from './film.mjs';
import { placeOf, shotOf } from './shots.mjs';
import { mix, wav } from './sound.mjs';
import { RATE, speak } from './speech.mjs';
import { encodePictures, REPEATABLE } from './tools.mjs';

const PICTURE = { width: 848, height: 480 };

/** Colours said plainly, so that every player shows the same. */
export const COLOURS = [
  ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
  ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
];

/** H.264 High. Two threads are named because the encoder's choices depend on their number. */
export function h264({ crf = 34, keyEvery = 90, extra = [] } = {}) {
  const quiet = ['-preset', 'slow', '-threads', '2', '-crf', String(crf), '-g', String(keyEvery)];
  return ['-c:v', 'libx264', '-profile:v', 'high', ...quiet, '-x264-params', 'aq-mode=3', ...extra];
}

export const AAC = ['-c:a', 'aac', '-b:a', '26k', '-ac', '1'];

/** The voices of a clip in its own time, in milliseconds. */
export function voicesOf({ script = [], shift = 0 }) {
  return speak(script).map((voice) => ({
    ...voice,
    startMs: Math.round(voice.startMs - shift * 1000),
    endMs: Math.round(voice.endMs - shift * 1000),
  }));
}

/**
 * Shoots a clip into `work`/<name>. `set` gives painted stages by name. What the muxer should do differently comes in
 * `clip.video`, `clip.audio` (null: none), `clip.mux` (options) and `clip.size`. Answers the file's path.
 */
export async function shoot(clip, { work, set }) {
  const { file, seconds, rate = 15, size = PICTURE, recordedMs } = clip;
  const path = join(work, file.replaceAll('/', '-'));
  const shot = shotOf(clip);
  const picture = film(set(clip.scene), shot, size);
  const times = clip.times ?? Array.from({ length: Math.round(seconds * rate) }, (_, i) => i / rate);
  const options = [
    ...[
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-s',
      `${size.width}x${size.height}`,
      '-r',
      String(rate),
      '-i',
      '-',
    ],
    ...(clip.audio === null ? [] : soundInput(clip, work)),
    ...(clip.filter ? withFilter(clip.filter) : COLOURS),
    ...(clip.video ?? h264({ crf: clip.crf, keyEvery: rate * 6 })),
    ...(clip.audio === null ? ['-an'] : (clip.audio ?? AAC)),
    ...REPEATABLE,
    ...['-metadata', `creation_time=${new Date(recordedMs).toISOString()}`],
    ...(clip.mux ?? ['-movflags', '+faststart']),
  ];
  await encodePictures(frames(picture, times), [...options, path]);
  return path;
}

function* frames(picture, times) {
  for (const [number, t] of times.entries()) yield picture.paint(t, number);
}

function withFilter(filter) {
  return [...COLOURS.slice(0, 1), `${filter},${COLOURS[1]}`, ...COLOURS.slice(2)];
}

function soundInput(clip, work) {
  const {
    file,
    scene,
    buffer = 0,
    muted = [],
    marks = [],
    walks = [],
    shift = 0,
    recordedMs,
    bufferTrack,
  } = clip;
  const seconds = clip.soundSeconds ?? clip.seconds;
  const samples = mix({
    seconds,
    place: placeOf(scene),
    voices: clip.voices,
    silent: [...(buffer > 0 ? [[0, buffer]] : []), ...muted],
    marks: marks.map((at) => at - shift),
    walk: walks,
    seed: (recordedMs / 1000) % 100003,
  });
  const late = bufferTrack === 'none' ? buffer : 0;
  const path = join(work, `${file.replaceAll('/', '-')}.wav`);
  writeFileSync(path, wav(samples.subarray(Math.round(late * RATE))));
  return [...(late > 0 ? ['-itsoffset', String(late)] : []), '-i', path, '-map', '0:v', '-map', '1:a'];
}
