import { expect, test } from 'vitest';
import { decode, draw, encode, largestFrame, layout } from './frameCode.ts';

function painted(frame: number, width: number, height: number, ground = 90): Uint8Array {
  const rgb = new Uint8Array(width * height * 3).fill(ground);
  draw(rgb, width, height, frame);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < rgb.length; i++) rgba[Math.floor(i / 3) * 4 + (i % 3)] = rgb[i] ?? 0;
  return rgba;
}

/** Every second pixel of every second row, as a smaller window shows it. */
function halved(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const small = new Uint8Array((width / 2) * (height / 2) * 4);
  for (let y = 0; y < height / 2; y++) {
    for (let x = 0; x < width / 2; x++) {
      const from = (y * 2 * width + x * 2) * 4;
      small.set(rgba.subarray(from, from + 4), (y * (width / 2) + x) * 4);
    }
  }
  return small;
}

test('a number is read back from its squares', () => {
  for (const frame of [0, 1, 2, 255, 1199, 40_000, largestFrame]) {
    expect(decode(painted(frame, 848, 480), 848, 480)).toBe(frame);
    expect(decode(painted(frame, 1280, 720), 1280, 720)).toBe(frame);
  }
});

test('a picture at half its size still shows its number', () => {
  expect(decode(halved(painted(1234, 848, 480), 848, 480), 424, 240)).toBe(1234);
});

test('squares are at least 16 pixels wide at 480 lines', () => {
  expect(layout(480)).toEqual({ cell: 16, x: 16, y: 16, count: 23 });
});

test('a picture without squares has no number', () => {
  expect(decode(new Uint8Array(848 * 480 * 4).fill(128), 848, 480)).toBeNull();
  expect(decode(new Uint8Array(848 * 480 * 4).fill(255), 848, 480)).toBeNull();
});

test('one flipped square is no other number', () => {
  const { cell, x, y, count } = layout(480);
  for (let flipped = 0; flipped < count; flipped++) {
    const rgba = painted(4711, 848, 480);
    for (let row = y; row < y + cell; row++) {
      for (let column = x + flipped * cell; column < x + (flipped + 1) * cell; column++) {
        for (const part of [0, 1, 2]) {
          const at = (row * 848 + column) * 4 + part;
          rgba[at] = 255 - (rgba[at] ?? 0);
        }
      }
    }
    expect(decode(rgba, 848, 480)).toBeNull();
  }
});

test('a number that does not fit is refused', () => {
  expect(() => encode(largestFrame + 1)).toThrow(RangeError);
  expect(() => encode(1.5)).toThrow(RangeError);
});
