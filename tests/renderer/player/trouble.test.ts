import { describe, expect, test } from 'vitest';
import type { Media } from '../../../contract/nouns/video.ts';
import { isWithdrawn, type Sighting, troubleIn } from '../../../renderer/player/trouble.ts';

const media: Media = {
  kind: 'progressive',
  mime: 'video/mp4',
  sizeBytes: 20_000_000,
  videoCodec: 'avc1.64001f',
  audioCodec: 'mp4a.40.2',
  width: 1280,
  height: 720,
  rotation: 0,
  sha256: 'a'.repeat(64),
  playedSha256: null,
};
const hevc: Media = { ...media, videoCodec: 'hvc1.1.6.L93.B0' };
const fine: Sighting = {
  media,
  recordMs: 60_000,
  mediaMs: 60_032,
  pictureWidth: 1280,
  pictures: 300,
  lastPictureMs: 10_000,
  playedWithoutPictureMs: 0,
  looking: true,
  jumped: false,
  atMs: 10_020,
  ended: false,
  error: null,
  playable: true,
};
const seen = (changes: Partial<Sighting>): Sighting => ({ ...fine, ...changes });
const codeOf = (changes: Partial<Sighting>) => troubleIn(seen(changes))?.code ?? null;

describe('what is fine', () => {
  test.each<[string, Partial<Sighting>]>([
    ['playing', {}],
    [
      'just opened, nothing known',
      { mediaMs: null, pictureWidth: null, pictures: 0, lastPictureMs: null, atMs: 0 },
    ],
    ['opened and paused before the first picture', { pictures: 0, lastPictureMs: null, atMs: 0 }],
    ['played to its end', { ended: true, atMs: 60_032, lastPictureMs: 59_999 }],
    ['sound a little longer than the picture', { ended: true, atMs: 60_032, lastPictureMs: 57_000 }],
    ['a picture that stands for five seconds', { playedWithoutPictureMs: 5000 }],
    [
      'ended while the window was hidden',
      { ended: true, atMs: 60_032, lastPictureMs: 10_000, looking: false },
    ],
    [
      'six minutes of a still scene in 800 kB',
      { media: { ...media, sizeBytes: 816_689 }, recordMs: 362_767, mediaMs: 362_767 },
    ],
  ])('%s', (_, changes) => {
    expect(troubleIn(seen(changes))).toBeNull();
  });
});

describe('no picture', () => {
  test('a file that plays its sound and has no width is said to have none, with what it is', () => {
    expect(troubleIn(seen({ media: hevc, pictureWidth: 0, pictures: 0, lastPictureMs: null }))).toEqual({
      code: 'no-picture',
      atMs: null,
      says: 'The sound plays, but no picture comes: the file is HEVC (H.265) video, 1280×720, with AAC sound, in an MP4 file.',
    });
  });

  test('two seconds of playing without a first picture are enough', () => {
    expect(codeOf({ pictures: 0, lastPictureMs: null, playedWithoutPictureMs: 2000 })).toBe('no-picture');
    expect(codeOf({ pictures: 0, lastPictureMs: null, playedWithoutPictureMs: 1999 })).toBeNull();
  });

  test('a file that holds sound only is called that', () => {
    const audio = { ...media, videoCodec: null, width: 0, height: 0 };
    expect(troubleIn(seen({ media: audio, pictureWidth: 0, pictures: 0 }))?.says).toMatch(/holds sound only/);
  });

  test('a hidden window says nothing about pictures', () => {
    expect(
      codeOf({ pictures: 0, lastPictureMs: null, playedWithoutPictureMs: 9000, looking: false }),
    ).toBeNull();
  });
});

describe('damage', () => {
  test('a decoder that gives up is said at that second', () => {
    expect(troubleIn(seen({ error: 'decode', atMs: 23_343 }))).toEqual({
      code: 'corrupt',
      atMs: 23_343,
      says: 'The video is damaged at 00:00:23.343 and stops there.',
    });
  });

  test('a file that can’t be opened though its kind could be played is damaged from the start', () => {
    expect(troubleIn(seen({ error: 'open', pictures: 0, lastPictureMs: null }))).toMatchObject({
      code: 'corrupt',
      atMs: 0,
    });
  });

  test('a kind of file that the browser does not know is not playable', () => {
    expect(troubleIn(seen({ error: 'open', media: hevc, playable: false, pictures: 0 }))).toEqual({
      code: 'not-playable',
      atMs: null,
      says: 'This desk can’t play HEVC (H.265) video, 1280×720, with AAC sound, in an MP4 file.'.replace(
        '’',
        "'",
      ),
    });
    expect(codeOf({ error: 'open', playable: null, pictures: 0 })).toBe('not-playable');
  });

  test('a picture that stops while playback goes on is damage at the last picture', () => {
    expect(troubleIn(seen({ playedWithoutPictureMs: 8000 }))).toMatchObject({
      code: 'corrupt',
      atMs: 10_000,
    });
  });
});

describe('wrong lengths', () => {
  test('four frames of thirty-five seconds end early', () => {
    const given = {
      recordMs: 35_000,
      mediaMs: 35_000,
      pictures: 4,
      lastPictureMs: 100,
      atMs: 35_000,
      ended: true,
    };
    expect(troubleIn(seen(given))).toMatchObject({ code: 'ends-early', atMs: 100 });
  });

  test('ending far before the recorded length is said with both', () => {
    expect(troubleIn(seen({ ended: true, atMs: 24_000, mediaMs: 24_000, lastPictureMs: 23_970 }))).toEqual({
      code: 'ends-early',
      atMs: 24_000,
      says: 'The video ends at 00:00:24.000, but it should be 00:01:00.000 long.',
    });
  });

  test('jumping to an end that shows nothing says no more than that', () => {
    expect(troubleIn(seen({ ended: true, atMs: 60_000, lastPictureMs: 0, jumped: true }))).toMatchObject({
      code: 'ends-early',
      atMs: null,
    });
  });

  test('forty hours in the index of a one-second file are a lie, by its size', () => {
    const given = { mediaMs: 144_000_000, recordMs: 144_000_000, media: { ...media, sizeBytes: 200_000 } };
    expect(troubleIn(seen(given))).toMatchObject({
      code: 'lying-duration',
      says: expect.stringContaining('40 h') as string,
    });
  });

  test('forty hours against a record of one second are a lie whatever its size', () => {
    expect(codeOf({ mediaMs: 144_000_000, recordMs: 1000 })).toBe('lying-duration');
  });

  test('a picture in a file that says it is 0 s long is a lie', () => {
    expect(codeOf({ mediaMs: 0, recordMs: 0 })).toBe('lying-duration');
  });
});

describe('taking it back', () => {
  const noPicture = troubleIn(seen({ pictures: 0, lastPictureMs: null, playedWithoutPictureMs: 2000 }));
  const stopped = troubleIn(seen({ playedWithoutPictureMs: 8000 }));
  const damaged = troubleIn(seen({ error: 'decode' }));
  const early = troubleIn(seen({ ended: true, atMs: 60_032, lastPictureMs: 0, jumped: true }));

  test.each([
    ['no picture, when one comes', noPicture, false, {}, true],
    ['no picture, while none comes', noPicture, false, { pictures: 0, lastPictureMs: null }, false],
    ['a stopped picture, when it goes on', stopped, true, {}, true],
    ['damage that the decoder met', damaged, false, {}, false],
    [
      'an early end, when the end is shown after all',
      early,
      false,
      { ended: true, atMs: 60_032, lastPictureMs: 60_000 },
      true,
    ],
    ['an early end, elsewhere', early, false, {}, false],
  ] as const)('%s: %#', (_, said, passing, changes, taken) => {
    if (said === null) throw new Error('nothing was said');
    expect(isWithdrawn(said, passing, seen(changes))).toBe(taken);
  });
});
