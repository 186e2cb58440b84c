import { describe, expect, it } from 'vitest';
import { type Colour, colourOf, type I420, shrinkI420 } from '../../../renderer/reading/shrink.ts';

/** A picture of `width` × `height` whose every pixel is asked for. `stride` is wider than a row: the rest is rubbish. */
function picture(width: number, height: number, at: (x: number, y: number) => readonly number[]): I420 {
  const [stride, half] = [width + 3, width / 2 + 5];
  const [blueAt, redAt] = [stride * height, stride * height + (half * height) / 2];
  const bytes = new Uint8Array(redAt + (half * height) / 2).fill(99);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [luma = 0, blue = 0, red = 0] = at(x, y);
      bytes[y * stride + x] = luma;
      bytes[blueAt + (y >> 1) * half + (x >> 1)] = blue;
      bytes[redAt + (y >> 1) * half + (x >> 1)] = red;
    }
  const planes = [
    { offset: 0, stride },
    { offset: blueAt, stride: half },
    { offset: redAt, stride: half },
  ];
  return { bytes, planes, width, height };
}

const limited = colourOf({ matrix: 'bt709', fullRange: false }, 720);

function plain(values: readonly number[], colour: Colour = limited): readonly number[] {
  return [
    ...shrinkI420(
      picture(4, 4, () => values),
      4,
      colour,
    ).rgba,
  ];
}

describe('a picture made small', () => {
  it('gives the colours that BT.709 names by these numbers', () => {
    expect(plain([16, 128, 128])).toEqual([0, 0, 0, 255]);
    expect(plain([235, 128, 128])).toEqual([255, 255, 255, 255]);
    // ITU-R BT.709-6, 8 bit: pure red and pure blue.
    expect(plain([63, 102, 240])).toEqual([255, 1, 0, 255]);
    expect(plain([32, 240, 118])).toEqual([1, 0, 255, 255]);
  });

  it('gives other colours for the same numbers by BT.601, and by the full range', () => {
    const old = colourOf({ matrix: 'smpte170m', fullRange: false }, 720);
    expect(plain([81, 90, 240], old)).toEqual([254, 0, 0, 255]);
    const full = colourOf({ matrix: 'bt709', fullRange: true }, 720);
    expect(plain([16, 128, 128], full)).toEqual([16, 16, 16, 255]);
  });

  it('takes a stream that says nothing of its colours by its height', () => {
    const silent = { matrix: null, fullRange: null };
    expect([colourOf(silent, 480).red, colourOf(silent, 720).red]).toEqual([0.299, 0.2126]);
  });

  it('takes the mean of each block where it lies, and leaves off what fills none', () => {
    const quarters = picture(10, 8, (x) => [x < 4 ? 16 : 235, 128, 128]);
    const { width, height, rgba } = shrinkI420(quarters, 4, limited);
    expect([width, height]).toEqual([2, 2]);
    expect([...rgba].filter((_, at) => at % 4 === 0)).toEqual([0, 255, 0, 255]);
    const chess = picture(8, 8, (x, y) => [(x + y) % 2 === 0 ? 16 : 235, 128, 128]);
    const grey = [...shrinkI420(chess, 4, limited).rgba].filter((_, at) => at % 4 !== 3);
    expect(new Set(grey)).toEqual(new Set([128]));
  });

  it('refuses what has no three planes', () => {
    const { planes, ...rest } = picture(4, 4, () => [0, 0, 0]);
    expect(() => shrinkI420({ ...rest, planes: planes.slice(0, 2) }, 4, limited)).toThrow('no three planes');
  });
});
