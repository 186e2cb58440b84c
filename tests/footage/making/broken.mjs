// Clips that lost something on the way, or lie about themselves; and files that are no video at all.

import { readFileSync, writeFileSync } from 'node:fs';
import { boxAt, lieAboutDuration, scramble } from './boxes.mjs';

const LIE_SECONDS = 144_000;

const change = (how) => (from, to) => writeFileSync(to, how(readFileSync(from)));

// Where the fourth picture's bytes end: the file is cut there.
function afterPictures(bytes, count) {
  const sizes = boxAt(bytes, 'moov/trak/mdia/minf/stbl/stsz');
  const chunks = boxAt(bytes, 'moov/trak/mdia/minf/stbl/stco');
  const first = bytes.readUInt32BE(chunks.body + 8);
  let end = first;
  for (let i = 0; i < count; i++) end += bytes.readUInt32BE(sizes.body + 12 + i * 4);
  return end;
}

export const BROKEN = [
  {
    file: 'truncated.mp4',
    scene: 'trafficStop',
    officer: 'pruitt',
    recorded: '2026-10-24T06:12:30Z',
    seconds: 24,
    passes: [2],
    script: [
      ['pruitt', 'Officer Pruitt, traffic stop, Prospect Avenue.', { at: 1 }],
      ['citizen', 'What did I do?', 1],
    ],
    finish: change((bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.55))),
    record: {
      title: 'Traffic stop, Prospect Ave',
      incident: '26-046611',
      classification: 'unclassified',
      uploadedHours: 4,
      on: 'Light bar',
      off: 'Button',
    },
    says: 'Index says 24 s; the file stops about half-way. Ends early, not watched in full.',
  },
  {
    file: 'ends-early.mp4',
    scene: 'trafficStop',
    officer: 'nakamura',
    recorded: '2026-11-10T02:40:18Z',
    seconds: 35,
    script: [['nakamura', 'Officer Nakamura, traffic stop.', { at: 1 }]],
    finish: change((bytes) => bytes.subarray(0, afterPictures(bytes, 4))),
    record: {
      title: 'Traffic stop, E 39th St',
      incident: '26-048440',
      classification: 'unclassified',
      uploadedHours: 4,
      on: 'Light bar',
      off: 'Button',
    },
    says: 'Index says 35 s; only 4 pictures are there.',
  },
  {
    file: 'corrupt-middle.mp4',
    scene: 'parkingLotA',
    officer: 'pruitt',
    recorded: '2026-11-16T22:55:41Z',
    seconds: 20,
    passes: [3],
    script: [
      ['pruitt', 'Officer Pruitt, lot check, Eastgate. Nothing to report. Ending recording.', { at: 2 }],
    ],
    finish: change((bytes) => scramble(bytes, 0.42, 0.58)),
    record: {
      title: 'Lot check, Eastgate Market',
      incident: '26-049102',
      classification: 'non-evidence',
      uploadedHours: 3,
      on: 'Button',
      off: 'Button',
    },
    says: 'The bytes between 42 % and 58 % of the media are scrambled: the picture breaks in the middle.',
  },
  {
    file: 'lying-duration.mp4',
    scene: 'hallway',
    officer: 'desmond',
    recorded: '2026-10-05T02:05:00Z',
    seconds: 1,
    audio: null,
    mux: ['-video_track_timescale', '600'],
    finish: change((bytes) => lieAboutDuration(bytes, LIE_SECONDS)),
    claims: LIE_SECONDS,
    record: {
      title: 'Accidental activation',
      incident: '',
      classification: 'unclassified',
      uploadedHours: 12,
      on: 'Button',
      off: 'Button',
    },
    says: 'Index says 40 hours for one second of picture.',
  },
].map((clip) => ({ buffer: 0, findings: [], broken: true, ...clip }));

/** Files that are no video at all, by name and content. */
export const NOT_VIDEOS = [
  { file: 'empty.mp4', content: '', says: 'An empty file with a video’s name.' },
  {
    file: 'not-a-video.mp4',
    content:
      'This is a note that somebody saved with the wrong ending.\nShift change at 15:00, keys are in the drawer.\n',
    says: 'Plain text with a video’s name.',
  },
];
