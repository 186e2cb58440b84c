// The number of a frame as a row of black and white squares, to be read back from what a screen really shows.
// Pure: no Node, no DOM. The layout is in README.md beside this file.

const START = [1, 0, 1];
const STOP = [1, 1, 0];
const DATA_BITS = 16;
const CELLS_PER_HEIGHT = 30;
const CELL_COUNT = START.length + DATA_BITS + 1 + STOP.length;

/** The greatest number that fits. */
export const largestFrame = 2 ** DATA_BITS - 1;

/** The squares of a number, left to right, 1 for white: start marker, 16 bits high to low, even parity, stop marker. */
export function encode(frame: number): readonly number[] {
  if (!Number.isInteger(frame) || frame < 0 || frame > largestFrame) {
    throw new RangeError(`A frame number is a whole number up to ${largestFrame}, not ${frame}.`);
  }
  const bits = Array.from({ length: DATA_BITS }, (_, i) => (frame >> (DATA_BITS - 1 - i)) & 1);
  return [...START, ...bits, parityOf(bits), ...STOP];
}

function parityOf(bits: readonly number[]): number {
  return bits.reduce((sum, bit) => sum ^ bit, 0);
}

/**
 * Where the squares lie in a picture of this height: `cell` is their side in pixels (a fraction when the picture was
 * scaled), `x`, `y` the first one's upper left corner, `count` how many. A black border half a cell wide surrounds them.
 */
export function layout(height: number): {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
} {
  const cell = height / CELLS_PER_HEIGHT;
  return { cell, x: cell, y: cell, count: CELL_COUNT };
}

/** Draws a number's squares into RGB bytes (three per pixel); the height should be a multiple of 30. */
export function draw(rgb: Uint8Array, width: number, height: number, frame: number): void {
  const { cell, x, y, count } = layout(height);
  fill(rgb, width, x - cell / 2, y - cell / 2, cell * (count + 1), cell * 2, 0);
  encode(frame).forEach((bit, i) => {
    if (bit === 1) fill(rgb, width, x + i * cell, y, cell, cell, 255);
  });
}

function fill(
  rgb: Uint8Array,
  width: number,
  left: number,
  top: number,
  wide: number,
  high: number,
  tone: number,
): void {
  const [x0, x1] = [Math.round(left), Math.round(left + wide)];
  const [y0, y1] = [Math.round(top), Math.round(top + high)];
  for (let row = y0; row < y1; row++) rgb.fill(tone, (row * width + x0) * 3, (row * width + x1) * 3);
}

/**
 * Reads the number from the picture's RGBA bytes, or null when the squares aren't all there: wrong markers, a square
 * neither black nor white, or wrong parity. The picture may have been scaled, its shape kept.
 */
export function decode(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): number | null {
  const { cell, x, y, count } = layout(height);
  if (cell < 4 || rgba.length < width * height * 4 || (count + 2) * cell > width) return null;
  const bits: number[] = [];
  for (let i = 0; i < count; i++) {
    const tone = toneOf(rgba, width, x + i * cell, y, cell);
    if (tone > 88 && tone < 168) return null;
    bits.push(tone >= 168 ? 1 : 0);
  }
  const data = bits.slice(START.length, START.length + DATA_BITS);
  const fits =
    START.every((bit, i) => bits[i] === bit) &&
    STOP.every((bit, i) => bits[count - STOP.length + i] === bit) &&
    parityOf(data) === bits[START.length + DATA_BITS];
  return fits ? data.reduce((sum, bit) => sum * 2 + bit, 0) : null;
}

/** The mean brightness (0–255) of the middle of a square. */
function toneOf(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  left: number,
  top: number,
  cell: number,
): number {
  const [x0, x1] = [Math.ceil(left + cell * 0.3), Math.floor(left + cell * 0.7)];
  const [y0, y1] = [Math.ceil(top + cell * 0.3), Math.floor(top + cell * 0.7)];
  let sum = 0;
  let seen = 0;
  for (let row = y0; row <= y1; row++) {
    for (let column = x0; column <= x1; column++) {
      const at = (row * width + column) * 4;
      sum += (rgba[at] ?? 0) * 0.299 + (rgba[at + 1] ?? 0) * 0.587 + (rgba[at + 2] ?? 0) * 0.114;
      seen++;
    }
  }
  return sum / seen;
}
