import { describe, expect, test } from 'vitest';
import { Mark } from '../../../contract/nouns/finding.ts';
import { frameStamp } from '../../../renderer/player/frames.ts';
import { exactly, markFrom, momentOf, withEdge } from '../../../renderer/review/marks.ts';

const shown = (seconds: number) => ({
  ms: Math.round(seconds * 1000),
  frame: frameStamp({ seconds, count: 1 }, seconds, null),
});
const moment = (seconds: number) => exactly(shown(seconds));
const clip = 60_000;

describe('a mark', () => {
  test('is one frame: its place, its stamp, and where the key was pressed', () => {
    const mark = markFrom(moment(61.394_967), 588_000);
    expect(Mark.parse(mark)).toEqual({
      startMs: 61_395,
      endMs: null,
      startFrame: { sha256: null, pts: 61_394_967, timeBase: 1_000_000, number: null, source: 'picture' },
      endFrame: null,
      rawStartMs: 61_395,
      rawEndMs: null,
    });
  });

  test('on the last picture of a clip whose record ends a moment earlier lies at its end, and keeps its frame', () => {
    expect(markFrom(moment(60.02), clip)).toMatchObject({ startMs: 60_000, startFrame: { pts: 60_020_000 } });
  });
});

describe('moving an end', () => {
  const mark = markFrom(moment(10), clip);

  test('an end makes it a stretch', () => {
    expect(withEdge(mark, 'end', moment(12), clip)).toMatchObject({
      startMs: 10_000,
      endMs: 12_000,
      rawEndMs: 12_000,
      endFrame: { pts: 12_000_000 },
    });
  });

  test('the start moves and the end stays', () => {
    const stretch = withEdge(mark, 'end', moment(12), clip);
    expect(withEdge(stretch, 'start', moment(9), clip)).toMatchObject({ startMs: 9000, endMs: 12_000 });
  });

  test('an end before the start turns them round', () => {
    expect(withEdge(mark, 'end', moment(8), clip)).toMatchObject({
      startMs: 8000,
      startFrame: { pts: 8_000_000 },
      endMs: 10_000,
      endFrame: { pts: 10_000_000 },
    });
  });

  test('a start after the end turns them round', () => {
    const stretch = withEdge(mark, 'end', moment(12), clip);
    expect(withEdge(stretch, 'start', moment(20), clip)).toMatchObject({ startMs: 12_000, endMs: 20_000 });
  });
});

describe('what a press means', () => {
  const player = (playing: boolean, speed: number) => ({
    frameTime: () => shown(20),
    frameTimeAt: (atMs: number) => shown(atMs / 1000),
    store: { getState: () => ({ playing, speed }) },
  });

  test('while playing it is earlier by the reaction time, as far as the clip has moved at this speed; both are kept', () => {
    const mark = markFrom(momentOf(player(true, 2), 300), clip);
    expect(mark).toMatchObject({ startMs: 19_400, rawStartMs: 20_000, startFrame: { pts: 19_400_000 } });
    expect(withEdge(mark, 'end', momentOf(player(true, 1), 250), clip)).toMatchObject({
      startMs: 19_400,
      endMs: 19_750,
      rawEndMs: 20_000,
    });
  });

  test('paused it is the frame on the glass, whatever was measured', () => {
    expect(markFrom(momentOf(player(false, 1), 300), clip)).toMatchObject({
      startMs: 20_000,
      rawStartMs: 20_000,
    });
  });

  test('it is never before the clip', () => {
    expect(momentOf(player(true, 16), 2000).meant.ms).toBe(0);
  });
});
