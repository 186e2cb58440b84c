import { expect, test } from 'vitest';
import { ms } from '../../../contract/time.ts';
import { fileNameOf, textsOf } from '../../../renderer/stills/still.ts';

const video = {
  id: 'v-1',
  vendorId: 'X-1',
  title: 'Traffic stop',
  incidentNumber: 'KC/26:045512',
  media: null,
};
const at = {
  ms: 61_395,
  frame: { sha256: 'b'.repeat(64), pts: 920_925, timeBase: 15_000, number: 1842, source: 'index' as const },
};

test('a still names its clip, its frame, its timestamp and who took it', () => {
  const media = {
    kind: 'progressive' as const,
    mime: 'video/mp4',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    playedSha256: 'b'.repeat(64),
  };
  const facts = {
    video: { ...video, media: media as never },
    at,
    reviewer: { id: 'a-7', name: 'Sgt. D. Whitfield' },
    takenAt: Date.UTC(2026, 10, 26, 12),
  };
  expect(textsOf(facts)).toEqual({
    Title: 'Traffic stop',
    Author: 'Sgt. D. Whitfield (a-7)',
    'Creation Time': '2026-11-26T12:00:00.000Z',
    Software: 'Second Watch',
    'Clip id': 'v-1',
    'Clip SHA-256': 'a'.repeat(64),
    'Played copy SHA-256': 'b'.repeat(64),
    'Frame number': '1842',
    Timestamp: '920925/15000 s, from the container’s index',
    Place: '00:01:01.395',
  });
});

test('its file name holds nothing that a file system refuses', () => {
  expect(fileNameOf({ video, at: { ...at, ms: ms(61_395) } })).toBe(
    'KC-26-045512 frame 1842 at 00-01-01.395.png',
  );
});
