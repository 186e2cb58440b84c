import { describe, expect, test } from 'vitest';
import { Mark } from '../../../contract/nouns/finding.ts';
import { frameStamp } from '../../../renderer/player/frames.ts';
import { markAt, withEdge } from '../../../renderer/review/marking.ts';

const moment = (seconds: number) => ({
  ms: Math.round(seconds * 1000),
  frame: frameStamp({ seconds, count: 1 }, seconds, null),
});
const clip = 60_000;

describe('a mark', () => {
  test('is one frame: its place, its stamp, and where the key was pressed', () => {
    const mark = markAt(moment(61.394_967), 588_000);
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
    expect(markAt(moment(60.02), clip)).toMatchObject({ startMs: 60_000, startFrame: { pts: 60_020_000 } });
  });
});

describe('moving an end', () => {
  const mark = markAt(moment(10), clip);

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
