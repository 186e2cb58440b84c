// Clips whose frames carry their own number, as text and as squares (frameCode.ts): what is on screen can be proved.

import { readFileSync, writeFileSync } from 'node:fs';
import { draw, layout } from '../frameCode.ts';
import { startLater } from './boxes.mjs';
import { write } from './letters.mjs';
import { h264 } from './record.mjs';

function burn(rgb, width, height, frame) {
  const { cell, x, y } = layout(height);
  draw(rgb, width, height, frame);
  write(rgb, width, `FRAME ${String(frame).padStart(5, '0')}`, x, y + cell * 2, Math.round(height / 26));
}

// A camera that can't make up its mind: steady, slower, faster, uneven, with two gaps. Milliseconds between frames.
function unevenSteps() {
  const steps = [];
  for (let i = 0; i < 90; i++) steps.push(i % 3 === 0 ? 33 : 34);
  for (let i = 0; i < 60; i++) steps.push(40);
  steps.push(700);
  for (let i = 0; i < 60; i++) steps.push([17, 16, 50, 33, 84][i % 5]);
  for (let i = 0; i < 90; i++) steps.push(20 + ((i * 37) % 29));
  steps.push(1250);
  for (let i = 0; i < 50; i++) steps.push(66 + (i % 2));
  return steps;
}

/** When each frame of the uneven clip is shown, in milliseconds. */
export function unevenTimes() {
  const times = [0];
  for (const step of unevenSteps()) times.push(times.at(-1) + step);
  return times;
}

// setpts wants one expression: the running number looks its time up by halving, in a tree of conditions.
function lookup(times, from = 0, to = times.length) {
  if (to - from === 1) return String(times[from]);
  const half = (from + to) >> 1;
  return `if(lt(N\\,${half})\\,${lookup(times, from, half)}\\,${lookup(times, half, to)})`;
}

const NEGATIVE_SECONDS = 1.4;
const uneven = unevenTimes();
const BFRAMES = ['-bf', '3'];
const record = { incident: '', classification: 'training', uploadedHours: 20, on: 'Button', off: 'Button' };
const line = (who) => [[who, 'Camera test, camera test, one two three.', { at: 1.5 }]];

export const NUMBERED = [
  {
    file: 'vfr-numbered.mp4',
    scene: 'trafficStop',
    officer: 'pruitt',
    recorded: '2026-10-17T02:20:00Z',
    seconds: (uneven.at(-1) + 66) / 1000,
    times: uneven.map((ms) => ms / 1000),
    rate: 1000,
    filter: `settb=1/1000,setpts='${lookup(uneven)}/1000/TB'`,
    video: [
      ...h264({ crf: 33, keyEvery: 90, extra: BFRAMES }),
      '-vsync',
      'passthrough',
      '-enc_time_base',
      '1/1000',
    ],
    mux: ['-video_track_timescale', '90000', '-movflags', '+faststart'],
    passes: [3],
    script: line('pruitt'),
    record: { ...record, title: 'Camera test, variable frame rate' },
    says: 'Variable frame rate with two gaps; the frame on screen is not time × rate.',
  },
  {
    file: 'cfr-numbered-long-gop.mp4',
    scene: 'storeFront',
    officer: 'castellano',
    recorded: '2026-10-19T00:30:00Z',
    seconds: 40,
    rate: 30,
    size: { width: 1280, height: 720 },
    calm: true,
    video: h264({ crf: 34, keyEvery: 300, extra: [...BFRAMES, '-keyint_min', '300', '-sc_threshold', '0'] }),
    passes: [8],
    script: line('castellano'),
    record: { ...record, title: 'Camera test, 10 s between key frames' },
    says: '30 pictures a second, 1280×720, a key frame every 10 s, B-frames.',
  },
  {
    file: 'negative-pts-numbered.mp4',
    scene: 'hallway',
    officer: 'lindqvist',
    recorded: '2026-10-20T15:10:00Z',
    seconds: 12,
    calm: true,
    video: h264({ crf: 33, keyEvery: 60, extra: BFRAMES }),
    script: line('lindqvist'),
    finish: (from, to) => writeFileSync(to, startLater(readFileSync(from), NEGATIVE_SECONDS)),
    startsAt: NEGATIVE_SECONDS,
    record: { ...record, title: 'Camera test, edit list' },
    says: 'The edit list starts 1.4 s into the media: frames 0–20 have negative times and are not shown; the first shown is 21.',
  },
  {
    file: 'offset-start-numbered.mp4',
    scene: 'porch',
    officer: 'okafor',
    recorded: '2026-10-21T15:40:00Z',
    seconds: 12,
    calm: true,
    filter: 'setpts=PTS+1.4/TB',
    video: [...h264({ crf: 33, keyEvery: 60, extra: BFRAMES }), '-vsync', 'passthrough'],
    soundSeconds: 13.4,
    script: line('okafor'),
    pictureFrom: 1.4,
    record: { ...record, title: 'Camera test, late picture' },
    says: 'Sound from 0 s, picture from 1.4 s.',
  },
].map((clip) => ({ ...clip, burn, numbered: true, buffer: 0, findings: ['out of frame'] }));
