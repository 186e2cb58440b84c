// The outside programs: Debian's ffmpeg and espeak-ng. They make the fixtures; neither is ever shipped.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Says in words what is missing and how to get it; null when everything is there. */
export function missingTools() {
  const missing = [
    ['ffmpeg', ['-version']],
    ['ffprobe', ['-version']],
    ['espeak-ng', ['--version']],
  ]
    .filter(([program, options]) => spawnSync(program, options).status !== 0)
    .map(([program]) => program);
  if (missing.length > 0) {
    return `Making the footage needs ${missing.join(' and ')}. On Debian: apt-get update && apt-get install -y --no-install-recommends ffmpeg espeak-ng`;
  }
  const encoders = run('ffmpeg', ['-hide_banner', '-encoders']).stdout.toString();
  const lacking = ['libx264', 'libx265', 'aac', 'mpeg4'].filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(encoders),
  );
  return lacking.length === 0
    ? null
    : `This ffmpeg can't encode ${lacking.join(', ')}; Debian's own package can.`;
}

/** Runs a program to its end; throws with what it said when it fails. */
export function run(program, options, input) {
  const done = spawnSync(program, options, { input, maxBuffer: 1 << 30 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ${options.join(' ')}\n${done.stderr.toString()}`);
  return done;
}

/** Options that keep a muxer and an encoder from writing names, times and versions into a file. */
export const REPEATABLE = [
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
];

export function ffmpeg(options) {
  run('ffmpeg', ['-hide_banner', '-v', 'error', '-nostdin', '-y', ...options]);
}

/** Feeds RGB pictures, one after another, to an ffmpeg that encodes them. `pictures` yields buffers it may reuse. */
export async function encodePictures(pictures, options) {
  const child = spawn('ffmpeg', ['-hide_banner', '-v', 'error', '-y', ...options], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const closed = once(child, 'close');
  for (const picture of pictures) {
    // The film paints into the same buffer again: hand over a copy.
    if (!child.stdin.write(Buffer.from(picture))) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${options.join(' ')}`);
}

/** What ffprobe says about a file, as an object. */
export function probe(file, ...options) {
  const said = run('ffprobe', [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    ...options,
    file,
  ]);
  return JSON.parse(said.stdout.toString());
}
